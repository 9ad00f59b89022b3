import { EXCEPTION_REASONS, encodeTsdu, type Spdu, spduOf } from '#src/session/index.ts';
import { AS_NUMBER, MIP } from '../../association.ts';
import { adds, hangsUpAt, holding, ignores, says } from '../../sabotage.ts';
import { casesOf, check, expect, passing, quiet, send, tolerated } from '../../steps.ts';
import { dtOf, hex, packet, spdus } from '../../stimuli.ts';
import { replaced } from '../../upper/edit.ts';
import { behind, carrying } from '../../upper/mend.ts';
import { RTOAC } from '../../upper/places.ts';
import { contextsIn, valueIn } from '../../upper/ppdu.ts';
import { acWith, answering, fnWith } from '../../upper/say.ts';
import { beforeCheckpoint, countOf } from '../../upper/transfer.ts';
import { ABORTED, SENDING } from './reactions.ts';

const UNIT = 1024;
/** An endpoint that has nothing to transfer, or has done so: there is nothing to be seen, or the case comes too late. */
const LEAVES = ['session GTC', 'session FN'];
const WHOLE = [...SENDING, 'session MIP', 'session AE'];
const answers = (checkpoint: number, window: number) =>
  send(acWith(replaced(`${RTOAC} 80`, Uint8Array.of(0x80, 1, checkpoint)), replaced(`${RTOAC} 81`, Uint8Array.of(0x81, 1, window))));
const whole = (...all: readonly Spdu[]): Uint8Array => packet(dtOf(encodeTsdu(all)));
const DATA_TOKEN = Uint8Array.of(1);

/** X.228 §7.3 and X.218 §9.3: the sender of an APDU. */
export const SENDER = casesOf(
  { clause: 'X.228 §7.3', at: 'association', mode: 'normal', level: 'may', roles: ['initiator'], from: 'open' },
  [
    {
      id: 'rtse.sender.checkpoint-size',
      rule: 'RTSE-05',
      requirement: 'Where the checkpoint size is 1, there are at most 1024 octets of an APDU before a checkpoint or the end.',
      isSound: true,
      steps: [
        answers(1, 3),
        passing(SENDING, quiet('session MIP', 'session AE', ...LEAVES)),
        check('at most 1024 octets', (known) => {
          const octets = beforeCheckpoint(known);
          return octets <= UNIT ? undefined : `there were ${octets} octets`;
        }),
      ],
      saboteur: says('sets no checkpoints', holding('session MIP'), () => new Uint8Array()),
    },
    {
      id: 'rtse.sender.window',
      rule: 'RTSE-06',
      requirement: 'Where the window is 1, a sender whose checkpoint is not confirmed sets no second one.',
      isSound: true,
      steps: [
        answers(1, 1),
        passing(WHOLE, quiet(...LEAVES)),
        check('one checkpoint at most', (known) => {
          const count = countOf(known, 'MIP');
          return count <= 1 ? undefined : `there were ${count}`;
        }),
      ],
      saboteur: adds('does not wait for what it is told', holding('session MIP'), () => whole(...MIP(2))),
    },
    {
      id: 'rtse.sender.no-checkpoints',
      rule: 'RTSE-07',
      requirement: 'Where the checkpoint size is 0, there are no checkpoints.',
      isSound: true,
      steps: [answers(0, 3), passing(SENDING, quiet('session AE', ...LEAVES))],
      saboteur: adds('sets checkpoints all the same', holding('session AS'), () => whole(...MIP(1))),
    },
    {
      id: 'rtse.sender.one-at-a-time',
      rule: 'RTSE-10',
      clause: 'X.218 §9.3',
      level: 'must',
      requirement: 'There is one transfer at a time: no other begins before the end of the first is acknowledged.',
      isSound: true,
      steps: [
        answers(0, 3),
        passing(WHOLE, quiet(...LEAVES)),
        check('one activity', (known) => (countOf(known, 'AS') <= 1 ? undefined : 'a second one has begun')),
      ],
      saboteur: adds('begins the next one at once', holding('session AE'), () => whole(...AS_NUMBER(2))),
    },
  ],
);

/** X.218 §9.4, §9.5, X.228 §7.7: who has the turn, and what is in its way. */
export const TURN_OWNER = casesOf({ clause: 'X.218 §9.4', at: 'association', mode: 'normal', roles: ['initiator'], from: 'activity' }, [
  {
    id: 'rtse.please.taken',
    rule: 'RTSE-13',
    level: 'must',
    requirement: 'Whoever has the turn may be asked for it: it goes on with its transfer.',
    isSound: true,
    steps: [
      send((known) => spdus(known, spduOf('PT', { tokenItem: DATA_TOKEN, userData: valueIn(contextsIn(known).user, hex`02 01 05`) }))),
      passing(WHOLE, quiet(...LEAVES)),
    ],
    saboteur: hangsUpAt('hangs up on whoever asks for the turn', carrying('PT')),
  },
  {
    id: 'rtse.please.without-priority',
    rule: 'RTSE-13',
    level: 'must',
    requirement: 'Whoever asks for the turn need not say how urgent it is.',
    isSound: true,
    steps: [send((known) => spdus(known, spduOf('PT', { tokenItem: DATA_TOKEN }))), passing(WHOLE, quiet('session GTC'))],
    saboteur: hangsUpAt('wants a priority', carrying('PT')),
  },
  {
    id: 'rtse.turn.transfer-without',
    rule: 'RTSE-09',
    clause: 'X.218 §9.3',
    level: 'must',
    requirement: 'Whoever has not the turn cannot transfer: an activity of it is a protocol error.',
    steps: [send((known) => spdus(known, ...AS_NUMBER(7))), passing(WHOLE, expect(...LEAVES, ...ABORTED))],
    saboteur: ignores('takes no notice of it', behind('AS')),
  },
  {
    id: 'rtse.exception.reported',
    rule: 'RTSE-33',
    clause: 'X.228 §7.7',
    level: 'may',
    requirement: 'A sender whose receiver reports an exception interrupts or discards the transfer.',
    isSound: true,
    steps: [
      send((known) => spdus(known, ...answering(spduOf('ED', { reason: Uint8Array.of(EXCEPTION_REASONS.localError.code) })))),
      passing(WHOLE, expect('session AI', 'session AD')),
    ],
    saboteur: ignores('goes on as if nothing had been said', carrying('PT')),
  },
  {
    id: 'rtse.close.by-responder',
    rule: 'RTSE-17',
    clause: 'X.218 §9.2',
    level: 'must',
    requirement: 'Only who has opened an association closes it: an FN of the other side ends it in disorder.',
    steps: [
      send(fnWith((known) => valueIn(contextsIn(known).acse, hex`62 03 80 01 00`))),
      passing(WHOLE, expect(...LEAVES, ...ABORTED, tolerated('session DN'))),
    ],
    saboteur: ignores('takes no notice of it', carrying('FN')),
  },
]);
