import { faults } from '#src/core/index.ts';
import { ABORT_BITS } from './reasons.ts';

const protocolError = ABORT_BITS.protocolError.code;
const noReason = ABORT_BITS.noReason.code;
const restriction = ABORT_BITS.restriction.code;

// biome-ignore format: a table
/** What can be wrong in X.225. `answer` is what the transport disconnect item of the AB says, X.225 §8.3.9. */
export const sessionFaults = faults('session', {
  truncated:       { clause: 'X.225 §8.2.1',      answer: protocolError, says: 'the octets go on to the end of the SPDU' },
  lengthIndicator: { clause: 'X.225 §8.2.5',      answer: protocolError, says: 'the length indicator lies inside the TSDU' },
  type:            { clause: 'X.225 §A.4.3.2',    answer: protocolError, says: 'the SI is that of an SPDU' },
  parameterLength: { clause: 'X.225 §8.2.3',      answer: protocolError, says: 'a parameter lies inside its SPDU and its group' },
  long:            { clause: 'X.225 §8.2.5',                             says: 'a parameter field has 65535 octets at most' },
  valueLength:     { clause: 'X.225 §8.3',        answer: protocolError, says: 'a parameter has no more octets than its table allows' },
  missing:         { clause: 'X.225 §8.3',        answer: protocolError, says: 'a mandatory parameter is there' },
  concatenation:   { clause: 'X.225 §6.3.7',      answer: protocolError, says: 'the SPDUs of a TSDU may be concatenated so' },
  headTokens:      { clause: 'X.225 §8.3.16.6',   answer: protocolError, says: 'a GT before this SPDU gives no tokens' },
  enclosure:       { clause: 'X.225 §7.11.1',     answer: protocolError, says: 'an enclosure item stands where segmenting is selected, and nowhere else' },
  segments:        { clause: 'X.225 §7.11.3',     answer: protocolError, says: 'nothing else comes between the segments of an SSDU' },
  emptySegment:    { clause: 'X.225 §7.11.2',     answer: protocolError, says: 'every segment but the last has user information' },
  longTsdu:        { clause: 'X.225 §6.3.6',      answer: protocolError, says: 'a TSDU is not longer than agreed' },
  shortTsdu:       { clause: 'X.225 §8.3.1.8',    answer: restriction,   says: 'a TSDU that is agreed has room for a segment' },
  longSsdu:        { clause: 'local matter',      answer: restriction,   says: 'an SSDU is not longer than the limit set here' },
  emptySsdu:       { clause: 'X.215 §13.1',                              says: 'an SSDU has one octet at least' },
  longUserData:    { clause: 'X.225 §7.1.1',      answer: protocolError, says: 'user data are not longer than the version allows' },
  versionData:     { clause: 'X.225 §7.16.1',     answer: protocolError, says: 'this SPDU has no user data in version 1' },
  extendedData:    { clause: 'X.225 §8.3.1.21',   answer: protocolError, says: 'extended user data stand in version 2, and not beside user data' },
  unexpected:      { clause: 'X.225 §A.4.1.2',    answer: protocolError, says: 'the SPDU is allowed in this state' },
  initiator:       { clause: 'X.225 §6.1.4',      answer: protocolError, says: 'who opened the transport connection sends the CN' },
  duplexity:       { clause: 'X.225 §8.3.1.16',   answer: protocolError, says: 'half-duplex or duplex is among the units' },
  unitNeeds:       { clause: 'X.225 §5.8.1',      answer: protocolError, says: 'a functional unit comes with the unit that it needs' },
  unitChosen:      { clause: 'X.225 §8.3.4',      answer: protocolError, says: 'an AC selects units that were proposed' },
  versionChosen:   { clause: 'X.225 §8.3.4',      answer: protocolError, says: 'an AC selects a version that was proposed' },
  unitMissing:     { clause: 'X.225 §5.8.1',      answer: protocolError, says: 'the functional unit is selected' },
  token:           { clause: 'X.225 Table 5',     answer: protocolError, says: 'the token is where this SPDU demands it' },
  tokenItem:       { clause: 'X.225 §8.3.16.3',   answer: protocolError, says: 'a token item names a token that is available' },
  activity:        { clause: 'X.225 §7.29',       answer: protocolError, says: 'the activity runs, or does not, as this SPDU demands it' },
  serialNumber:    { clause: 'X.225 §8.3.1.10',   answer: protocolError, says: 'a serial number is 1 to 6 digits, 0 to 999999' },
  syncPoint:       { clause: 'X.225 §7.20.3',     answer: protocolError, says: 'a sync point is the next one, or one that awaits its confirm' },
  tokenSetting:    { clause: 'X.225 §8.3.1.11',   answer: protocolError, says: 'a token setting is 00, 01 or, in a CN, 10' },
  aborted:         { clause: 'X.225 §7.9.3',                             says: 'the peer does not abort' },
  firstCN:         { clause: 'local matter',                             says: 'a caller sends a CN in the time set here' },
  answer:          { clause: 'local matter',      answer: noReason,      says: 'a CN and an FN are answered in the time set here' },
});
