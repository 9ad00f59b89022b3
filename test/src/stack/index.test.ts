import test, { type ExecutionContext } from 'ava';
import type { Conformance, TransferService } from '#src/p1/index.ts';
import type { TcpService } from '#src/tpkt/index.ts';
import { type Input, keepsTheContract } from '../../contract/layer.ts';
import { Dice } from '../../support/random.ts';
import { type Break, Pair } from '../../support/resuming.ts';
import {
  ACCEPT,
  ALL,
  answering,
  bind,
  calling,
  type Down,
  isSame,
  messageOf,
  SIDES,
  type Side,
  sending,
  type Tower,
  transfer,
  type Up,
  willing,
} from '../../support/transfer.ts';
import { type End, kinds, type Wire, wire } from '../../support/wire.ts';

type Ends = Wire<TransferService, TransferService>;

/** Two stacks that bind, transfer a message with sync points, and unbind, on a wire that stands still after so many arrivals. */
const begun = (conformance: Conformance, stopsAfter: number): Ends => {
  const towers = { conformance };
  const ends = wire(calling(towers), answering(towers), { stopsAfter, caller: sending(messageOf(conformance, 5000)), called: willing });
  ends.caller.send(bind(conformance, { checkpointSize: 1, windowSize: 3, dialogue: 'two-way-alternate' }));
  return ends;
};

/** What a user is told at the end, and nothing behind it. */
const isEnding = (told: Up): boolean =>
  told.kind === 'MTA-ABORT.indication' ||
  told.kind === 'MTA-UNBIND.indication' ||
  told.kind === 'MTA-UNBIND.confirm' ||
  (told.kind === 'MTA-BIND.confirm' && told.result === 'refused');

/** Alarms that are left do nothing any more. */
const isQuiet = (t: ExecutionContext, ends: Ends, title: string): void => {
  for (const side of SIDES) {
    const { told, sent, alarms } = ends[side];
    const before = [told.length, sent.length];
    for (const alarm of [...alarms.keys()]) ends[side].ring(alarm);
    t.deepEqual([told.length, sent.length], before, `${title}: ${side}`);
  }
};

const toldOnce = (t: ExecutionContext, { told }: End<TransferService>, title: string): void => {
  t.is(told.filter(isEnding).length, 1, `${title}: ${kinds(told)}`);
  t.true(isEnding(told.at(-1)!), `${title}: ${kinds(told)}`);
};

/** Who knows of the other side hears that it was its user that went. */
const isByUser = (t: ExecutionContext, { told }: End<TransferService>, title: string): void => {
  const ending = told.at(-1)!;
  if (told.length > 1 && ending.kind === 'MTA-ABORT.indication') t.is(ending.by, 'user', title);
};

/** Every moment at which something may come between: after each arrival of a whole conversation. */
const moments = (conformance: Conformance): readonly number[] => {
  const { arrivals } = begun(conformance, Infinity);
  return Array.from({ length: arrivals() + 1 }, (_, index) => index);
};

for (const conformance of ALL) {
  for (const side of SIDES) {
    test(`${conformance}: the ${side} may abort at each moment; the other side is told once`, (t) => {
      for (const moment of moments(conformance)) {
        const ends = begun(conformance, moment);
        const { length } = ends[side].told;
        ends[side].send({ kind: 'MTA-ABORT.request' });
        ends.go();
        const title = `after ${moment}`;
        t.is(ends[side].told.length, length, `${title}: ${kinds(ends[side].told)}`);
        toldOnce(t, ends[OTHER[side]], title);
        isByUser(t, ends[OTHER[side]], title);
        t.true(
          SIDES.some((each) => kinds(ends[each].sent).includes('TCP.close')),
          title,
        );
        isQuiet(t, ends, title);
      }
    });
  }

  test(`${conformance}: both may abort at each moment, and neither is told anything more`, (t) => {
    for (const moment of moments(conformance)) {
      const ends = begun(conformance, moment);
      const before = SIDES.map((side) => ends[side].told.length);
      for (const side of SIDES) ends[side].send({ kind: 'MTA-ABORT.request' });
      ends.go();
      t.deepEqual(
        SIDES.map((side) => ends[side].told.length),
        before,
        `after ${moment}`,
      );
      isQuiet(t, ends, `after ${moment}`);
    }
  });

  test(`${conformance}: the line may go at each moment; both sides are told once`, (t) => {
    for (const moment of moments(conformance)) {
      const ends = begun(conformance, moment);
      ends.cut();
      for (const side of SIDES) toldOnce(t, ends[side], `after ${moment}: ${side}`);
      isQuiet(t, ends, `after ${moment}`);
    }
  });
}

for (const conformance of ALL) {
  test(`${conformance}: who does not know the transfer refuses, and the message begins anew`, (t) => {
    const apdu = messageOf(conformance, 5000);
    for (const at of moments(conformance)) {
      const pair = new Pair(conformance, 'caller', apdu);
      pair.call({ stopsAfter: at });
      if (!pair.kept.caller) continue;
      delete pair.kept.called;
      const delivered = pair.delivered.length;
      for (let more = 0; more < 2; more++) pair.call();
      t.deepEqual(pair.errors, [conformance === '1988' ? 'rtse' : 'cannot-recover'], `after ${at}`);
      t.deepEqual([pair.positive, pair.delivered.length - delivered], [1, 1], `after ${at}`);
    }
  });

  for (const sender of SIDES) {
    test(`${conformance}, the ${sender} sends: a line may break at any octet, and the message arrives once`, (t) => {
      const apdu = messageOf(conformance, 5000);
      const places = new Set<string>();
      for (const at of breaks(conformance, sender, apdu)) {
        const pair = new Pair(conformance, sender, apdu);
        pair.call(at);
        places.add(placeOf(pair, sender));
        for (let more = 0; more < 3 && pair.positive === 0; more++) pair.call();
        const title = `${JSON.stringify(at)} ${pair.errors}`;
        t.deepEqual([pair.positive, pair.negative, pair.delivered.length], [1, 0, 1], title);
        t.true(isSame(pair.delivered[0]!, apdu), title);
      }
      t.deepEqual([...places].sort(), PLACES);
    });
  }
}

test('lines may break one after another, wherever they do: the message arrives once', (t) => {
  const dice = new Dice(228);
  const side = () => dice.pick(SIDES);
  const anyBreak = (): Break =>
    dice.roll(2)
      ? { stopsAfter: dice.roll(60) }
      : { carries: { [side()]: dice.roll(9000), [side()]: dice.roll(9000) }, chunk: dice.pick([7, 100, 10_000]) };
  for (let run = 0; run < 300; run++) {
    const conformance = dice.pick(ALL);
    const apdu = messageOf(conformance, dice.pick([0, 1, 1024, 3000, 9000]));
    const pair = new Pair(conformance, side(), apdu);
    for (let call = 0; call < 6 && pair.positive === 0; call++) pair.call(anyBreak());
    for (let call = 0; call < 3 && pair.positive === 0; call++) pair.call();
    t.deepEqual([pair.positive, pair.negative, pair.delivered.length], [1, 0, 1], `run ${run}: ${pair.errors}`);
    t.true(isSame(pair.delivered[0]!, apdu), `run ${run}`);
  }
});

/** Every place at which a line may break: at each arrival in both directions, and around each packet in one of them. */
const breaks = (conformance: Conformance, sender: Side, apdu: Uint8Array): readonly Break[] => {
  const ends = new Pair(conformance, sender, apdu).call();
  const moments = Array.from({ length: ends.arrivals() }, (_, stopsAfter) => ({ stopsAfter }));
  const octets = SIDES.flatMap((side) => boundaries(ends[side].sent).map((at) => ({ carries: { [side]: at } })));
  return [...moments, ...octets];
};

/** The ends of packets, and an octet before and behind each. */
const boundaries = (sent: readonly TcpService['down'][]): readonly number[] => {
  let at = 0;
  return sent.flatMap((primitive) => {
    if (primitive.kind !== 'TCP.send') return [];
    at += primitive.octets.length;
    return [at - 1, at, at + 1];
  });
};

/** How far a transfer was when it was cut off, as its sender sees it, and then its receiver. */
const placeOf = ({ kept, positive }: Pair, sender: Side): string => {
  const { [sender]: sending, [OTHER[sender]]: receiving } = kept;
  if (positive > 0) return 'confirmed';
  if (sending === undefined) return 'not begun';
  if (receiving && receiving.syncPoint > receiving.marks.length) return 'secured, and not confirmed';
  if (sending.syncPoint === 0) return 'before the first sync point';
  return sending.syncPoint < 4 ? 'between sync points' : 'behind the last sync point';
};
const PLACES = [
  'before the first sync point',
  'behind the last sync point',
  'between sync points',
  'confirmed',
  'not begun',
  'secured, and not confirmed',
];

const OTHER: Readonly<Record<Side, Side>> = { caller: 'called', called: 'caller' };

/** Notes what a stack is given. */
const noting = (tower: Tower, inputs: Input<TransferService, TcpService>[]): Tower => ({
  fromAbove(primitive) {
    inputs.push({ above: primitive });
    return tower.fromAbove(primitive);
  },
  fromBelow(primitive) {
    inputs.push({ below: primitive });
    return tower.fromBelow(primitive);
  },
});

// biome-ignore format: a table
const says: readonly Down[] = [
  ACCEPT,
  { kind: 'MTA-BIND.response', result: 'refused', error: 'busy' },
  transfer(messageOf('1988', 1500)),
  { kind: 'MTA-TRANSFER.response', result: 'secured' },
  { kind: 'MTA-TRANSFER.response', result: 'refused' },
  { kind: 'MTA-TURN-PLEASE.request' },
  { kind: 'MTA-TURN-GIVE.request' },
  { kind: 'MTA-UNBIND.request' },
  { kind: 'MTA-UNBIND.response' },
  { kind: 'MTA-ABORT.request' },
];

const octetsIn = (sent: readonly TcpService['down'][]): readonly Uint8Array[] =>
  sent.flatMap((primitive) => (primitive.kind === 'TCP.send' ? [primitive.octets] : []));

// Each side in another mode, which is half the work of both in both.
for (const [side, conformance] of [
  ['caller', '1988'],
  ['called', '1984'],
] as const) {
  const makes = { caller: () => calling({ conformance }), called: () => answering({ conformance }) };
  const inputs: Input<TransferService, TcpService>[] = [];
  const towers = { caller: makes.caller(), called: makes.called(), [side]: noting(makes[side](), inputs) };
  const ends = wire(towers.caller, towers.called, { caller: sending(messageOf(conformance, 1500)), called: willing });
  ends.caller.send(bind(conformance, { checkpointSize: 1 }));

  keepsTheContract<TransferService, TcpService>(`${conformance}, the stack of the ${side}`, {
    make: makes[side],
    ways: inputs.slice(1).map((_, index) => inputs.slice(0, index + 1)),
    samples: octetsIn(ends[OTHER[side]].sent),
    arrive: (octets) => ({ kind: 'TCP.received', octets }),
    says,
    ends: ['TCP.close', 'TCP.closed'],
    isStream: true,
    inputs: 30_000,
  });
}
