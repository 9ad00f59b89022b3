import test from 'ava';
import { Link, Player, type Step } from '#harness/conformance/index.ts';
import { MemoryNetwork, VirtualClock } from '#harness/net/index.ts';
import type { Line } from '#src/io/index.ts';

const CALLER = { host: '192.0.2.1', port: 0 };
const CALLED = { host: '192.0.2.2', port: 102 };
const TERMS = { mta: 'TESTER', timeout: 1000, quiet: 100 };
/** A DT of which more follow: a step passes it over. */
const DT = Uint8Array.of(3, 0, 0, 8, 2, 0xf0, 0, 0);

/** Steps that are played against somebody who does that with its line. */
const played = async (endpoint: (line: Line, clock: VirtualClock) => void, steps: readonly Step[]) => {
  const clock = new VirtualClock();
  const network = new MemoryNetwork(clock, { addresses: [CALLED.host] });
  await network.listen(CALLED, (line) => {
    line.on({ opened: () => {}, received: () => {}, drained: () => {}, closed: () => {} });
    endpoint(line, clock);
  });
  const link = new Link(network.dial(CALLED, CALLER), { clock, end: 'caller', frame: () => 0 });
  const sleep = (ms: number) => new Promise<void>((resolve) => void clock.alarm(ms, resolve));
  const player = new Player(link, { role: 'responder', terms: TERMS, mode: 'normal', hello: 'mta', sleep });
  const result = await clock.settle(link.open(1000).then(() => player.play(steps)));
  return { ...result, took: clock.now(), heard: link.heard.length };
};

/** Says the same over and over, for an hour. */
const talking = (line: Line, clock: VirtualClock): void => {
  line.send(DT);
  if (clock.now() < 3_600_000) clock.alarm(500, () => talking(line, clock));
};

const STEPS: Readonly<Record<string, Step>> = {
  'for a PDU': { expect: [{ sees: 'cotp CC' }] },
  'for the end': { ends: ['closed', 'reset'] },
};
for (const [title, step] of Object.entries(STEPS))
  test(`who keeps talking does not hold up a step that waits ${title}`, async (t) => {
    const { verdict, took } = await played(talking, [step]);
    t.is(verdict, 'fail');
    t.true(took < 2500, `${took} ms`);
  });

test('who floods us is not listened to for ever', async (t) => {
  const flood = new Uint8Array(64 * 1024).fill(0);
  for (let at = 0; at + DT.length <= flood.length; at += DT.length) flood.set(DT, at);
  const pouring = (line: Line, clock: VirtualClock): void => {
    line.send(flood);
    if (clock.now() < 900) clock.alarm(1, () => pouring(line, clock));
  };
  const { verdict, heard } = await played(pouring, [{ ends: ['closed', 'reset'] }]);
  t.is(verdict, 'fail');
  t.true(heard <= (17 * 1024 * 1024) / DT.length, `${heard} PDUs`);
});

test('a case that is wrong is our error, and ends nobody', async (t) => {
  const { verdict, reason } = await played(() => {}, [
    {
      send: () => {
        throw new TypeError('no such thing');
      },
    },
  ]);
  t.is(verdict, 'error');
  t.regex(reason, /no such thing/);
});
