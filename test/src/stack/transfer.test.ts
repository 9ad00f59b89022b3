import test, { type ExecutionContext } from 'ava';
import type { Conformance } from '#src/p1/index.ts';
import type { Dialogue } from '#src/rtse/index.ts';
import { type TransferChoice, transferResponder } from '#src/stack/index.ts';
import { Gauge } from '../../support/gauge.ts';
import {
  ACCEPT,
  ALL,
  type Asked,
  answering,
  bind,
  calling,
  type Down,
  deliveredTo,
  isSame,
  messageOf,
  SIDES,
  sending,
  type Told,
  type Towers,
  transfer,
  willing,
} from '../../support/transfer.ts';
import { kinds, wire } from '../../support/wire.ts';

interface Sizes {
  readonly checkpointSize: number;
  readonly windowSize: number;
}

/** Carries one message from one stack to the other, from bind to unbind, and measures what either sends. */
const carry = (towers: Towers, sizes: Sizes, apdu: Uint8Array) => {
  const gauges = { caller: new Gauge(), called: new Gauge() };
  const caller = gauges.caller.over(calling({ ...towers, watch: gauges.caller.watch }));
  const ends = wire(caller, gauges.called.over(answering(towers)), { caller: sending(apdu), called: willing });
  ends.caller.send(bind(towers.conformance, sizes));
  return { ...ends, gauges };
};

type Carried = ReturnType<typeof carry>;

/** It came once and whole, and nobody was told anything else. */
const arrived = (t: ExecutionContext, { caller, called }: Carried, apdu: Uint8Array, title: string): void => {
  const [delivered, ...others] = deliveredTo(called.told);
  t.true(delivered && isSame(delivered, apdu) && others.length === 0, title);
  t.deepEqual(kinds(caller.told), ['MTA-BIND.confirm', 'MTA-TRANSFER.confirm', 'MTA-UNBIND.confirm'], title);
  t.deepEqual(kinds(called.told), ['MTA-BIND.indication', 'MTA-TRANSFER.indication', 'MTA-UNBIND.indication'], title);
};

/** What awaits a sync point is the window and one TSDU at most, and no input sets more going; the receiver says little. */
const isBounded = (t: ExecutionContext, { gauges }: Carried, { checkpointSize, windowSize }: Sizes, title: string): void => {
  if (checkpointSize === 0) return;
  const most = (windowSize + 1) * checkpointSize * 1024 + HEADERS;
  t.true(gauges.caller.unconfirmed <= most, `${title}: ${gauges.caller.unconfirmed}`);
  t.true(gauges.caller.atOnce <= most, `${title}: ${gauges.caller.atOnce}`);
  t.true(gauges.called.atOnce <= ANSWERS, `${title}: ${gauges.called.atOnce}`);
};

/** The octets of an activity's start and end, and of the AC with all that is in it. */
const HEADERS = 100;
const ANSWERS = 300;

const LENGTHS = [0, 1, 65_535, 65_536];
const TPDU_SIZES = [128, 2048, undefined];
const CHECKPOINTS = [0, 1, 30];
const WINDOWS = [1, 3, 5];

for (const conformance of ALL) {
  for (const tpduSize of TPDU_SIZES) {
    test(`${conformance}, TPDUs of ${tpduSize ?? 65_531}: messages of all lengths arrive, whatever checkpoints and windows are`, (t) => {
      for (const length of LENGTHS) {
        const apdu = messageOf(conformance, length);
        for (const checkpointSize of CHECKPOINTS) {
          for (const windowSize of WINDOWS) {
            const sizes = { checkpointSize, windowSize };
            const carried = carry({ conformance, tpduSize }, sizes, apdu);
            arrived(t, carried, apdu, `${length} ${JSON.stringify(sizes)}`);
            isBounded(t, carried, sizes, `${length} ${JSON.stringify(sizes)}`);
          }
        }
      }
    });
  }
}

const MIB = 1 << 20;
// biome-ignore format: a table
const long: Readonly<Record<string, { readonly length: number; readonly checkpointSize: number; readonly windowSize: number; readonly tpduSize?: number }>> = {
  '1 MiB in one piece':               { length: MIB,      checkpointSize: 0,  windowSize: 3 },
  '1 MiB in one piece, small TPDUs':  { length: MIB,      checkpointSize: 0,  windowSize: 3, tpduSize: 128 },
  '1 MiB, one sync point at a time':  { length: MIB,      checkpointSize: 1,  windowSize: 1, tpduSize: 2048 },
  '1 MiB, five':                      { length: MIB,      checkpointSize: 1,  windowSize: 5 },
  '1 MiB, small TPDUs':               { length: MIB,      checkpointSize: 30, windowSize: 3, tpduSize: 128 },
  '16 MiB in one piece':              { length: 16 * MIB, checkpointSize: 0,  windowSize: 3 },
  '16 MiB':                           { length: 16 * MIB, checkpointSize: 30, windowSize: 5 },
  '16 MiB, one sync point at a time': { length: 16 * MIB, checkpointSize: 30, windowSize: 1, tpduSize: 2048 },
};

for (const conformance of ALL) {
  test(`${conformance}: long messages arrive`, (t) => {
    for (const [title, { length, tpduSize, ...sizes }] of Object.entries(long)) {
      const apdu = messageOf(conformance, length);
      const carried = carry({ conformance, tpduSize }, sizes, apdu);
      arrived(t, carried, apdu, title);
      isBounded(t, carried, sizes, title);
      if (sizes.checkpointSize > 0) t.true(carried.gauges.caller.unconfirmed >= sizes.windowSize * sizes.checkpointSize * 1024, title);
    }
  });
}

test('a message in one piece that is longer than a receiver takes ends the association, and its sender may begin anew', (t) => {
  const profile = { limits: { tsdu: 4096 } };
  const { caller, called } = carry({ conformance: '1988', profile }, { checkpointSize: 0, windowSize: 3 }, messageOf('1988', 5000));
  t.deepEqual(kinds(called.told), ['MTA-BIND.indication', 'MTA-ABORT.indication']);
  t.like(called.told[1], { by: 'provider', cause: { code: 'cotp.longTsdu' } });
  t.deepEqual(kinds(caller.told), ['MTA-BIND.confirm', 'MTA-ABORT.indication']);
  t.like(caller.told[1], { by: 'provider', recovery: { role: 'sending', syncPoint: 0 } });
});

/** Two stacks that are bound, whose users say nothing of their own accord any more. */
const bound = (conformance: Conformance, dialogue: Dialogue) => {
  const ends = wire(calling({ conformance }), answering({ conformance }));
  ends.caller.send(bind(conformance, { dialogue }));
  ends.called.send(ACCEPT);
  for (const side of SIDES) ends[side].told.length = 0;
  return ends;
};
const SECURED = { kind: 'MTA-TRANSFER.response', result: 'secured' } as const;

for (const conformance of ALL) {
  test(`${conformance}: who is bound to is told by whom, and who binds by whom it is answered`, (t) => {
    const { caller, called } = wire(calling({ conformance }), answering({ conformance }), { called: willing });
    caller.send(bind(conformance, { checkpointSize: 30, windowSize: 5, dialogue: 'two-way-alternate' }));
    const agreed = { conformance, dialogue: 'two-way-alternate', checkpointSize: 30, windowSize: 5 };
    t.like(called.told[0], { kind: 'MTA-BIND.indication', argument: bind(conformance).argument, turn: 'initiator', ...agreed });
    t.like(caller.told[0], { kind: 'MTA-BIND.confirm', result: 'accepted', value: ACCEPT.value, ...agreed });
  });

  test(`${conformance}: in a two-way alternate dialogue the called side asks for the turn, sends, and gives it back`, (t) => {
    const { caller, called } = bound(conformance, 'two-way-alternate');
    const [there, back] = [messageOf(conformance, 100), messageOf(conformance, 200)];
    t.throws(() => called.send(transfer(back)), { code: 'rtse.unexpected' });
    caller.send(transfer(there));
    called.send(SECURED);
    called.send({ kind: 'MTA-TURN-PLEASE.request', priority: 2 });
    caller.send({ kind: 'MTA-TURN-GIVE.request' });
    t.throws(() => caller.send(transfer(there)), { code: 'rtse.unexpected' });
    called.send(transfer(back));
    caller.send(SECURED);
    called.send({ kind: 'MTA-TURN-GIVE.request' });
    caller.send({ kind: 'MTA-UNBIND.request' });
    called.send({ kind: 'MTA-UNBIND.response' });
    t.deepEqual(caller.told, [
      { kind: 'MTA-TRANSFER.confirm', result: 'positive' },
      { kind: 'MTA-TURN-PLEASE.indication', priority: 2 },
      { kind: 'MTA-TRANSFER.indication', apdu: back },
      { kind: 'MTA-TURN-GIVE.indication' },
      { kind: 'MTA-UNBIND.confirm' },
    ]);
    t.deepEqual(called.told, [
      { kind: 'MTA-TRANSFER.indication', apdu: there },
      { kind: 'MTA-TURN-GIVE.indication' },
      { kind: 'MTA-TRANSFER.confirm', result: 'positive' },
      { kind: 'MTA-UNBIND.indication' },
    ]);
  });

  test(`${conformance}: in a monologue the turn stays where it is`, (t) => {
    const { caller, called } = bound(conformance, 'monologue');
    t.throws(() => called.send({ kind: 'MTA-TURN-PLEASE.request' }), { code: 'rtse.unexpected' });
    t.throws(() => called.send(transfer(messageOf(conformance, 1))), { code: 'rtse.unexpected' });
    t.throws(() => caller.send({ kind: 'MTA-TURN-GIVE.request' }), { code: 'rtse.unexpected' });
    caller.send(transfer(messageOf(conformance, 1)));
    t.deepEqual(kinds(called.told), ['MTA-TRANSFER.indication']);
  });

  test(`${conformance}: only who asked for the association ends it, and only with the turn`, (t) => {
    t.throws(() => bound(conformance, 'monologue').called.send({ kind: 'MTA-UNBIND.request' }), { code: 'rtse.unexpected' });
    const { caller } = bound(conformance, 'two-way-alternate');
    caller.send({ kind: 'MTA-TURN-GIVE.request' });
    t.throws(() => caller.send({ kind: 'MTA-UNBIND.request' }), { code: 'rtse.unexpected' });
  });

  test(`${conformance}: the called side may have the turn at first`, (t) => {
    const { caller, called } = wire(calling({ conformance }), answering({ conformance }), { caller: willing, called: willing });
    caller.send(bind(conformance, { turn: 'responder' }));
    called.send(transfer(messageOf(conformance, 1)));
    t.deepEqual(kinds(caller.told), ['MTA-BIND.confirm', 'MTA-TRANSFER.indication']);
    t.deepEqual(called.told.at(-1), { kind: 'MTA-TRANSFER.confirm', result: 'positive' });
  });

  test(`${conformance}: a message that is not taken, or takes too long, is not transferred, and the next one is`, (t) => {
    const { caller, called } = bound(conformance, 'monologue');
    const apdu = messageOf(conformance, 5000);
    caller.send(transfer(apdu));
    called.send({ kind: 'MTA-TRANSFER.response', result: 'refused' });
    caller.send(transfer(apdu));
    caller.ring('transfer time');
    called.send(SECURED);
    caller.send(transfer(apdu));
    called.send(SECURED);
    t.deepEqual(deliveredTo(called.told).length, 3);
    t.like(caller.told, {
      0: { kind: 'MTA-TRANSFER.confirm', result: 'negative', cause: { code: 'rtse.refused' } },
      1: { kind: 'MTA-TRANSFER.confirm', result: 'negative', cause: { code: 'rtse.time' } },
      2: { kind: 'MTA-TRANSFER.confirm', result: 'positive' },
      length: 3,
    });
  });
}

type Error = Extract<Asked<'MTA-BIND.response'>, { result: 'refused' }>['error'];
type Refused = Omit<Extract<Told<'MTA-BIND.confirm'>, { result: 'refused' }>, 'kind' | 'result'>;

const inP1 = (error: Error, transient?: boolean): Refused => ({
  refusal: { layer: 'p1', reason: error, ...(transient !== undefined && { transient }) },
  error,
});
const FAILED = inP1('authentication-error', false);

// biome-ignore format: a table
/** What a bind error comes to at the caller. Of X.410 mode there are the four of a refuseReason; normal mode has no word for what cannot be recovered. */
const refusals: readonly (readonly [error: Error, normal: Refused, x410: Refused])[] = [
  ['busy',                                   inP1('busy', true),                                    inP1('busy', true)],
  ['authentication-error',                   FAILED,                                                FAILED],
  ['unacceptable-dialogue-mode',             inP1('unacceptable-dialogue-mode', false),             inP1('unacceptable-dialogue-mode', false)],
  ['unacceptable-security-context',          inP1('unacceptable-security-context', false),          FAILED],
  ['inadequate-association-confidentiality', inP1('inadequate-association-confidentiality', false), FAILED],
  ['cannot-recover',                         { refusal: { layer: 'rtse', transient: true } },       inP1('cannot-recover', true)],
  [1,                                        inP1(1, false),                                        inP1('cannot-recover', true)],
  [9,                                        inP1(9, false),                                        inP1(9, false)],
];

for (const conformance of ALL) {
  test(`${conformance}: every bind error is told to who binds, and the line goes`, (t) => {
    for (const [error, normal, x410] of refusals) {
      const ends = wire(calling({ conformance }), answering({ conformance }), {
        called: (): readonly Down[] => [{ kind: 'MTA-BIND.response', result: 'refused', error }],
      });
      ends.caller.send(bind(conformance));
      t.deepEqual(
        ends.caller.told,
        [{ kind: 'MTA-BIND.confirm', result: 'refused', ...(conformance === '1988' ? normal : x410) }],
        `${error}`,
      );
      t.deepEqual(kinds(ends.called.told), ['MTA-BIND.indication']);
      t.is(ends.caller.sent.at(-1)!.kind, 'TCP.close');
    }
  });
}

const ENDED = ['MTA-ABORT.indication'];

// biome-ignore format: a table
/** Who is called has no layers for its caller: what is chosen, the alarm that ends it, how each hears of it; who refuses knows. */
const strangers: Readonly<Record<string, { readonly choice: TransferChoice; readonly rings?: string; readonly told: object; readonly called: readonly string[] }>> = {
  'is refused':  { choice: { refuse: 3 },                  told: { session: { reason: 'transport disconnect', transport: { reason: 3 } } }, called: [] },
  'is ignored':  { choice: { ignore: true }, rings: 'TS1',    told: { session: { reason: 'transport disconnect' }, cause: { code: 'cotp.answer' } }, called: ENDED },
  'is accepted by nobody that speaks': { choice: { accept: {} }, rings: 'answer', told: { session: { reason: 'no reason' }, cause: { code: 'session.answer' } }, called: ENDED },
};
for (const [title, { choice, rings, told, called }] of Object.entries(strangers)) {
  test(`a caller that ${title} at the transport layer is told once`, (t) => {
    const ends = wire(
      calling({ conformance: '1988' }),
      transferResponder({ cotp: { reference: 7 } }, () => choice),
    );
    ends.caller.send(bind('1988'));
    if (rings) ends.caller.ring(rings);
    t.like(ends.caller.told, { 0: { kind: 'MTA-ABORT.indication', by: 'provider', ...told }, length: 1 });
    for (const alarm of [...ends.caller.alarms.keys()]) ends.caller.ring(alarm);
    t.deepEqual(kinds(ends.caller.told), ENDED);
    t.deepEqual(kinds(ends.called.told), called);
  });
}
