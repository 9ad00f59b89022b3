import type { Case, Step } from './case.ts';
import type { Known } from './known.ts';
import { acOf, cnOf } from './speech.ts';
import { expect } from './steps.ts';

/** What opens the layers above transport from our side, as one TSDU: a CN where the endpoint is called, an AC where it calls. */
export const openingOf = (known: Known): Uint8Array => (known.role === 'responder' ? cnOf(known) : acOf(known));

/** What tells that the opening was taken. */
export const OPENED = ['session AC', 'session AS', 'session FN'] as const;

/** The opening has arrived whole: it is accepted, or an activity follows, or the release where there is nothing to send. */
export const opens: Step = expect(...OPENED);

/** What both ends need for that: an MTA above. */
export const BOTH_OPEN = { from: 'open', roles: ['responder', 'initiator'], needs: ['mta'] } as const satisfies Partial<Case>;
