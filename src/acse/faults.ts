import { faults } from '#src/core/index.ts';
import { ABORT_DIAGNOSTICS } from './diagnostics.ts';

const protocolError = ABORT_DIAGNOSTICS['protocol-error'].code;

// biome-ignore format: a table
/** What can be wrong in X.227. `answer` is the diagnostic of the ABRT, which is sent where authentication is selected, X.227 §9.1. */
export const acseFaults = faults('acse', {
  context:       { clause: 'X.227 §9.1',     answer: protocolError, says: 'the presentation context of ACSE is there' },
  missing:       { clause: 'X.227 §7.3.3.4', answer: protocolError, says: 'the user data have the APDU that belongs there' },
  apdu:          { clause: 'X.227 §7.3.3.4', answer: protocolError, says: 'the APDU is the one that belongs there' },
  astray:        { clause: 'X.227 §7.3.3.4', answer: protocolError, says: 'no APDU of ACSE stands among data' },
  unexpected:    { clause: 'X.227 §7.3.3.4', answer: protocolError, says: 'the APDU is allowed in this state' },
  contradiction: { clause: 'X.227 §7.1.3.4', answer: protocolError, says: 'the result of an AARE is that of the presentation connection' },
  reference:     { clause: 'X.227 §9.1',     answer: protocolError, says: 'user information names its presentation context' },
  encoding:      { clause: 'X.227 §9.1',     answer: protocolError, says: 'user information is one element, or octets' },
  aborted:       { clause: 'X.227 §7.3.3.2',                        says: 'the ACSE of the peer does not abort' },
});
