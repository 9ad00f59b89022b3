import { hangsUpAt, having } from '../../sabotage.ts';
import { casesOf, expect, send } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { begun, followed, lengthened, preceded, removed, replaced, shortened, without } from '../../upper/edit.ts';
import { accepts, carrying, overlooks } from '../../upper/mend.ts';
import { AARQ } from '../../upper/places.ts';
import { cnWith } from '../../upper/say.ts';
import { NOT_ASSOCIATED, rejectedFor } from './reactions.ts';

const CONTEXT = `${AARQ} a1`;
const VERSION_TWO = hex`80 02 06 40`;
const VERSION_ONE = hex`80 02 07 80`;
const AUTHENTICATION = hex`8a 02 07 80`;
const UNDEFINED = hex`bf 29 03 02 01 00`;
/** Of the called AP-title, X.227 §9.1, and one that nobody has. */
const TITLE = 'a2';
const NOBODY = hex`a2 07 06 05 2a 03 ce 0f 01`;

/** X.227 §7.1.3: what an AARQ asks for. */
export const REQUEST = casesOf(
  { clause: 'X.227 §7.1.3.2', at: 'presentation', mode: 'normal', level: 'must', roles: ['responder'], from: 'open' },
  [
    {
      id: 'acse.aarq.version-unknown',
      rule: 'ACSE-02',
      requirement: 'An AARQ that proposes version 2 alone is rejected: there is no version in common.',
      isSound: true,
      steps: [send(cnWith(begun(AARQ, VERSION_TWO))), expect(...rejectedFor('provider', 2))],
      saboteur: overlooks('does not look at the version', 'session CN', removed(`${AARQ} 80`)),
    },
    {
      id: 'acse.aarq.version-said',
      rule: 'ACSE-03',
      requirement: 'An AARQ that names version 1 is as good as one that names none.',
      isSound: true,
      steps: [send(cnWith(begun(AARQ, VERSION_ONE))), expect('session AC')],
      saboteur: hangsUpAt('knows the default alone', having(VERSION_ONE)),
    },
    {
      id: 'acse.aarq.version-absent',
      rule: 'ACSE-03',
      requirement: 'An AARQ without a version is one of version 1.',
      isSound: true,
      steps: [send(cnWith()), expect('session AC')],
      saboteur: hangsUpAt('misses the version', carrying('CN')),
    },
    {
      id: 'acse.aarq.application-context-unknown',
      rule: 'ACSE-04',
      clause: 'X.227 §7.1.3.3',
      level: 'should',
      requirement: 'An AARQ for an application context that nobody has is rejected: it is not supported.',
      isSound: true,
      steps: [send(cnWith(lengthened(`${CONTEXT} 06`, 0x4f))), expect(...rejectedFor('user', 2))],
      saboteur: overlooks('does not look at the application context', 'session CN', shortened(`${CONTEXT} 06`)),
    },
    {
      id: 'acse.aarq.application-context-absent',
      rule: 'ACSE-07',
      requirement: 'An AARQ without an application context is a protocol error.',
      steps: [send(cnWith(removed(CONTEXT))), expect(...NOT_ASSOCIATED)],
      saboteur: accepts('takes its own application context for granted'),
    },
    {
      id: 'acse.aarq.absent',
      rule: 'ACSE-07',
      clause: 'X.227 §7.3.3.4',
      requirement: 'A presentation connection without an AARQ is no association.',
      steps: [send(cnWith(removed('a2 61'))), expect(...NOT_ASSOCIATED)],
      saboteur: accepts('associates with anybody'),
    },
    {
      id: 'acse.aarq.is-aare',
      rule: 'ACSE-07',
      clause: 'X.227 §7.3.3.4',
      requirement: 'An AARE where an AARQ belongs is a protocol error.',
      steps: [
        send(cnWith(replaced(AARQ, hex`61 17 a1 06 06 04 56 00 01 06 a2 03 02 01 00 a3 05 a1 03 02 01 00 bf 29 00`))),
        expect(...NOT_ASSOCIATED),
      ],
      saboteur: accepts('takes any APDU for an AARQ'),
    },
    {
      id: 'acse.aarq.element-undefined',
      rule: 'ACSE-05',
      clause: 'X.227 §7.4 a)',
      requirement: 'A tagged value of an AARQ that is not defined is ignored.',
      isSound: true,
      steps: [send(cnWith(preceded(`${AARQ} be`, UNDEFINED))), expect('session AC')],
      saboteur: hangsUpAt('knows the fields of its edition alone', having(UNDEFINED)),
    },
    {
      id: 'acse.aarq.version-bits-unknown',
      rule: 'ACSE-06',
      clause: 'X.227 §7.4 b)',
      requirement: 'Bits of the version that have no name are ignored beside that of version 1.',
      isSound: true,
      steps: [send(cnWith(begun(AARQ, hex`80 02 00 ff`))), expect('session AC')],
      saboteur: hangsUpAt('compares versions as a whole', having(hex`80 02 00 ff`)),
    },
    {
      id: 'acse.aarq.requirement-bits-unknown',
      rule: 'ACSE-06',
      clause: 'X.227 §7.4 b)',
      requirement: 'Bits of the requirements that have no name are ignored.',
      isSound: true,
      steps: [send(cnWith(preceded(`${AARQ} be`, hex`8a 02 04 10`))), expect('session AC')],
      saboteur: hangsUpAt('refuses what it is asked for and does not know', having(hex`8a 02 04 10`)),
    },
    {
      id: 'acse.aarq.authentication-asked',
      rule: 'ACSE-19',
      requirement: 'Authentication that is asked for and not supported is left out; the association stands.',
      isSound: true,
      steps: [send(cnWith(preceded(`${AARQ} be`, AUTHENTICATION))), expect('session AC')],
      saboteur: hangsUpAt('refuses whoever asks for more than it has', having(AUTHENTICATION)),
    },
    {
      id: 'acse.aarq.called-title-unknown',
      rule: 'ACSE-08',
      clause: 'X.227 §9.1',
      level: 'may',
      requirement: 'An AARQ for an application process that is not there is rejected in an AARE, or accepted all the same.',
      isSound: true,
      steps: [send(cnWith(without(AARQ, TITLE), followed(CONTEXT, NOBODY))), expect('session AC', 'acse AARE')],
      saboteur: hangsUpAt('hangs up on whoever means somebody else', having(NOBODY)),
    },
  ],
);
