import test, { type ExecutionContext } from 'ava';
import {
  LoopbackNetwork,
  MemoryNetwork,
  type Network,
  NetworkError,
  type RunClock,
  SkippingClock,
  VirtualClock,
} from '#harness/net/index.ts';
import type { Line, LineError } from '#src/io/index.ts';

/** What a line told its holder, in order. */
interface Told {
  readonly line: Line;
  readonly news: string[];
  readonly octets: Uint8Array[];
}
const held = new Set<Line>();
const hold = (line: Line): Told => {
  const told: Told = { line, news: [], octets: [] };
  held.add(line);
  line.on({
    opened: () => void told.news.push('opened'),
    received: (octets) => void told.octets.push(octets),
    drained: () => void told.news.push('drained'),
    closed: (cause?: LineError) => void told.news.push(cause ? `closed: ${cause.ending}` : 'closed'),
  });
  return told;
};
const text = ({ octets }: Told): string => Buffer.concat(octets).toString();
const A = { host: '10.1.0.1', port: 102 };
const B = { host: '10.1.0.2', port: 102 };
const FROM_A = { host: '10.1.0.1', port: 0 };

interface Bench {
  readonly network: Network;
  readonly clock: RunClock;
  /** Lets happen what happens, until this holds. */
  readonly until: (holds: () => boolean) => Promise<void>;
}
const memory = (): Bench => {
  const clock = new VirtualClock();
  const until = async (holds: () => boolean) => {
    for (let turns = 0; !holds() && turns < 100_000; turns += 1) await clock.pass(1, async () => {});
  };
  return { network: new MemoryNetwork(clock, { addresses: [A.host, B.host] }), clock, until };
};
const loopback = (): Bench => {
  const clock = new SkippingClock();
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setImmediate(resolve));
  };
  return { network: new LoopbackNetwork(clock, { addresses: [A.host, B.host] }), clock, until };
};

/** What every network does, be there sockets or not. */
const contract: Readonly<Record<string, (t: ExecutionContext, bench: Bench) => Promise<void>>> = {
  'octets go both ways, in order, under logical addresses': async (t, { network, until }) => {
    let called: Told | undefined;
    await network.listen(B, (line) => {
      called = hold(line);
    });
    const caller = hold(network.dial(B, FROM_A));
    caller.line.open();
    await until(() => caller.news.includes('opened') && called !== undefined);
    caller.line.send(new TextEncoder().encode('one '));
    caller.line.send(new TextEncoder().encode('two'));
    await until(() => text(called!) === 'one two');
    called!.line.send(new TextEncoder().encode('three'));
    await until(() => text(caller) === 'three');
    t.deepEqual([called!.line.local, called!.line.remote.host, caller.line.remote], [B, A.host, B]);
    t.deepEqual(called!.line.remote, caller.line.local);
  },
  'a close reaches the other end, and ends both': async (t, { network, until }) => {
    let called: Told | undefined;
    await network.listen(B, (line) => {
      called = hold(line);
    });
    const caller = hold(network.dial(B, FROM_A));
    caller.line.open();
    await until(() => caller.news.includes('opened'));
    caller.line.send(new TextEncoder().encode('last words'));
    caller.line.close();
    await until(() => called?.news.includes('closed') === true);
    t.is(text(called!), 'last words');
    t.deepEqual(called!.news, ['closed']);
  },
  'one way ends, and what comes back is heard until the other does, too': async (t, { network, until }) => {
    let called: Told | undefined;
    await network.listen(B, (line) => {
      called = hold(line);
    });
    const caller = hold(network.dial(B, FROM_A));
    caller.line.open();
    await until(() => caller.news.includes('opened') && called !== undefined);
    called!.line.send(new TextEncoder().encode('on its way'));
    caller.line.finish();
    caller.line.send(new TextEncoder().encode('too late'));
    await until(() => [caller, called!].every(({ news }) => news.includes('closed')));
    t.deepEqual([text(caller), text(called!)], ['on its way', '']);
  },
  'a reset reaches the other end as one': async (t, { network, until }) => {
    await network.listen(B, (line) => line.reset());
    const caller = hold(network.dial(B, FROM_A));
    caller.line.open();
    await until(() => caller.news.some((each) => each.startsWith('closed')));
    t.is(caller.news.at(-1), 'closed: reset');
  },
  'where nobody listens the call is refused': async (t, { network, until }) => {
    const listener = await network.listen(B, () => {});
    await listener.close();
    const caller = hold(network.dial(B, FROM_A));
    caller.line.open();
    await until(() => caller.news.length > 0);
    t.deepEqual(caller.news, ['closed: refused']);
  },
  'a call to an address of nobody times out by the clock': async (t, { network, clock }) => {
    const caller = hold(network.dial({ host: '10.9.9.9', port: 102 }, FROM_A));
    caller.line.open();
    await clock.pass(20_000, async () => {});
    t.deepEqual(caller.news, []);
    await clock.pass(1_001, async () => {});
    t.deepEqual(caller.news, ['closed: timeout']);
  },
  'an address is bound once': async (t, { network }) => {
    await network.listen(B, () => {});
    const error = await t.throwsAsync(
      network.listen(B, () => {}),
      { instanceOf: NetworkError },
    );
    t.is(error.code, 'EADDRINUSE');
    t.regex(error.hint, /--transport memory/);
  },
  'a reader that pauses holds the writer back, and loses nothing': async (t, { network, until }) => {
    let called: Told | undefined;
    await network.listen(B, (line) => {
      called = hold(line);
      line.pause();
    });
    const caller = hold(network.dial(B, FROM_A));
    caller.line.open();
    await until(() => caller.news.includes('opened') && called !== undefined);
    const chunk = new Uint8Array(64 * 1024).fill(7);
    let sent = 0;
    while (sent < 15 * 1024 * 1024) {
      sent += chunk.length;
      if (!caller.line.send(chunk)) break;
    }
    t.true(sent < 15 * 1024 * 1024, 'send said false');
    called!.line.resume();
    await until(() => caller.news.includes('drained'));
    await until(() => called!.octets.reduce((count, each) => count + each.length, 0) === sent);
    t.pass();
  },
};
for (const [name, make] of Object.entries({ memory, loopback })) {
  for (const [title, prove] of Object.entries(contract)) {
    test(`${name}: ${title}`, async (t) => {
      const bench = make();
      t.teardown(async () => {
        await bench.network.close();
        if (bench.clock instanceof SkippingClock) bench.clock.stop();
      });
      await prove(t, bench);
    });
  }
}

test.after.always('no line is left', () => {
  for (const line of held) line.reset();
});

test('a writer that never waits is stopped before memory is gone', async (t) => {
  const { network, until } = memory();
  await network.listen(B, (line) => line.pause());
  const caller = hold(network.dial(B, FROM_A));
  caller.line.open();
  await until(() => caller.news.includes('opened'));
  for (let sent = 0; sent < 70; sent += 1) caller.line.send(new Uint8Array(1024 * 1024));
  await until(() => caller.news.at(-1) !== 'opened');
  t.is(caller.news.at(-1), 'closed: overrun');
});
