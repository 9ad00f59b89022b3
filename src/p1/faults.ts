import { faults } from '#src/core/index.ts';
import { BIND_ERRORS } from './bind-errors.ts';

const authentication = BIND_ERRORS['authentication-error'].code;

// biome-ignore format: a table
/** What can be wrong in X.411 and its mapping onto X.228. `answer` is the bind error that the peer is told, X.411 §12.1.2. */
export const p1Faults = faults('p1', {
  noArgument:          { clause: 'X.411 §12.1.1',       answer: authentication, says: 'an association that is no recovery is opened with an MTA-bind' },
  noResult:            { clause: 'X.411 §12.1.1',                               says: 'an association that is accepted carries the result of the MTA-bind' },
  mtaName:             { clause: 'X.411 §8.5.3',        answer: authentication, says: 'an MTA-name has 1 character at least' },
  longMtaName:         { clause: 'X.411 §8.5.3',                                says: 'an MTA-name has 32 characters at most' },
  longPassword:        { clause: 'X.411 §12.1.1',                               says: 'a password has 62 octets at most' },
  applicationProtocol: { clause: 'X.419 §13.2.1.1.1',   answer: authentication, says: 'the application protocol is 12, that of 1988, or 1, that of 1984' },
  transferContext:     { clause: 'X.419 §13.1',         answer: authentication, says: 'the contexts that are proposed have that of MTS-APDUs among them' },
  apduContext:         { clause: 'X.419 §13.1',                                 says: 'an MTS-APDU stands in the presentation context of its abstract syntax' },
  unexpected:          { clause: 'X.411 §12',                                   says: 'the primitive is allowed in this state' },
  flags:               { clause: 'local matter',                                says: 'a BIT STRING of named bits has 256 bits at most' },
  contentType:         { clause: 'X.419 Annex B',                               says: 'P1 of 1984 knows content types by number only' },
  attribute:           { clause: 'X.402 Annex F',                               says: 'an attribute of an O/R address is written label=value' },
  label:               { clause: 'X.402 Annex F',                               says: 'the label is that of an attribute: c, a, p, o, s, g, i, q, ou1 to ou4, cn, x.121, t-id, n-id, dda:type' },
  twice:               { clause: 'X.402 Annex F',                               says: 'each attribute stands once' },
  character:           { clause: 'X.411 §8.5.5',                                says: 'the characters of an attribute are those of its type' },
  surname:             { clause: 'X.411 §8.5.5',                                says: 'a personal name has a surname' },
  units:               { clause: 'X.402 Annex F',                               says: 'the organizational units are numbered from ou1 on, without a gap' },
});
