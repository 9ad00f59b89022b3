import test from 'ava';
import { type Deed, type Going, type LineEnd, MeddledLine, type Meddler, type Reach } from '#harness/faults/index.ts';
import { LineError, type LineHandler } from '#src/io/index.ts';
import { frame } from '#src/tpkt/index.ts';
import { FakeClock, FakeLine } from '../../support/fake-line.ts';

/** Who holds the line: notes what it is told. */
class Holder implements LineHandler {
  readonly told: string[] = [];
  opened(): void {
    this.told.push('opened');
  }
  received(octets: Uint8Array): void {
    this.told.push(hex(octets));
  }
  drained(): void {
    this.told.push('drained');
  }
  closed(cause?: LineError): void {
    this.told.push(`closed${cause ? ` ${cause.ending}` : ''}`);
  }
}

interface Bench {
  readonly line: MeddledLine;
  readonly below: FakeLine;
  readonly holder: Holder;
  readonly clock: FakeClock;
}

const meddler = (
  going: Going,
  meddle: (octets: Uint8Array, nth: number) => readonly Deed[] | undefined,
  at: Meddler['at'] = 'packet',
): Meddler => {
  let nth = 0;
  return { at, going, meddle: ({ octets }) => meddle(octets, ++nth) };
};

const bench = (meddlers: readonly Meddler[], most?: number): Bench => {
  const [below, holder, clock] = [new FakeLine(), new Holder(), new FakeClock()];
  const line = new MeddledLine(below, clock, 'caller', meddlers, undefined, most);
  line.on(holder);
  return { line, below, holder, clock };
};

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');
const packet = (octet: number, length = 3): Uint8Array => frame(new Uint8Array(length).fill(octet));
const [A, B, C] = [packet(1), packet(2), packet(3)];
const [a, b, c] = [A, B, C].map(hex);
const both = Uint8Array.from([...A, ...B]);
const waiting = (going: Going, wait: number): Meddler =>
  meddler(going, (octets, nth) => (nth === 1 ? [{ wait }, { pass: octets }] : undefined));
const ending = (end: LineEnd, going: Going = 'out'): Meddler => meddler(going, (_, nth) => (nth === 2 ? [{ end }] : undefined));

/** What is done with a line, what its holder hears, and what is done with the line below. */
const CASES: Readonly<
  Record<
    string,
    {
      readonly with: () => readonly Meddler[];
      readonly do: (bench: Bench) => void;
      readonly told?: readonly (string | undefined)[];
      readonly done?: readonly string[];
      readonly sent?: readonly (string | undefined)[];
    }
  >
> = {
  'a packet that comes in pieces is one packet': {
    with: () => [meddler('in', (octets) => [{ pass: octets }])],
    do: ({ line }) => {
      for (const octet of A) line.received(Uint8Array.of(octet));
    },
    told: [a],
  },
  'two packets in one chunk are two': {
    with: () => [meddler('in', (octets, nth) => (nth === 1 ? [] : [{ pass: octets }]))],
    do: ({ line }) => line.received(both),
    told: [b],
  },
  'a packet that straddles chunks, with another before and behind': {
    with: () => [meddler('out', (octets, nth) => (nth === 2 ? [] : [{ pass: octets }]))],
    do: ({ line }) => {
      const all = Uint8Array.from([...A, ...B, ...C]);
      line.send(all.subarray(0, 9));
      line.send(all.subarray(9));
    },
    sent: [a, c],
  },
  'of a stream that is broken the rest passes as it comes': {
    with: () => [meddler('in', (octets) => [{ pass: octets }])],
    do: ({ line }) => {
      line.received(A.subarray(0, 5));
      line.received(Uint8Array.from([...A.subarray(5), 0xff, 0xff, 0xff, 0xff, 0xff]));
      line.received(B);
    },
    told: [a, 'ffffffffff', b],
  },
  'the beginning of a packet passes when the line is closed': {
    with: () => [meddler('in', (octets) => [{ pass: octets }])],
    do: ({ line }) => {
      line.received(A.subarray(0, 5));
      line.closed();
    },
    told: [hex(A.subarray(0, 5)), 'closed'],
  },
  'and goes out before our own close': {
    with: () => [meddler('out', (octets) => [{ pass: octets }])],
    do: ({ line }) => {
      line.send(A.subarray(0, 5));
      line.close();
    },
    sent: [hex(A.subarray(0, 5))],
    done: ['send', 'close'],
  },
  'what waits holds up all that follows': {
    with: () => [waiting('out', 100)],
    do: ({ line, clock, below, holder }) => {
      holder.told.push(String(line.send(A)), String(line.send(B)), String(below.sent.length));
      clock.pass(100);
    },
    told: ['false', 'false', '0', 'drained'],
    sent: [a, b],
  },
  'a full line is waited for': {
    with: () => [meddler('out', () => undefined)],
    do: ({ line, below, holder }) => {
      below.hasRoom = false;
      holder.told.push(String(line.send(A)));
      line.drained();
      below.hasRoom = true;
      holder.told.push(String(line.send(B)));
      line.drained();
    },
    told: ['false', 'drained', 'true'],
  },
  'a full line that also waits says drained once both are over': {
    with: () => [waiting('out', 100)],
    do: ({ line, below, clock, holder }) => {
      below.hasRoom = false;
      line.send(A);
      clock.pass(100);
      holder.told.push('room');
      line.drained();
    },
    told: ['room', 'drained'],
  },
  'who answers fills the line, and the holder hears of no room that it did not ask for': {
    with: () => [meddler('in', (octets) => [{ answer: octets }])],
    do: ({ line, below }) => {
      below.hasRoom = false;
      line.received(A);
      line.drained();
    },
    told: [],
    sent: [a],
  },
  'what waits to come in pauses the line below': {
    with: () => [waiting('in', 100)],
    do: ({ line, clock }) => {
      line.received(A);
      clock.pass(100);
    },
    told: [a],
    done: ['pause', 'resume'],
  },
  'a holder that pauses is told nothing, though a wait ends': {
    with: () => [waiting('in', 100)],
    do: ({ line, clock, holder }) => {
      line.received(A);
      line.pause();
      clock.pass(100);
      holder.told.push('resumes');
      line.resume();
    },
    told: ['resumes', a],
    done: ['pause', 'pause', 'resume'],
  },
  'a holder that resumes does not hurry what waits': {
    with: () => [waiting('in', 100)],
    do: ({ line, clock, holder }) => {
      line.received(A);
      line.pause();
      line.resume();
      holder.told.push('later');
      clock.pass(100);
    },
    told: ['later', a],
    done: ['pause', 'pause', 'resume'],
  },
  'a close goes out behind what waits': {
    with: () => [waiting('out', 100)],
    do: ({ line, clock }) => {
      line.send(A);
      line.close();
      clock.pass(100);
    },
    done: ['send', 'close'],
  },
  'nothing is sent and nothing heard after a close': {
    with: () => [meddler('in', () => undefined), meddler('out', () => undefined)],
    do: ({ line }) => {
      line.close();
      line.send(A);
      line.received(B);
      line.closed();
      line.received(C);
    },
    told: ['closed'],
    done: ['close'],
  },
  'what waits to come in is not heard after a close': {
    with: () => [waiting('in', 100)],
    do: ({ line, clock }) => {
      line.received(A);
      line.close();
      clock.pass(100);
      line.closed();
    },
    told: ['closed'],
    done: ['pause', 'close'],
  },
  'a close of the peer comes behind what waits': {
    with: () => [waiting('in', 100)],
    do: ({ line, clock, holder }) => {
      line.received(A);
      line.closed();
      holder.told.push('waits');
      clock.pass(100);
    },
    told: ['waits', a, 'closed'],
  },
  'a reset of the peer is heard by a holder that does not read': {
    with: () => [meddler('in', () => undefined)],
    do: ({ line }) => {
      line.pause();
      line.received(A);
      line.closed(new LineError('reset', 'gone'));
    },
    told: ['closed reset'],
  },
  'a close that is held for good ends as any line does that its peer does not close': {
    with: () => [waiting('out', Number.POSITIVE_INFINITY)],
    do: ({ line, clock }) => {
      line.send(A);
      line.close();
      clock.pass(10_000);
      line.closed();
    },
    told: ['closed'],
    done: ['reset'],
  },
  'a close that was held goes out when it is let go': {
    with: () => [waiting('out', Number.POSITIVE_INFINITY)],
    do: ({ line, clock }) => {
      line.send(A);
      line.close();
      line.release();
      line.closed();
      clock.pass(10_000);
    },
    told: ['closed'],
    done: ['send', 'close'],
  },
  'a holder whose line went while it was held is told when it closes': {
    with: () => [waiting('in', Number.POSITIVE_INFINITY)],
    do: ({ line, clock }) => {
      line.received(A);
      line.closed();
      line.close();
      clock.pass(0);
    },
    told: ['closed'],
    done: ['pause'],
  },
  'or when it resets': {
    with: () => [waiting('in', Number.POSITIVE_INFINITY)],
    do: ({ line, clock }) => {
      line.received(A);
      line.closed();
      line.reset();
      clock.pass(0);
    },
    told: ['closed'],
    done: ['pause'],
  },
  'a reset drops what waits': {
    with: () => [waiting('out', 100)],
    do: ({ line, clock }) => {
      line.send(A);
      line.reset();
      clock.pass(100);
      line.closed();
    },
    told: ['closed'],
    done: ['reset'],
  },
  'a meddler that resets is a reset to the holder, and nothing follows': {
    with: () => [ending('reset')],
    do: ({ line }) => {
      line.send(A);
      line.send(B);
      line.send(C);
      line.received(C);
      line.closed();
    },
    told: ['closed reset'],
    done: ['send', 'reset'],
  },
  'a meddler that closes is a close to the holder': {
    with: () => [ending('close', 'in')],
    do: ({ line }) => {
      line.received(both);
      line.received(C);
      line.send(C);
      line.closed();
    },
    told: [a, 'closed'],
    done: ['close'],
  },
  'what is kept goes on when the line is closed': {
    with: () => {
      const kept: Uint8Array[] = [];
      return [
        {
          at: 'packet',
          going: 'in',
          meddle: ({ octets }) => (kept.push(octets) > 0 ? [] : undefined),
          rest: () => kept.map((pass) => ({ pass })),
        },
      ];
    },
    do: ({ line }) => {
      line.received(both);
      line.closed();
    },
    told: [a, b, 'closed'],
  },
  'meddlers of the stream come before those of packets': {
    with: () => [
      meddler('in', (octets) => [{ pass: octets }, { pass: octets }]),
      meddler('in', (octets) => [{ pass: octets.subarray(0, 2) }, { pass: octets.subarray(2) }], 'chunk'),
    ],
    do: ({ line }) => line.received(A),
    told: [a, a],
  },
  'several see what the one before lets pass, and what waits keeps its turn': {
    with: () => [
      meddler('out', (octets) => [{ pass: octets }, { wait: 5 }, { pass: B }]),
      meddler('out', (octets) => (hex(octets) === b ? [{ pass: C }] : undefined)),
    ],
    do: ({ line, clock }) => {
      line.send(A);
      clock.pass(5);
    },
    sent: [a, c],
  },
  'what is said at the opening comes before the first of the holder': {
    with: () => [meddler('out', () => [{ pass: C }], 'opening'), meddler('out', () => undefined)],
    do: ({ line, holder }) => {
      holder.opened = () => {
        holder.told.push('opened');
        line.send(A);
      };
      line.opened();
    },
    told: ['opened'],
    sent: [c, a],
  },
  'who ends its own way hears on, and what it says is lost': {
    with: () => [ending('finish')],
    do: ({ line }) => {
      line.send(A);
      line.send(B);
      line.send(C);
      line.received(A);
      line.close();
    },
    told: [a],
    sent: [a],
    done: ['send', 'finish', 'close'],
  },
  'who is kept from hearing more hears of an end, and the line is closed': {
    with: () => [ending('finish', 'in')],
    do: ({ line }) => {
      line.received(A);
      line.received(B);
      line.received(C);
      line.closed();
    },
    told: [a, 'closed'],
    done: ['close'],
  },
  'a line that is ended at its opening is never open': {
    with: () => [meddler('out', () => [{ end: 'reset' }], 'opening')],
    do: ({ line }) => {
      line.opened();
      line.closed();
    },
    told: ['closed reset'],
    done: ['reset'],
  },
  'a meddler may do something of itself, and let go of what it holds': {
    with: () => {
      let reach: Reach | undefined;
      const own = {};
      return [
        {
          at: 'packet',
          going: 'out',
          begins: (its) => {
            reach = its;
          },
          meddle: ({ octets }) => {
            reach?.clock.alarm(50, () => reach?.release(own));
            return [{ wait: Number.POSITIVE_INFINITY, by: own }, { pass: octets }, { tell: () => reach?.do([{ pass: C }]) }];
          },
        },
      ];
    },
    do: ({ line, clock }) => {
      line.send(A);
      clock.pass(50);
    },
    sent: [a, c],
  },
};

for (const [title, { with: made, do: act, told, done, sent }] of Object.entries(CASES)) {
  test(title, (t) => {
    const at = bench(made());
    act(at);
    if (told) t.deepEqual(at.holder.told, told as string[]);
    if (done) t.deepEqual(at.below.done, done);
    if (sent) t.deepEqual(at.below.sent.map(hex), sent as string[]);
  });
}

test('more than may wait breaks the line, and is let go of', (t) => {
  const { line, below, holder } = bench([waiting('out', Number.POSITIVE_INFINITY)], 1000);
  for (let count = 0; count < 20; count += 1) line.send(packet(1, 96));
  line.closed();
  t.deepEqual(below.done, ['reset']);
  t.deepEqual(holder.told, ['closed overrun']);
});

test('a thousand packets that waited come one after the other, however deep', (t) => {
  const { line, clock, holder } = bench([waiting('in', 100)]);
  const many = Uint8Array.from(Array.from({ length: 20_000 }, () => [...A]).flat());
  line.received(many);
  clock.pass(100);
  t.is(holder.told.length, 20_000);
});

test('what is let go of does not count as waiting', (t) => {
  const held = meddler('out', (octets) => [{ wait: Number.POSITIVE_INFINITY }, { wait: Number.POSITIVE_INFINITY }, { pass: octets }]);
  const { line, holder } = bench([held], 1000);
  for (let round = 0; round < 100; round += 1) {
    line.send(A);
    line.release();
  }
  t.false(holder.told.includes('closed overrun'));
});
