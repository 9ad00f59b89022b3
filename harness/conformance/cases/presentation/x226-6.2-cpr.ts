import { ignores } from '../../sabotage.ts';
import { casesOf, expect, send } from '../../steps.ts';
import { carrying } from '../../upper/mend.ts';
import { element } from '../../upper/ppdu.ts';
import { rfWith } from '../../upper/say.ts';
import { REFUSED } from './reactions.ts';

/** X.226 §6.2.5.7: refusals by the provider that the endpoint hears. Which of them it tries again later is its own matter. */
export const CPRS = casesOf(
  {
    clause: 'X.226 §6.2.5.7',
    rule: 'PRES-19',
    at: 'session',
    mode: 'normal',
    level: 'must',
    roles: ['initiator'],
    from: 'open',
    isSound: true,
  },
  (['no-reason', 'congestion', 'limit', 'address', 'version', 'default-context', 'unreadable', 'no-psap'] as const).map((name, reason) => ({
    id: `presentation.cpr.${name}`,
    requirement: `A CPR for the provider-reason ${reason} ends the attempt: the endpoint releases the transport connection.`,
    steps: [send(rfWith(element(0x30, Uint8Array.of(0x8a, 1, reason)))), expect(...REFUSED)],
    saboteur: ignores('waits on for an answer that it has', carrying('RF')),
  })),
);
