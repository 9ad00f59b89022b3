import { faults } from '#src/core/index.ts';
import { ABORT_REASONS } from './reasons.ts';

const protocolError = ABORT_REASONS.protocolError.code;
const localSystemProblem = ABORT_REASONS.localSystemProblem.code;
const unrecognizedActivity = ABORT_REASONS.unrecognizedActivity.code;
const transferCompleted = ABORT_REASONS.transferCompleted.code;

// biome-ignore format: a table
/** What can be wrong in X.228. `answer` is the abortReason of the RTAB, X.228 §9. */
export const rtseFaults = faults('rtse', {
  unexpected:   { clause: 'X.228 Annex A',       answer: protocolError,        says: 'the event is foreseen in this state' },
  mode:         { clause: 'X.228 §7.1',          answer: protocolError,        says: 'both sides are in the same mode' },
  units:        { clause: 'X.228 §7.1',          answer: protocolError,        says: 'half-duplex, minor synchronize, activity management and exceptions are selected' },
  tokens:       { clause: 'X.218 §9.1.1.2',      answer: protocolError,        says: 'all tokens are where the turn is' },
  context:      { clause: 'X.228 §7.1',          answer: protocolError,        says: 'a presentation context for the APDUs of RTSE is there' },
  apdu:         { clause: 'X.228 §7.1',          answer: protocolError,        says: 'an APDU stands in the context of RTSE' },
  dialogue:     { clause: 'X.228 §7.1',          answer: protocolError,        says: 'a dialogue mode is monologue or two-way alternate' },
  sizes:        { clause: 'X.228 §7.1',          answer: protocolError,        says: 'a checkpoint and a window size is not negative, and not more than was proposed' },
  checkpoint:   { clause: 'local matter',        answer: protocolError,        says: 'a transfer of a monologue goes on in the checkpoint size that it had' },
  connection:   { clause: 'X.228 §7.1',          answer: protocolError,        says: 'an open is answered by an open, and a recovery by a recovery' },
  segment:      { clause: 'X.228 §7.3',          answer: protocolError,        says: 'a segment of an APDU is a value of the context of RTSE' },
  external:     { clause: 'X.228 §7.3',          answer: protocolError,        says: 'in normal mode the segments are those of an EXTERNAL' },
  syncPoint:    { clause: 'X.228 §7.3',          answer: protocolError,        says: 'a sync point is the next one, or one that awaits its confirm' },
  activity:     { clause: 'X.228 §7.8',          answer: unrecognizedActivity, says: 'an activity that goes on is one that was cut off here' },
  completed:    { clause: 'X.228 §7.8',          answer: transferCompleted,    says: 'an activity that goes on was not completed before' },
  recovery:     { clause: 'X.228 §7.8',                                        says: 'a recovery is of the mode and of the side that has the turn' },
  references:   { clause: 'X.228 §7.8',                                        says: 'a session connection that is recovered has a calling and a common reference' },
  time:         { clause: 'X.218 §9.3',                                        says: 'an APDU is transferred in its time' },
  answer:       { clause: 'local matter',        answer: localSystemProblem,   says: 'an interrupt and a discard are answered in the time set here' },
  refused:      { clause: 'X.228 §7',                                          says: 'the receiver takes the APDU' },
  retries:      { clause: 'local matter',                                      says: 'a transfer meets no more exceptions than the limit set here' },
  long:         { clause: 'local matter',        answer: localSystemProblem,   says: 'an APDU is not longer than the limit set here' },
  aborted:      { clause: 'X.228 §7.7',                                        says: 'the peer does not abort' },
});
