import { encodeTsdu, spduOf } from '#src/session/index.ts';
import type { Saboteur } from '../../case.ts';
import { answersWith, having } from '../../sabotage.ts';
import { cnOf } from '../../speech.ts';
import { casesOf, expect, quiet, send } from '../../steps.ts';
import { dtOf, hex, packet, tsdu } from '../../stimuli.ts';
import { REFUSED_AS_INVALID } from './reactions.ts';
import { changedCR } from './requests.ts';

const GREETING = hex`0d 02 01 00`;
const greets = send(changedCR({ userData: GREETING }), 'CR with user data');

/** It hands the user data of the CR to the session layer, which has no use then for a CN. */
const takesForFirst = (says: string): Saboteur => ({
  says,
  habits: () => [
    () => {
      let isGreeted = false;
      return {
        at: 'chunk',
        going: 'in',
        meddle: (passing) => {
          if (isGreeted) return [{ answer: packet(dtOf(encodeTsdu([spduOf('AB')]))) }];
          isGreeted = having(GREETING)(passing);
          return undefined;
        },
      };
    },
  ],
});

/** RFC 1006 §5 and X.224 §8.2.2: user data in a CR. */
export const USER_DATA = casesOf({ at: 'network', from: 'connected', roles: ['responder'], isSound: true }, [
  {
    id: 'cotp.cr.user-data',
    clause: 'RFC 1006 §5',
    rule: 'COTP-58',
    level: 'may',
    requirement: 'User data in a CR of class 0 are passed over, or the CR is refused: an answer comes.',
    steps: [greets, expect('cotp CC', ...REFUSED_AS_INVALID)],
    saboteur: answersWith('waits for the end of the user data', having(GREETING)),
  },
  {
    id: 'cotp.cr.user-data-above',
    clause: 'X.225 §6.1.4',
    rule: 'COTP-59',
    level: 'must',
    needs: ['session'],
    requirement: 'The session layer ignores user data of the transport connect, where the CR was confirmed.',
    steps: [
      greets,
      expect('cotp CC', ...REFUSED_AS_INVALID),
      send((known) => (known.last('cotp CC') ? tsdu(known, cnOf(known)) : [])),
      quiet('session AC', 'closed', 'reset'),
    ],
    saboteur: takesForFirst('takes user data of the CR for the first SPDU'),
  },
]);
