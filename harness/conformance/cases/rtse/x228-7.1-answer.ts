import { hangsUpAt, having } from '../../sabotage.ts';
import { casesOf, check, expect, send } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { added, elementAt, octetsAt, removed, replaced } from '../../upper/edit.ts';
import { begins, saysWrongly } from '../../upper/mend.ts';
import { RTOAC, RTORQ } from '../../upper/places.ts';
import { ppduSaid } from '../../upper/ppdu.ts';
import { acWith } from '../../upper/say.ts';
import { GOES_ON } from '../presentation/reactions.ts';
import { ABORTED, RECOVER } from './reactions.ts';

const UNDEFINED = hex`9e 01 00`;

/** X.228 §7.1: an association that the endpoint opens, and the answers that it gets. */
export const ANSWERED = casesOf(
  { clause: 'X.228 §7.1', at: 'association', mode: 'normal', level: 'may', roles: ['initiator'], from: 'open' },
  [
    {
      id: 'rtse.rtoac.element-undefined',
      rule: 'RTSE-25',
      clause: 'X.228 §7.10',
      requirement: 'An element of an RTOAC that is not defined is ignored.',
      isSound: true,
      steps: [send(acWith(added(RTOAC, UNDEFINED))), GOES_ON],
      saboteur: hangsUpAt('knows the elements of its edition alone', having(UNDEFINED)),
    },
    {
      id: 'rtse.rtoac.absent',
      rule: 'RTSE-26',
      requirement: 'An AARE without an RTOAC opens nothing.',
      steps: [send(acWith(removed('a2 61 30 a0 61 be'))), expect(...ABORTED)],
      saboteur: begins('takes the AARE for the RTOAC'),
    },
    {
      id: 'rtse.rtoac.recover-where-open',
      rule: 'RTSE-26',
      requirement: 'An open that is answered by a recovery opens nothing.',
      steps: [send(acWith(replaced(`${RTOAC} a2 a0`, RECOVER))), expect(...ABORTED)],
      saboteur: begins('does not look at the connection data'),
    },
    {
      id: 'rtse.rtoac.is-rtorj',
      rule: 'RTSE-26',
      requirement: 'An RTORJ in an AARE that accepts opens nothing.',
      steps: [send(acWith(replaced(RTOAC, hex`b2 00`))), expect(...ABORTED)],
      saboteur: begins('takes any APDU for an RTOAC'),
    },
    {
      id: 'rtse.rtorq.open',
      rule: 'RTSE-41',
      requirement: 'Whoever calls opens: the connection data hold the argument of the user, or the connection that is to be recovered.',
      isSound: true,
      steps: [
        check('connection data of an open or of a recovery', (known) => {
          const cp = ppduSaid(known, 'session CN');
          const data = elementAt(cp, `${RTORQ} a3`);
          if (!data) return 'there are no connection data';
          if (octetsAt(cp, `${RTORQ} 84`)) return 'there is an application protocol, which is of X.410 mode';
          return octetsAt(cp, `${RTORQ} a3 a0`) || octetsAt(cp, `${RTORQ} a3 a1`) ? undefined : 'they are neither';
        }),
      ],
      saboteur: saysWrongly('names an application protocol in either mode', 'session CN', added(RTORQ, hex`84 01 0c`)),
    },
  ],
);
