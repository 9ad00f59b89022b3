import { concat } from '#src/core/index.ts';
import { spduOf } from '#src/session/index.ts';
import { AS_NUMBER, GT } from '../../association.ts';
import type { Case } from '../../case.ts';
import { diesOf, hangsUpAt, having, ignores } from '../../sabotage.ts';
import { casesOf, expect, passing, quiet, send } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { ADA, AIA, answers, GTA, told } from './bugs.ts';
import { BUSY, ENDED, isNotTaken, isOutOfTurn, isOutOfTurnInActivity, PES, USER_ABORT, USER_OBJECTS } from './reactions.ts';
import { clinched, messageIn, octets, sayingAll } from './spdus.ts';

const BOUND = { at: 'transport', from: 'bound', needs: ['activities'], level: 'must' } as const satisfies Partial<Case>;
/** An endpoint need not have tokens to be told of some. */
const ANYBODY = { ...BOUND, roles: ['responder'], needs: ['association'] } as const;
const GTC = hex`15 00`;
const DATA = hex`01 00 01 00 61`;

/** Out of turn behind a GTC, in one go with it: who is given the tokens may give them back at once. */
const isOutOfTurnBehindGTC = passing(['session GTA', 'session GTC', ...BUSY], expect(...PES));
/** A token item that names none, or one that is not available: passed over or not, it hurts nobody. */
const isHarmless = quiet('session AB', 'session ER', ...ENDED);

/** X.225 §7.16 to §7.19 and Table 5: who may do what follows from who has which token. */
export const TOKENS: readonly Case[] = [
  ...casesOf({ ...BOUND, clause: 'X.225 Table 5' }, [
    {
      id: 'session.dt.without-token',
      rule: 'SES-53',
      roles: ['initiator'],
      requirement: 'Data of who does not have the data token are out of turn.',
      steps: [send(octets(DATA)), isOutOfTurn],
      saboteur: ignores('passes over data that are out of turn', told(DATA)),
    },
    {
      id: 'session.dt.token-given-away',
      rule: 'SES-53',
      roles: ['responder'],
      requirement: 'Data of who has given the data token away are out of turn.',
      steps: [send(sayingAll(GTC, DATA)), isOutOfTurnBehindGTC],
      saboteur: ignores('passes over data that are out of turn', told(DATA)),
    },
    {
      id: 'session.as.without-token',
      rule: 'SES-55',
      roles: ['initiator'],
      requirement: 'An AS of who does not have the tokens is out of turn.',
      steps: [send(sayingAll(AS_NUMBER(1))), isOutOfTurn],
      saboteur: ignores('passes over activities that are out of turn', told(hex`01 00 2d`)),
    },
    {
      id: 'session.as.token-given-away',
      rule: 'SES-55',
      roles: ['responder'],
      requirement: 'An AS of who has given the tokens away is out of turn.',
      steps: [send(sayingAll(GTC, AS_NUMBER(1))), isOutOfTurnBehindGTC],
      saboteur: ignores('passes over activities that are out of turn', told(hex`01 00 2d`)),
    },
    {
      id: 'session.gt.not-ours',
      rule: 'SES-77',
      roles: ['initiator'],
      requirement: 'Who does not have tokens cannot give them.',
      steps: [send(octets(hex`01 03 10 01 15`)), isOutOfTurn],
      saboteur: ignores('takes tokens that it has', told(hex`01 03 10 01 15`)),
    },
    {
      id: 'session.gtc.not-ours',
      rule: 'SES-77',
      roles: ['initiator'],
      requirement: 'Who does not have tokens cannot give them all away.',
      steps: [send(octets(GTC)), isOutOfTurn],
      saboteur: answers('takes tokens that it has', told(GTC), GTA),
    },
    {
      id: 'session.gtc.in-activity',
      rule: 'SES-79',
      clause: 'X.225 §7.18',
      from: 'activity',
      roles: ['responder'],
      requirement: 'While an activity runs nobody gives all tokens away: a GTC is out of turn.',
      steps: [send(octets(GTC)), isOutOfTurnInActivity],
      saboteur: answers('takes all tokens in the middle of an activity', told(GTC), GTA),
    },
  ]),
  ...casesOf({ ...BOUND, roles: ['responder'], clause: 'X.225 §7.18' }, [
    {
      id: 'session.gt.behind-data',
      rule: 'SES-51',
      clause: 'X.225 §6.3.7.1',
      from: 'activity',
      isSound: true,
      requirement: 'Data in one TSDU with a GT come before the token has moved: they are not out of turn.',
      steps: [
        send(sayingAll((known) => concat([hex`01 03 10 01 01`, messageIn(known).subarray(2)]))),
        // What a user makes of tokens in the middle of a transfer is its own affair.
        quiet(...USER_OBJECTS, 'session MIA', 'session PT', ...ENDED),
      ],
      saboteur: answers('moves the tokens first', told(hex`01 03 10 01 01 01 00`), spduOf('AB', { transportDisconnect: hex`05` })),
    },
    {
      id: 'session.gtc.answered',
      rule: 'SES-78',
      isSound: true,
      requirement: 'A GTC of who has all tokens is answered by a GTA.',
      steps: [send(octets(GTC)), expect('session GTA')],
      saboteur: hangsUpAt('does not know the GTC', told(GTC)),
    },
    {
      id: 'session.pt.not-theirs',
      rule: 'SES-75',
      clause: 'X.225 §7.17.3',
      isSound: true,
      requirement: 'A PT for a token that is not at the endpoint may have crossed a GT: it is no protocol error.',
      steps: [send(sayingAll(hex`02 03 10 01 01`, GTC)), passing(BUSY, expect('session GTA', USER_ABORT))],
      saboteur: answers(
        'takes a PT that has crossed for an error',
        told(hex`02 03 10 01 01`),
        spduOf('AB', { transportDisconnect: hex`05` }),
      ),
    },
  ]),
  ...casesOf({ ...ANYBODY, clause: 'X.225 §7.18' }, [
    {
      id: 'session.gt.no-token',
      rule: 'SES-76',
      clause: 'X.225 §8.3.16.3',
      survives: true,
      requirement: 'A GT whose token item names no token is invalid, and hurts nobody.',
      steps: [send(octets(hex`01 03 10 01 00`)), isHarmless],
      saboteur: diesOf('dies of a token item without tokens', having(hex`01 03 10 01 00`)),
    },
    {
      id: 'session.gt.token-not-available',
      rule: 'SES-76',
      clause: 'X.225 §8.3.16.3',
      survives: true,
      requirement: 'A GT that gives a token which is not available is invalid, and hurts nobody.',
      steps: [send(octets(hex`01 03 10 01 40`)), isHarmless],
      saboteur: diesOf('dies of a token that is not available', having(hex`01 03 10 01 40`)),
    },
    {
      id: 'session.pt.no-token',
      rule: 'SES-76',
      clause: 'X.225 §8.3.17.3',
      survives: true,
      requirement: 'A PT whose token item names no token is invalid, and hurts nobody.',
      steps: [send(octets(hex`02 03 10 01 00`)), isHarmless],
      saboteur: diesOf('dies of a token item without tokens', having(hex`02 03 10 01 00`)),
    },
  ]),
  ...casesOf({ ...BOUND, roles: ['responder'], mode: 'x410', clause: 'X.225 §7.16.1 c)' }, [
    {
      id: 'session.version-1.gtc-data',
      rule: 'SES-90',
      requirement: 'In version 1 a GTC has no user data: one that has is not answered by a GTA.',
      steps: [clinched([spduOf('GTC', { userData: hex`00` })]), isNotTaken],
      saboteur: answers('takes user data in a GTC in version 1', told(hex`15 03 c1`), GTA),
    },
    {
      id: 'session.version-1.ad-data',
      rule: 'SES-90',
      clause: 'X.225 §8.3.33.5',
      from: 'activity',
      requirement: 'In version 1 an AD has no user data: one that has is not answered by an ADA.',
      steps: [clinched([GT, spduOf('AD', { reason: hex`05`, userData: hex`00` })]), isNotTaken],
      saboteur: answers('takes user data in an AD in version 1', having(hex`32 01 05 c1`), ...ADA),
    },
    {
      id: 'session.version-1.ai-data',
      rule: 'SES-90',
      clause: 'X.225 §7.31.1 c)',
      from: 'activity',
      requirement: 'In version 1 an AI has no user data: one that has is not answered by an AIA.',
      steps: [clinched([GT, spduOf('AI', { reason: hex`05`, userData: hex`00` })]), isNotTaken],
      saboteur: answers('takes user data in an AI in version 1', having(hex`32 01 05 c1`), ...AIA),
    },
  ]),
];
