import type { Seen } from '../../case.ts';
import { hex } from '../../stimuli.ts';

/** X.228 §7.7: a protocol error ends the association, with an RTAB if that can be said; of lesser endpoints the line ends. */
export const ABORTED: readonly Seen[] = ['rtse RTAB', 'session AB', 'closed', 'reset'];

/** An open that comes to nothing. */
export const NOT_OPENED: readonly Seen[] = ['session RF', ...ABORTED];

/** What a sender says in an activity. */
export const SENDING: readonly Seen[] = ['session AS', 'session DT'];

/** Connection data that name a session connection which nobody has heard of: recover, in normal mode and in X.410 mode. */
export const RECOVER = hex`a1 18 04 04 16 02 58 58 17 0d 32 36 31 31 32 35 31 32 30 30 30 30 5a 80 01 30`;
export const RECOVER_1984 = hex`a1 18 14 04 16 02 58 58 17 0d 32 36 31 31 32 35 31 32 30 30 30 30 5a 80 01 30`;
