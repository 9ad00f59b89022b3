import { UNIVERSAL_TAGS } from '#src/asn1/index.ts';
import type { Allowed } from '../../case.ts';
import type { Known } from '../../known.ts';
import { hangsUpAt, having } from '../../sabotage.ts';
import { cnOf } from '../../speech.ts';
import { casesOf, expect, send, sound, tolerated } from '../../steps.ts';
import { hex, tsdu } from '../../stimuli.ts';
import { added, contentAt, flattened, numberAt, octetsAt, removed, replaced } from '../../upper/edit.ts';
import { accepts, saysWrongly } from '../../upper/mend.ts';
import { BIND, BOUND, REJECTED, RTORJ } from '../../upper/places.ts';
import { ppduIn } from '../../upper/ppdu.ts';
import { cnWith } from '../../upper/say.ts';
import { NOT_OPENED } from '../rtse/reactions.ts';

const AUTHENTICATION_ERROR = 2;
const UNACCEPTABLE_SECURITY_CONTEXT = 4;
const ERROR = `${RTORJ} a1 b2 02`;
const MOST_IN_NAME = 32;

/** A bind error, X.411 §12.1.2; any other refusal is lived with. */
const refusedFor = (error: number): readonly Allowed[] => [
  sound('p1 MTABindError', (_, known) => {
    const got = numberAt(ppduIn(known.last('session RF')!), ERROR);
    return got === error ? undefined : `the bind error is ${got ?? 'absent'}, not ${error}`;
  }),
  tolerated('session RF'),
];
const as = (change: Partial<Known['terms']>) => (known: Known) => tsdu(known, cnOf({ ...known, terms: { ...known.terms, ...change } }));

/** X.411 §12.1.1: the bind. The text was not at hand: by the modules of Wireshark, and by profiles. */
export const BINDS = casesOf({ clause: 'X.411 §12.1.1', at: 'bind', mode: 'normal', level: 'may', roles: ['responder'], from: 'open' }, [
  {
    id: 'mta.result.name',
    rule: 'MTA-03',
    requirement: 'A bind with name and password that are right is answered with those of the MTA.',
    isSound: true,
    steps: [
      send(cnWith()),
      expect(
        sound('session AC', (AC) => {
          const name = contentAt(ppduIn(AC), `${BOUND} a1 80`);
          if (name === undefined) return 'there is no name in it';
          return name.length >= 1 && name.length <= MOST_IN_NAME ? undefined : `the name has ${name.length} characters`;
        }),
      ),
    ],
    saboteur: saysWrongly('does not say who it is', 'session AC', replaced(`${BOUND} a1`, hex`05 00`)),
  },
  {
    id: 'mta.bind.unauthenticated',
    rule: 'MTA-02',
    needs: ['checks-bind'],
    requirement: 'A bind without a name is refused where names are asked for.',
    isSound: true,
    steps: [send(cnWith(replaced(`${BIND} a1`, hex`05 00`))), expect(...refusedFor(AUTHENTICATION_ERROR))],
    saboteur: accepts('takes whoever says nothing for a friend'),
  },
  {
    id: 'mta.bind.password-wrong',
    rule: 'MTA-04',
    needs: ['checks-bind'],
    requirement: 'A bind with a password that is wrong is refused.',
    isSound: true,
    steps: [send(as({ password: 'WRONG' })), expect(...refusedFor(AUTHENTICATION_ERROR))],
    saboteur: accepts('does not look at the password'),
  },
  {
    id: 'mta.bind.password-empty',
    rule: 'MTA-04',
    needs: ['checks-bind'],
    requirement: 'A bind with an empty password is refused where there is one.',
    isSound: true,
    steps: [send(as({ password: '' })), expect(...refusedFor(AUTHENTICATION_ERROR))],
    saboteur: accepts('takes no password for any'),
  },
  {
    id: 'mta.bind.password-beginning',
    rule: 'MTA-04',
    needs: ['checks-bind'],
    requirement: 'A bind with the beginning of the password is refused.',
    isSound: true,
    steps: [
      send((known) => as({ password: (known.terms.password ?? 'xx').slice(0, -1) })(known)),
      expect(...refusedFor(AUTHENTICATION_ERROR)),
    ],
    saboteur: accepts('compares as far as the caller goes'),
  },
  {
    id: 'mta.bind.name-unknown',
    rule: 'MTA-05',
    needs: ['checks-bind'],
    requirement: 'A bind of an MTA that nobody knows is refused.',
    isSound: true,
    steps: [send(as({ mta: 'NO-SUCH-MTA' })), expect(...refusedFor(AUTHENTICATION_ERROR))],
    saboteur: accepts('does not look at the name'),
  },
  {
    id: 'mta.bind.password-octets',
    rule: 'MTA-13',
    requirement: 'A password may be an OCTET STRING: the bind is accepted, or refused in good order.',
    isSound: true,
    steps: [
      send(cnWith(flattened(`${BIND} a1 a1 16`, UNIVERSAL_TAGS.octetString))),
      expect('session AC', ...refusedFor(AUTHENTICATION_ERROR)),
    ],
    saboteur: hangsUpAt('reads passwords of characters alone', having(hex`a1 08 04 06`)),
  },
  {
    id: 'mta.bind.security-context',
    rule: 'MTA-08',
    requirement: 'A bind with a security context is accepted, or refused for it.',
    isSound: true,
    steps: [send(cnWith(added(`${BIND} a1`, hex`a2 00`))), expect('session AC', ...refusedFor(UNACCEPTABLE_SECURITY_CONTEXT))],
    saboteur: hangsUpAt('does not know security contexts', having(hex`a2 00`)),
  },
  {
    id: 'mta.bind.absent',
    rule: 'MTA-02',
    needs: ['checks-bind'],
    requirement: 'An open whose user says NULL, without the tag of a bind, binds nobody.',
    steps: [send(cnWith(replaced(BIND, hex`05 00`))), expect(...NOT_OPENED)],
    saboteur: accepts('binds whoever opens'),
  },
  {
    id: 'mta.bind.refused-where',
    rule: 'MTA-10',
    needs: ['checks-bind'],
    requirement: 'A refused bind is a bind error in an RTORJ, in an AARE that rejects, in a CPR without a provider-reason, in an RF.',
    isSound: true,
    steps: [
      send(as({ mta: 'NO-SUCH-MTA' })),
      expect(
        sound('session RF', (RF) => {
          const cpr = ppduIn(RF);
          if (octetsAt(cpr, '8a')) return 'there is a provider-reason';
          const result = numberAt(cpr, `${REJECTED} a2 02`);
          if (result !== 1 && result !== 2) return `the result of the AARE is ${result ?? 'absent'}`;
          return numberAt(cpr, ERROR) === undefined ? 'there is no bind error in it' : undefined;
        }),
      ),
    ],
    saboteur: saysWrongly('refuses, and does not say why', 'session RF', removed(`${RTORJ} a1`)),
  },
]);
