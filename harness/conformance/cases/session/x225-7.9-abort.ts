import type { Pdu } from '#src/dissect/index.ts';
import { ABORT_BITS, type SpduValues, spduOf } from '#src/session/index.ts';
import type { Case } from '../../case.ts';
import { having, holding, ignores } from '../../sabotage.ts';
import { casesOf, gone, send, sound } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { answers, tells, told } from './bugs.ts';
import { answer, ENDED, isOutOfTurn, parameterIn } from './reactions.ts';
import { cn, octets, say, sayingAll } from './spdus.ts';

const BOUND = {
  at: 'transport',
  from: 'bound',
  roles: ['responder', 'initiator'],
  needs: ['association'],
} as const satisfies Partial<Case>;
const ABORTED = told(hex`19`);
const { user, protocolError } = ABORT_BITS;
const AB = (values: SpduValues) => spduOf('AB', values);

/** An AB is taken: an AA, or the end. */
const isTaken = answer('session AA', ...ENDED);

/** What an AB of a session entity may say, X.225 §8.3.9. */
const abortFlaw = (pdu: Pdu): string | undefined => {
  const bits = parameterIn(pdu, 'transportDisconnect')?.[0];
  if (bits === undefined) return 'it does not say what becomes of the transport connection';
  const reflected = parameterIn(pdu, 'reflect');
  if (reflected && (bits & protocolError.code) === 0) return 'it reflects what is no protocol error';
  if (reflected && reflected.length > MOST_REFLECTED) return `it reflects ${reflected.length} octets`;
  return parameterIn(pdu, 'userData') && (bits & user.code) === 0 ? 'it has user data, and the user does not abort' : undefined;
};
const MOST_REFLECTED = 9;

/** What is out of turn wherever a session is: another CN, which is not quite the first. */
const CN_AGAIN = send(cn({ additionalReference: hex`04 01 61` }), 'another CN');

/** X.225 §7.9 and §7.10: an abort, of either side. */
export const ABORT = casesOf({ ...BOUND, clause: 'X.225 §7.9.3', level: 'must' }, [
  {
    id: 'session.ab.release',
    rule: 'SES-34',
    isSound: true,
    requirement: 'An AB that releases the transport connection is answered by an AA or by its end.',
    steps: [send(say(AB({ transportDisconnect: hex`03` }))), isTaken],
    saboteur: ignores('goes on after an AB', ABORTED),
  },
  {
    id: 'session.ab.keep',
    rule: 'SES-35',
    isSound: true,
    requirement: 'An AB that keeps the transport connection is answered by an AA or by its end.',
    steps: [send(say(AB({ transportDisconnect: hex`02` }))), isTaken],
    saboteur: ignores('goes on after an AB that keeps the transport connection', ABORTED),
  },
  {
    id: 'session.ab.provider',
    rule: 'SES-34',
    isSound: true,
    requirement: 'An AB of our session entity is answered as that of a user.',
    steps: [send(say(AB({ transportDisconnect: hex`05`, reflect: hex`01 00 01 00` }))), isTaken],
    saboteur: answers('aborts in its turn', ABORTED, AB({ transportDisconnect: hex`05` })),
  },
  {
    id: 'session.ab.disconnect-absent',
    rule: 'SES-38',
    clause: 'X.225 Table 19',
    requirement: 'An AB that does not say what becomes of the transport connection ends the session all the same.',
    steps: [send(octets(hex`19 00`)), answer('session AA', 'session AB', ...ENDED)],
    saboteur: ignores('passes over an AB that lacks what is mandatory', ABORTED),
  },
  {
    id: 'session.ab.for-cn',
    rule: 'SES-36',
    from: 'open',
    roles: ['initiator'],
    isSound: true,
    requirement: 'An AB in answer to a CN ends the call: by an AA or the end of the connection.',
    steps: [send(say(AB({ transportDisconnect: hex`05` }))), isTaken],
    saboteur: ignores('waits for the AC of a session that was aborted', ABORTED),
  },
  {
    id: 'session.ab.says-enough',
    rule: 'SES-39',
    clause: 'X.225 §8.3.9.5',
    requirement: 'An AB has user data where the user aborts, and reflects 9 octets at most where there was a protocol error.',
    steps: [CN_AGAIN, answer(sound('session AB', abortFlaw), ...ENDED)],
    saboteur: tells('reflects all that it was sent', holding('session AB'), () =>
      Uint8Array.of(0x19, 15, 0x11, 1, 5, 0x31, 10, ...new Uint8Array(10)),
    ),
  },
  {
    id: 'session.ab.reflects-nothing-else',
    rule: 'SES-39',
    clause: 'X.225 §8.3.9.6',
    requirement: 'An AB reflects something only where it says that there was a protocol error.',
    steps: [CN_AGAIN, answer(sound('session AB', abortFlaw), ...ENDED)],
    saboteur: tells('calls a protocol error an abort of the user', holding('session AB'), () => hex`19 06 11 01 03 31 01 0d`),
  },
  {
    id: 'session.ab.then-data',
    rule: 'SES-37',
    clause: 'X.225 §7.9.2',
    requirement: 'What comes in after its own AB is discarded, until an AA ends the transport connection.',
    steps: [
      CN_AGAIN,
      isOutOfTurn,
      send(sayingAll(hex`01 00 01 00 61`, hex`09 03 11 01 01`, hex`1a 00`)),
      gone('session AB', 'session DN', 'session AC'),
    ],
    saboteur: answers('aborts once more', told(hex`01 00 01`), AB({ transportDisconnect: hex`05` })),
  },
  {
    id: 'session.ab.then-nothing',
    // How long it waits is for it to say.
    level: 'should',
    rule: 'SES-37',
    clause: 'X.225 §7.9.2',
    requirement: 'Where no AA comes after its own AB, it ends the transport connection when its time is over.',
    steps: [CN_AGAIN, isOutOfTurn, gone()],
    saboteur: answers('waits for an AA for ever', having(hex`0c 03 04 01 61`), AB({ transportDisconnect: hex`05` })),
  },
  {
    id: 'session.aa.unasked',
    rule: 'SES-88',
    clause: 'X.225 §8.3.10',
    requirement: 'An AA alone is the answer to an AB, and out of turn where there was none.',
    steps: [send(octets(hex`1a 00`)), isOutOfTurn],
    saboteur: ignores('passes over an AA', told(hex`1a`)),
  },
]);
