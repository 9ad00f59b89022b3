import { faults } from '#src/core/index.ts';
import { REJECT_CAUSES } from './reasons.ts';

const { parameterCode, parameterValue, tpduType } = REJECT_CAUSES;

// biome-ignore format: a table
/** What can be wrong in X.224 class 0. `answer` is the reject cause of the ER; without one nothing is said and the line is closed. */
export const cotpFaults = faults('cotp', {
  truncated:       { clause: 'X.224 §13.2.1',     answer: parameterValue.code, says: 'the octets go on to the end of the TPDU' },
  lengthIndicator: { clause: 'X.224 §13.2.1',     answer: parameterValue.code, says: 'the length indicator is 1 to 254 and less than the NSDU is long' },
  fixedPart:       { clause: 'X.224 §13.2.2.1',   answer: parameterValue.code, says: 'the fixed part lies inside the header' },
  type:            { clause: 'X.224 §13.2.2.2',   answer: tpduType.code,       says: 'the code is that of a TPDU' },
  parameterLength: { clause: 'X.224 §13.2.3',     answer: parameterValue.code, says: 'a parameter lies inside the header' },
  parameterCode:   { clause: 'X.224 §13.2.3',     answer: parameterCode.code,  says: 'only a CR may have a parameter that is not defined' },
  unexpected:      { clause: 'X.224 §6.22',       answer: tpduType.code,       says: 'the TPDU is allowed in this state' },
  secondCR:        { clause: 'X.224 §6.9.1.4.2',                               says: 'a network connection carries one transport connection in class 0' },
  dstRef:          { clause: 'X.224 §13.3.3',     answer: parameterValue.code, says: 'the DST-REF of a CR is 0' },
  srcRef:          { clause: 'X.224 §6.5.4',      answer: parameterValue.code, says: 'the SRC-REF of a CR is not 0' },
  credit:          { clause: 'X.224 §13.3.3',     answer: parameterValue.code, says: 'the credit is 0 in class 0' },
  classOption:     { clause: 'X.224 §13.3.3',     answer: parameterValue.code, says: 'the preferred class is 0 to 4' },
  alternatives:    { clause: 'X.224 Table 3',     answer: parameterValue.code, says: 'the alternative classes fit the preferred class' },
  longCR:          { clause: 'X.224 §13.3',       answer: parameterValue.code, says: 'a CR has 128 octets at most' },
  longDR:          { clause: 'X.224 §13.5',                                    says: 'a DR has 128 octets at most' },
  tpduSize:        { clause: 'X.224 §13.3.4',     answer: parameterValue.code, says: 'the TPDU size is one of 128 to 8192 octets' },
  sizeOfClass:     { clause: 'X.224 §13.3.4',     answer: parameterValue.code, says: 'the TPDU size is one of 128 to 2048 octets in class 0' },
  preferredSize:   { clause: 'X.224 §13.3.4',     answer: parameterValue.code, says: 'the preferred TPDU size is 1 to 4 octets, a multiple of 128' },
  classRefused:    { clause: 'X.224 Table 3',                                  says: 'class 0 is among the classes that are proposed' },
  noSuchReference: { clause: 'X.224 §6.9.1.4.2',                               says: 'a CC answers the CR that was sent' },
  responderRef:    { clause: 'X.224 §6.5.4',                                   says: 'the SRC-REF of a CC is not 0' },
  classChosen:     { clause: 'X.224 §6.5.4',                                   says: 'a CC chooses a class that was proposed' },
  sizeChosen:      { clause: 'X.224 §6.5.4',                                   says: 'a CC grants no more than was proposed' },
  sizeNotProposed: { clause: 'X.224 §6.5.4',      answer: parameterCode.code,  says: 'a CC has F0 only where the CR had it, and then no C0' },
  optionChosen:    { clause: 'X.224 §6.5.4',      answer: parameterValue.code, says: 'a CC selects no option that was not proposed' },
  disconnected:    { clause: 'X.224 §6.7.1.4',                                 says: 'class 0 is released without a DR' },
  dtFormat:        { clause: 'X.224 §13.7.1',     answer: parameterValue.code, says: 'the header of a DT has 3 octets in class 0' },
  roa:             { clause: 'X.224 §13.7.3',     answer: tpduType.code,       says: 'request of acknowledgement is not agreed' },
  tpduNr:          { clause: 'X.224 §13.7.3',     answer: parameterValue.code, says: 'the TPDU-NR is 0 in class 0' },
  emptySegment:    { clause: 'X.224 §6.3.3',      answer: parameterValue.code, says: 'every DT but the last of a TSDU has user data' },
  emptyTsdu:       { clause: 'X.214 §13.1.2.1',   answer: parameterValue.code, says: 'a TSDU has one octet at least' },
  longDT:          { clause: 'X.224 §13.7.5',     answer: parameterValue.code, says: 'a DT is not longer than the TPDU size agreed' },
  edFormat:        { clause: 'RFC 1006 §6',       answer: parameterValue.code, says: 'the header of an ED has 3 octets in class 0' },
  edEnd:           { clause: 'X.224 §13.8.3',     answer: parameterValue.code, says: 'an ED ends its TSDU' },
  edLength:        { clause: 'X.224 §13.8.5',     answer: parameterValue.code, says: 'an ED has 1 to 16 octets of user data' },
  longTsdu:        { clause: 'local matter',                                   says: 'a TSDU is not longer than the limit set here' },
  firstCR:         { clause: 'local matter',                                   says: 'a caller sends a CR in the time set here' },
  answer:          { clause: 'X.224 §6.5.4',                                   says: 'a CR is answered in the time set here' },
  reference:       { clause: 'X.224 §6.5.4',                                   says: 'a reference of ours is 1 to 65535' },
});
