import { UNTRIED_COTP } from './untried-cotp.ts';
import { UNTRIED_SESSION } from './untried-session.ts';
import { UNTRIED_TPKT } from './untried-tpkt.ts';
import { UNTRIED_UPPER } from './untried-upper.ts';

/** Rules without a case, and why. */
export const UNTRIED: Readonly<Record<string, string>> = { ...UNTRIED_TPKT, ...UNTRIED_COTP, ...UNTRIED_SESSION, ...UNTRIED_UPPER };
