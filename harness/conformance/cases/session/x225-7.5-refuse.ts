import { REFUSE_REASONS, spduOf } from '#src/session/index.ts';
import type { Case } from '../../case.ts';
import { holding, ignores } from '../../sabotage.ts';
import { casesOf, expect, gone, quiet, send, sound } from '../../steps.ts';
import { hex, packetOf, text } from '../../stimuli.ts';
import { AC, answers, tells, told } from './bugs.ts';
import { ENDED, isRefused, parameterIn } from './reactions.ts';
import { cn, say } from './spdus.ts';

const CN = told(hex`0d`);
const NOBODY = text('NONE');
const { selectorUnknown, notAttached, version } = REFUSE_REASONS;

/** An RF that gives one of these reasons, X.225 §8.3.5.10. */
const refusedFor = (...codes: readonly number[]) =>
  sound('session RF', (RF) => {
    const reason = parameterIn(RF, 'reason')?.[0];
    return reason !== undefined && codes.includes(reason) ? undefined : `its reason is ${reason ?? 'not given'}`;
  });

/** X.225 §7.5: how a CN is refused. */
const REFUSES = casesOf(
  { clause: 'X.225 §8.3.5.10', at: 'transport', from: 'open', roles: ['responder'], needs: ['association'], level: 'must' },
  [
    {
      id: 'session.cn.selector-unknown',
      // A user that minds who is called may refuse for reasons of its own.
      level: 'should',
      rule: 'SES-03',
      needs: ['association', 'checks-session'],
      isSound: true,
      requirement: 'A CN for an S-selector that is nobody’s is refused: it is unknown, or nobody is attached to it.',
      steps: [send(cn({ calledSsel: NOBODY })), expect(refusedFor(selectorUnknown.code, notAttached.code))],
      saboteur: answers('takes a CN for anybody', CN, AC),
    },
    {
      id: 'session.cn.version-unknown',
      rule: 'SES-05',
      isSound: true,
      requirement: 'A CN that proposes no version that is known is not accepted.',
      steps: [send(cn({ version: hex`04` })), isRefused],
      saboteur: answers('takes any version', CN, AC),
    },
    {
      id: 'session.cn.version-none',
      rule: 'SES-05',
      requirement: 'A CN that proposes no version at all is not accepted.',
      steps: [send(cn({ version: hex`00` })), isRefused],
      saboteur: answers('takes no version for version 1', CN, AC),
    },
    {
      id: 'session.rf.version-reason',
      rule: 'SES-05',
      level: 'should',
      isSound: true,
      requirement: 'A CN that proposes no version that is known is refused with reason 132.',
      steps: [send(cn({ version: hex`04` })), expect(refusedFor(version.code))],
      saboteur: tells('refuses without a reason of its own', holding('session RF'), (octets) =>
        Uint8Array.from(octets, (octet) => (octet === version.code ? 0x85 : octet)),
      ),
    },
    {
      id: 'session.rf.alone',
      rule: 'SES-02',
      clause: 'X.225 §6.3.7',
      isSound: true,
      requirement: 'An RF is alone in its TSDU.',
      steps: [
        send(cn({ version: hex`04` })),
        expect(
          sound('session RF', (pdu, { heard }) => {
            const { packet } = heard.find((each) => each.pdu === pdu) ?? {};
            return heard.some((each) => each.packet === packet && each.pdu.layer === 'session' && each.pdu !== pdu)
              ? 'it is not'
              : undefined;
          }),
          'session AB',
          ...ENDED,
        ),
      ],
      saboteur: tells('puts a PT behind its RF', holding('session RF'), (octets) => Buffer.concat([octets, hex`02 00`])),
    },
    {
      id: 'session.rf.released',
      // How long it waits is for it to say.
      level: 'should',
      rule: 'SES-31',
      clause: 'X.225 §7.5.2',
      isSound: true,
      requirement: 'Who has refused a CN and does not keep the transport connection ends it, if its peer does not.',
      steps: [send(cn({ version: hex`04` })), gone('session AC')],
      saboteur: {
        says: 'waits for ever until its peer hangs up',
        habits: () => [() => ({ at: 'chunk', going: 'in', meddle: (passing) => (CN(passing) ? [{ answer: packetOf(RF) }] : undefined) })],
      },
    },
  ],
);

const RF = spduOf('RF', { transportDisconnect: hex`01`, reason: hex`84` });
const REFUSED = told(hex`0c`);

/** Not an AC, and not an abort: the transport connection goes. */
const isReleased = gone('session AB');

/** X.225 §7.5.3: what a caller does that is refused. */
const REFUSED_CALLER = casesOf(
  { clause: 'X.225 §7.5.3', at: 'transport', from: 'open', roles: ['initiator'], needs: ['session'], level: 'must' },
  [
    {
      id: 'session.rf.release',
      isSound: true,
      rule: 'SES-29',
      requirement: 'After an RF that releases the transport connection, the caller ends it.',
      steps: [send(say(spduOf('RF', { transportDisconnect: hex`01`, reason: hex`81` }))), isReleased],
      saboteur: ignores('waits on after an RF', REFUSED),
    },
    {
      id: 'session.rf.release-unsaid',
      isSound: true,
      rule: 'SES-29',
      clause: 'X.225 §8.3.5.6',
      requirement: 'An RF that does not say so releases the transport connection, too.',
      steps: [send(say(spduOf('RF', { reason: hex`81` }))), isReleased],
      saboteur: ignores('keeps the transport connection where nothing is said of it', REFUSED),
    },
    {
      id: 'session.rf.keep',
      isSound: true,
      rule: 'SES-30',
      level: 'may',
      requirement: 'After an RF that keeps the transport connection, the caller ends it, calls again, or lets it be; it aborts nothing.',
      steps: [send(say(spduOf('RF', { transportDisconnect: hex`00`, reason: hex`01` }))), quiet('session CN', ...ENDED)],
      saboteur: answers('aborts what was refused', REFUSED, spduOf('AB', { transportDisconnect: hex`05` })),
    },
    {
      id: 'session.rf.keep-then-cn',
      rule: 'SES-45',
      clause: 'X.225 §6.2.4',
      requirement: 'On a transport connection that is kept, a CN from who was called on it is not accepted.',
      steps: [
        send(say(spduOf('RF', { transportDisconnect: hex`00`, reason: hex`01` }))),
        send(cn({})),
        quiet('session CN', 'session AB', ...ENDED),
      ],
      saboteur: answers('lets either side call on a kept connection', REFUSED, AC),
    },
    {
      id: 'session.rf.user-data',
      isSound: true,
      rule: 'SES-32',
      clause: 'X.225 §8.3.5.10',
      requirement: 'An RF of the called user, with data behind its reason, is a refusal like any other.',
      steps: [send(say(spduOf('RF', { transportDisconnect: hex`01`, reason: hex`02 30 00` }))), isReleased],
      saboteur: answers('takes a reason of several octets for invalid', REFUSED, spduOf('AB', { transportDisconnect: hex`05` })),
    },
    {
      id: 'session.rf.congestion',
      isSound: true,
      rule: 'SES-32',
      clause: 'X.225 §8.3.5.10',
      requirement: 'An RF of a session entity that is congested is a refusal like any other.',
      steps: [send(say(spduOf('RF', { transportDisconnect: hex`01`, reason: hex`83` }))), isReleased],
      saboteur: ignores('waits until the congestion is over', REFUSED),
    },
    {
      id: 'session.rf.reason-reserved',
      rule: 'SES-33',
      clause: 'X.225 §8.3.5.10',
      requirement: 'An RF whose reason nobody knows is a refusal all the same.',
      steps: [send(say(spduOf('RF', { transportDisconnect: hex`01`, reason: hex`07` }))), gone()],
      saboteur: ignores('passes over reasons that it does not know', REFUSED),
    },
    {
      id: 'session.rf.reason-absent',
      rule: 'SES-33',
      clause: 'X.225 §8.3.5.10',
      requirement: 'An RF without a reason is a refusal all the same.',
      steps: [send(say(spduOf('RF', { transportDisconnect: hex`01` }))), gone()],
      saboteur: ignores('passes over an RF without a reason', REFUSED),
    },
  ],
);

/** X.225 §7.5: both sides of a refusal. */
export const REFUSE: readonly Case[] = [...REFUSES, ...REFUSED_CALLER];
