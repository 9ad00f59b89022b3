import { spduOf } from '#src/session/index.ts';
import { AS_NUMBER, PT } from '../../association.ts';
import type { Case } from '../../case.ts';
import { ignores } from '../../sabotage.ts';
import { casesOf, expect, passing, send, tolerated } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { answers, told } from './bugs.ts';
import { ENDED, isOutOfTurnInActivity } from './reactions.ts';
import { say, sayingAll } from './spdus.ts';

const ED = [PT, spduOf('ED', { reason: hex`01` })];
const ER = [PT, spduOf('ER', {})];
const SENDING = ['session DT', 'session MIP', 'session AE', 'session PT'];
/** Who has the data token recovers: it breaks the activity off, aborts, or gives the token away. */
const isRecovery = passing(SENDING, expect('session AI', 'session AD', 'session AB', 'session GT', ...ENDED));

const SENDER = {
  at: 'transport',
  from: 'activity',
  roles: ['initiator'],
  needs: ['activities'],
  level: 'must',
} as const satisfies Partial<Case>;
const RECEIVER = { ...SENDER, roles: ['responder'] } as const;

/** X.225 §7.27 and §7.28: exceptions, told by who does not have the data token. */
export const EXCEPTIONS: readonly Case[] = [
  ...casesOf({ ...RECEIVER, clause: 'X.225 §7.28' }, [
    {
      id: 'session.ed.by-token-owner',
      rule: 'SES-72',
      requirement: 'An ED of who has the data token is out of turn.',
      steps: [send(say(...ED)), isOutOfTurnInActivity],
      saboteur: ignores('passes over exceptions that are out of turn', told(hex`02 00 30`)),
    },
    {
      id: 'session.error.by-abort',
      rule: 'SES-93',
      clause: 'X.225 §A.4.1.2',
      level: 'should',
      requirement: 'A protocol error is better met by an AB than by an ER, also where an ER may be sent.',
      steps: [send(sayingAll(AS_NUMBER(2))), expect('session AB', tolerated('closed'), tolerated('reset'))],
      saboteur: answers('reports protocol errors and goes on', told(hex`01 00 2d 05 29 03 02 01 02`), ...ER),
    },
  ]),
  ...casesOf({ ...SENDER, clause: 'X.225 §7.28' }, [
    {
      id: 'session.ed.recovered',
      rule: 'SES-73',
      isSound: true,
      requirement: 'A sender that is told of an exception by an ED breaks its activity off, aborts, or gives the data token away.',
      steps: [send(say(...ED)), isRecovery],
      saboteur: ignores('goes on after an exception', told(hex`02 00 30`)),
    },
    {
      id: 'session.er.recovered',
      rule: 'SES-74',
      clause: 'X.225 §7.27.3',
      isSound: true,
      requirement: 'A sender that is told of an exception by an ER does so, too.',
      steps: [send(say(PT, spduOf('ER', { reflected: hex`01 00 01 00` }))), isRecovery],
      saboteur: ignores('goes on after an exception', told(hex`02 00 00`)),
    },
    {
      id: 'session.er.recovered-without-reflection',
      rule: 'SES-74',
      clause: 'X.225 §7.27.3',
      requirement: 'An ER counts by its receipt, and not by what it says: also one that reflects nothing.',
      steps: [send(say(...ER)), isRecovery],
      saboteur: ignores('passes over an ER that reflects nothing', told(hex`02 00 00 00`)),
    },
  ]),
];
