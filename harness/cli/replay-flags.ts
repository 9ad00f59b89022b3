import type { Flag } from './command.ts';
import { FAULT_FLAG } from './fault-flag.ts';

/** The flags of `port102 replay`. */
export const REPLAY_FLAGS: readonly Flag[] = [
  {
    flags: '--as <side>',
    says: 'the side to play: it dials the target, or listens there',
    default: 'initiator',
    choices: ['initiator', 'responder'],
  },
  { flags: '--stream <n>', says: 'the conversation to play; left out: all that have a CR, one after the other' },
  { flags: '--continue', says: 'go on past a difference; left out: stop at the first' },
  { flags: '--within <time>', says: 'how long an answer may take beyond the time that it took in the capture', default: '10s' },
  { flags: '--pace', says: 'keep the gaps of the capture; left out: as fast as the order allows' },
  { flags: '--called <tsel>', says: 'called T-selector in the CR: text, or 0x4f5053; left out: as recorded' },
  { flags: '--calling <tsel>', says: 'calling T-selector in the CR: text, or 0x4f5053; left out: as recorded' },
  FAULT_FLAG,
  { flags: '--strict', says: 'times, references, identifiers and TPDU sizes count, too' },
  { flags: '--for <time>', says: 'as responder, how long calls are waited for; left out: until it is interrupted' },
];
