import { hangsUpAt } from '../../sabotage.ts';
import { casesOf, check, expect, send } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { contentAt, octetsAt, removed, replaced } from '../../upper/edit.ts';
import { accepts, begins, carrying, saysWrongly } from '../../upper/mend.ts';
import { BIND, BIND_1984, BOUND, RTORQ_1984 } from '../../upper/places.ts';
import { element, ppduSaid } from '../../upper/ppdu.ts';
import { acWith, cnWith } from '../../upper/say.ts';
import { ABORTED, NOT_OPENED } from '../rtse/reactions.ts';

const MOST_IN_NAME = 32;
const MOST_IN_PASSWORD = 62;

/** X.411 §12.1.1, of an endpoint that calls. */
export const CALLS = casesOf({ clause: 'X.411 §12.1.1', at: 'bind', mode: 'normal', level: 'may', roles: ['initiator'], from: 'open' }, [
  {
    id: 'mta.bind.name',
    rule: 'MTA-12',
    requirement: 'Whoever binds with a name gives one of 1 to 32 characters, and a password of 62 octets at most.',
    isSound: true,
    steps: [
      check('the length of name and password', (known) => {
        const cp = ppduSaid(known, 'session CN');
        const name = contentAt(cp, `${BIND} a1 80`);
        const password = contentAt(cp, `${BIND} a1 a1 16`) ?? contentAt(cp, `${BIND} a1 a1 04`);
        if (name && (name.length === 0 || name.length > MOST_IN_NAME)) return `the name has ${name.length} characters`;
        return password && password.length > MOST_IN_PASSWORD ? `the password has ${password.length} octets` : undefined;
      }),
    ],
    saboteur: saysWrongly('has a long name', 'session CN', replaced(`${BIND} a1 80`, element(0x80, new Uint8Array(33).fill(0x41)))),
  },
  {
    id: 'mta.result.name-wrong',
    rule: 'MTA-11',
    requirement: 'Whoever is answered under another name than it called transfers nothing.',
    steps: [send(acWith(replaced(`${BOUND} a1 80`, element(0x80, Buffer.from('NO-SUCH-MTA'))))), expect(...ABORTED, 'session FN')],
    saboteur: begins('does not look who answers'),
  },
  {
    id: 'mta.result.password-wrong',
    rule: 'MTA-11',
    requirement: 'Whoever is answered with another password than it knows transfers nothing.',
    steps: [send(acWith(replaced(`${BOUND} a1 a1 16`, element(0x16, Buffer.from('WRONG'))))), expect(...ABORTED, 'session FN')],
    saboteur: begins('does not look at the password of who answers'),
  },
  {
    id: 'mta.result.absent',
    rule: 'MTA-11',
    requirement: 'Whoever is answered by a user that says NULL is not bound.',
    steps: [send(acWith(replaced(BOUND, hex`05 00`))), expect(...ABORTED, 'session FN')],
    saboteur: begins('takes the RTOAC for the result'),
  },
]);

/** X.419 §13.2: the bind in X.410 mode. */
export const BINDS_OF_1984 = casesOf({ clause: 'X.419 §13.2', at: 'bind', mode: 'x410', from: 'open' }, [
  {
    id: 'mta.x410.argument',
    rule: 'MTA-21',
    clause: 'X.419 §13.2.1.1.2',
    level: 'must',
    roles: ['initiator'],
    requirement: 'In X.410 mode the argument of the bind stands in the connection data as it is, without the tag of a bind.',
    isSound: true,
    steps: [check('no [16]', (known) => (octetsAt(ppduSaid(known, 'session CN'), `${BIND_1984} b0`) ? 'it stands in a [16]' : undefined))],
    saboteur: saysWrongly('binds as in normal mode', 'session CN', replaced(`${BIND_1984} a1`, hex`b0 02 05 00`)),
  },
  {
    id: 'mta.x410.protocol-unknown',
    rule: 'MTA-14',
    level: 'may',
    roles: ['responder'],
    requirement: 'In X.410 mode an application protocol that there is not is refused.',
    isSound: true,
    steps: [send(cnWith(replaced(`${RTORQ_1984} 84`, hex`84 02 27 0f`))), expect(...NOT_OPENED)],
    saboteur: accepts('does not look at the application protocol'),
  },
  {
    id: 'mta.x410.protocol-absent',
    rule: 'MTA-14',
    level: 'may',
    roles: ['responder'],
    requirement: 'In X.410 mode an application protocol that goes without saying is accepted, or refused in good order.',
    isSound: true,
    steps: [send(cnWith(removed(`${RTORQ_1984} 84`))), expect('session AC', 'session RF')],
    saboteur: hangsUpAt('misses it', carrying('CN')),
  },
]);
