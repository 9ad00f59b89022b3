import type { Step } from '../../case.ts';
import { expect, passing, send } from '../../steps.ts';
import { removed } from '../../upper/edit.ts';
import { RTOAC } from '../../upper/places.ts';
import { acWith } from '../../upper/say.ts';

/** An association of ours without checkpoints: what the endpoint transfers comes whole, and its end behind it. */
export const ended: readonly Step[] = [
  send(acWith(removed(`${RTOAC} 80`)), 'AC without checkpoints'),
  passing(['session AS', 'session DT'], expect('session AE')),
];
