import { spduOf, UNITS } from '#src/session/index.ts';
import type { Case } from '../../case.ts';
import { casesOf, expect, quiet, send } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { AS, answers, told } from './bugs.ts';
import { ENDED, numberIn, PES, USER_ABORT } from './reactions.ts';
import { ac, heardIn, unitsChanged } from './spdus.ts';

const CALLER = {
  at: 'transport',
  from: 'open',
  roles: ['initiator'],
  needs: ['association'],
  level: 'must',
} as const satisfies Partial<Case>;
const ACCEPTED = told(hex`0e`);
const isOutOfTurn = expect(...PES);
const BEGUN = ['session AS', 'session FN', 'session GTC', 'session GT'];
const AB = spduOf('AB', { transportDisconnect: hex`05` });
const DUPLEXITIES = UNITS.halfDuplex.bit | UNITS.duplex.bit;

/** X.225 §7.4.3: what a caller does with an AC. */
export const ACCEPTED_CALLER: readonly Case[] = casesOf({ ...CALLER, clause: 'X.225 §8.3.4' }, [
  {
    id: 'session.ac.token-item',
    needs: ['activities'],
    rule: 'SES-86',
    clause: 'X.225 §7.4.3',
    isSound: true,
    requirement: 'An AC that asks for a token counts as an AC with a PT behind it: it is no error.',
    steps: [send(ac({ tokenItem: hex`01` })), quiet(...BEGUN, USER_ABORT)],
    saboteur: answers('knows no token item in an AC', ACCEPTED, AB),
  },
  {
    id: 'session.ac.no-activities',
    needs: ['activities'],
    rule: 'SES-91',
    clause: 'X.225 §5.8.1',
    requirement: 'Reliable transfer needs activities: a caller does not go on where the AC leaves them out.',
    steps: [send(ac({ units: hex`00 09` })), expect('session AB', ...ENDED)],
    saboteur: answers('begins an activity all the same', ACCEPTED, ...AS),
  },
  {
    id: 'session.ac.both-duplexities',
    rule: 'SES-92',
    requirement: 'An AC that selects half-duplex and duplex at once is invalid.',
    steps: [send(ac(unitsChanged({ more: DUPLEXITIES }))), isOutOfTurn],
    saboteur: answers('takes half-duplex where both are selected', ACCEPTED, ...AS),
  },
  {
    id: 'session.ac.no-duplexity',
    rule: 'SES-92',
    requirement: 'An AC that selects neither half-duplex nor duplex is invalid.',
    steps: [send(ac(unitsChanged({ less: DUPLEXITIES }))), isOutOfTurn],
    saboteur: answers('takes half-duplex where none is selected', ACCEPTED, ...AS),
  },
  {
    id: 'session.ac.tokens-undecided',
    needs: ['activities'],
    rule: 'SES-92',
    survives: true,
    requirement: 'An AC says where each token is: a caller does not go on where it leaves that open, and lives on.',
    steps: [send(ac({ tokenSetting: hex`2a` })), expect('session AB', ...ENDED)],
    saboteur: answers('takes the tokens that are left open', ACCEPTED, ...AS),
  },
  {
    id: 'session.ac.version-not-proposed',
    rule: 'SES-92',
    requirement: 'An AC that selects a version which the CN does not propose is invalid.',
    steps: [
      send(
        ac((_, known) => {
          const proposed = numberIn(heardIn(known, 'CN', 'version')) ?? 1;
          return { version: Uint8Array.of([1, 2, 4].find((version) => (version & proposed) === 0)!) };
        }),
      ),
      isOutOfTurn,
    ],
    saboteur: answers('takes any version', ACCEPTED, ...AS),
  },
  {
    id: 'session.ac.units-not-proposed',
    rule: 'SES-92',
    requirement: 'An AC that selects a functional unit which the CN does not propose is invalid.',
    steps: [
      send(
        ac((right, known) => {
          const proposed = numberIn(heardIn(known, 'CN', 'units')) ?? 0x0349;
          const more = [0x0400, 0x0020, 0x0010].find((unit) => (unit & proposed) === 0) ?? 0x0004;
          return unitsChanged({ more })(right);
        }),
      ),
      isOutOfTurn,
    ],
    saboteur: answers('takes any unit', ACCEPTED, ...AS),
  },
]);
