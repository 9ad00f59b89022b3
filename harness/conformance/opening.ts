import type { Case, Step } from './case.ts';
import { isAnswered } from './hello.ts';

/** What opens the layers above transport from our side, as one TSDU: our first words where the endpoint is called, our answer where it calls. */
export { helloOf as openingOf } from './hello.ts';

/** What tells that the opening of an MTA was taken. */
export const OPENED = ['session AC', 'session AS', 'session FN'] as const;

/** The opening has arrived whole: whoever stands above transport goes on. */
export const opens: Step = isAnswered;

/** What both ends need for that: somebody above transport. */
export const BOTH_OPEN = { from: 'open', roles: ['responder', 'initiator'], needs: ['answers'] } as const satisfies Partial<Case>;
