import { spduOf } from '#src/session/index.ts';
import type { Case } from '../../case.ts';
import { holding, ignores, nth } from '../../sabotage.ts';
import { casesOf, expect, gone, passing, quiet, send } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { AEA, answers, DN, tells, told } from './bugs.ts';
import { BUSY, ENDED, isOutOfTurn, PES } from './reactions.ts';
import { cn, releaseIn, say, sayingAll, serialIn } from './spdus.ts';
import { ended } from './transfers.ts';

const BOUND = { at: 'transport', from: 'bound', needs: ['association'], level: 'must' } as const satisfies Partial<Case>;
const FINISHED = told(hex`09`);
/** An FN that keeps the transport connection: PI 17 says 0. */
const keeping = (octets: Uint8Array): Uint8Array => {
  const kept = octets.slice();
  kept[Buffer.from(octets).indexOf(hex`11 01 01`) + 2] = 0;
  return kept;
};
const FN = spduOf('FN', { transportDisconnect: hex`01` });

const isReleased = passing(['session PT'], expect('session DN'));

/** X.225 §7.6 and §7.7: an orderly release. */
export const FINISH = casesOf({ ...BOUND, clause: 'X.225 §7.6' }, [
  {
    id: 'session.fn.answered',
    from: 'closing',
    rule: 'SES-41',
    roles: ['responder'],
    isSound: true,
    requirement: 'An FN of who has all tokens is answered by a DN, for nobody can say no to it without negotiated release.',
    steps: [send(sayingAll(releaseIn)), isReleased],
    saboteur: tells('does not want to be finished', holding('session DN'), () => hex`08 00`),
  },
  {
    id: 'session.fn.without-tokens',
    needs: ['activities'],
    rule: 'SES-40',
    clause: 'X.225 Table 5',
    roles: ['initiator'],
    requirement: 'An FN of who has none of the tokens is out of turn.',
    steps: [send(say(FN)), isOutOfTurn],
    saboteur: answers('lets anybody finish', FINISHED, DN),
  },
  {
    id: 'session.fn.tokens-given-away',
    needs: ['activities'],
    rule: 'SES-40',
    clause: 'X.225 Table 5',
    roles: ['responder'],
    requirement: 'An FN of who has given its tokens away is out of turn.',
    // In one go: who is given the tokens may give them back at once.
    steps: [send(sayingAll(hex`15 00`, [FN])), passing(['session GTA', 'session GTC', ...BUSY], expect(...PES))],
    saboteur: answers('lets anybody finish', FINISHED, DN),
  },
  {
    id: 'session.fn.in-activity',
    rule: 'SES-40',
    clause: 'X.225 §7.6',
    from: 'activity',
    roles: ['responder'],
    requirement: 'An FN while an activity runs is out of turn.',
    steps: [send(say(FN)), expect('session ER', 'session AB', ...ENDED)],
    saboteur: answers('finishes over an activity', FINISHED, DN),
  },
  {
    id: 'session.dn.then-released',
    from: 'closing',
    // How long it waits is for it to say.
    level: 'should',
    rule: 'SES-43',
    clause: 'X.225 §7.7.2',
    roles: ['responder'],
    isSound: true,
    requirement: 'Who has answered an FN by a DN ends the transport connection in the end, if its peer does not.',
    steps: [send(sayingAll(releaseIn)), isReleased, gone('session AB')],
    saboteur: answers('waits for ever until its peer hangs up', FINISHED, DN),
  },
  {
    id: 'session.fn.keep-then-cn',
    from: 'closing',
    rule: 'SES-44',
    clause: 'X.225 §7.7.2',
    level: 'may',
    roles: ['responder'],
    isSound: true,
    requirement: 'After an FN that keeps the transport connection, another CN is accepted or refused, or the connection ends.',
    steps: [send(sayingAll((known) => keeping(releaseIn(known)))), isReleased, send(cn({})), expect('session AC', 'session RF', ...ENDED)],
    saboteur: answers('aborts whoever calls again', nth(2, told(hex`0d`)), spduOf('AB', { transportDisconnect: hex`05` })),
  },
  {
    id: 'session.fn.then-released',
    needs: ['mta'],
    rule: 'SES-43',
    clause: 'X.225 §7.7.3',
    from: 'open',
    mode: 'normal',
    roles: ['initiator'],
    isSound: true,
    requirement: 'Who has sent an FN ends the transport connection when the DN comes.',
    steps: [
      ...ended,
      send((known) => sayingAll(AEA(serialIn(known, 'AE')))(known), 'AEA'),
      passing(['session AS', 'session DT', 'session MIP', 'session AE', 'session PT'], quiet('session FN')),
      // Who has nothing to finish yet is aborted: that, too, ends the transport connection.
      send((known) => sayingAll(known.last('session FN') ? [DN] : [spduOf('AB', { transportDisconnect: hex`03` })])(known), 'DN'),
      passing(BUSY, expect('session AA', ...ENDED)),
    ],
    saboteur: ignores('waits on after a DN', told(hex`0a 00`)),
  },
]);
