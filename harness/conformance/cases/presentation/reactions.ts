import type { Seen } from '../../case.ts';
import { quiet } from '../../steps.ts';

/** X.226 §6.4.4: an ARP if that can be said, so an AB without one; of lesser endpoints the line ends. */
export const PEP: readonly Seen[] = ['presentation ARP', 'session AB', 'closed', 'reset'];

/** The same for a CP: a refusal does as well. */
export const NOT_CONNECTED: readonly Seen[] = ['presentation CPR', 'session RF', ...PEP];

/** The endpoint has heard that it is over, X.226 §6.4.4.5 and X.225 §7.9: an AA, or nothing more than the end of the line. */
export const OVER: readonly Seen[] = ['session AA', 'closed', 'reset'];

/** An endpoint that has bound: it transfers, closes, gives the turn, sends the data that it may send at once, or has nothing to do. */
export const GOES_ON = quiet('session AS', 'session FN', 'session GTC', 'session PT', 'session DT');

/** What an endpoint that has the turn may have said before it hears of anything. */
export const BUSY: readonly Seen[] = ['session AS', 'session DT', 'session MIP', 'session AE', 'session PT', 'session GTC', 'session FN'];

/** Whoever is refused has no further use for the line, X.225 §7.5. */
export const REFUSED: readonly Seen[] = ['closed', 'reset'];
