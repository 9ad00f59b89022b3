import test from 'ava';
import { type Fault, parseFault } from '#harness/faults/index.ts';
import type { Host } from '#harness/mta/index.ts';
import { type ProductId, product } from '#harness/products/index.ts';
import type { Stamped } from '#harness/run/index.ts';
import { deadlyCheckpoints } from '../../../harness/mta/deadly.ts';
import { type Played, play } from '../../../harness/topology/play.ts';
import type { Step } from '../../../harness/topology/topology.ts';
import { type End, pair, topology } from '../../support/hosts.ts';

const MINUTE = 60_000;
const SHRINKING: End = { product: 'generic', rules: { sentCheckpoints: 'shrinking' } };
const EVEN: End = { product: 'generic' };

const send = (from: string, size: number): Step => ({
  verb: 'send',
  from,
  messages: 1,
  subject: 'Test',
  size,
  priority: 'normal',
  report: false,
});
const open = (connector: string): Step => ({ verb: 'open', connectors: [connector] });
const wait = (minutes: number): Step => ({ verb: 'wait', for: minutes * MINUTE });
const LARGE = 100 * 1024;

const CUT = parseFault('RTTR from x #2: shorten 100');
const played = (hosts: readonly Host[], steps: readonly Step[], faults: readonly Fault[] = [], transport: 'memory' | 'tcp' = 'memory') =>
  play(topology(hosts, { steps, faults }), { transport, seed: 1 });
const logged = ({ events }: Played, host: string): readonly number[] =>
  events.flatMap((event) => (event.type === 'event' && event.host === host ? [event.event.id] : []));
const outcomes = ({ events }: Played, connector: string): readonly string[] =>
  events.flatMap((event) => (event.type === 'connector' && event.connector === connector ? [event.outcome] : []));
const isDelivered = ({ type, ...event }: Stamped): boolean => type === 'message' && 'state' in event && event.state === 'delivered';

/** What ends which product, and what its log says then. */
const ends: Readonly<Record<string, readonly [caller: End, called: ProductId, faults: readonly Fault[], log: readonly number[]]>> = {
  'Q196852: a truncated checkpoint ends 5.0': [EVEN, 'exchange-5.0', [CUT], [2051]],
  'Q196852: and 5.5 SP2': [EVEN, 'exchange-5.5-sp2', [CUT], [2051]],
  'Q196852: but not SP3, which aborts the association': [EVEN, 'exchange-5.5-sp3', [CUT], []],
  'Q246302: checkpoints that shrink end 5.5 SP3': [SHRINKING, 'exchange-5.5-sp3', [], [9405]],
  'Q246302: but not SP4': [SHRINKING, 'exchange-5.5-sp4', [], []],
};
for (const [title, [caller, called, faults, log]] of Object.entries(ends)) {
  for (const transport of ['memory', 'tcp'] as const) {
    test(`${title} (${transport})`, async (t) => {
      const run = await played(pair(caller, { product: called }), [send('x/link', LARGE)], faults, transport);
      // Whether an end that is not its own still reaches its log before the run is over depends on the network.
      t.deepEqual(
        logged(run, 'y').filter((id) => id !== 9221),
        log,
      );
      t.is(run.events.filter(isDelivered).length, log.length > 0 ? 0 : 1);
      t.is(outcomes(run, 'x/link').at(-1), log.length > 0 ? 'refused' : 'up');
    });
  }
}

test('an MTA that ends says nothing more: its lines are reset, and its own calls with them', async (t) => {
  const { events } = await played(
    pair(EVEN, { product: 'exchange-5.5-sp2' }),
    [open('x/link'), open('y/link'), send('x/link', LARGE)],
    [CUT],
  );
  const at = events.findIndex((event) => event.type === 'event' && event.event.id === 2051);
  const closed = events.slice(at).flatMap((event) => (event.type === 'link.close' && event.how === 'reset' ? [event.by] : []));
  t.deepEqual(closed.toSorted(), ['called', 'caller']);
  const { line } = events[at] as { readonly line: string };
  // What it had confirmed before is still on its way; an abort is not.
  const said = events
    .slice(at)
    .flatMap((event) => (event.type === 'pdu' && event.line === line && event.from === 'called' ? [event.kind] : []));
  t.deepEqual([...new Set(said)], ['DT', 'MIA']);
  t.true(events.some((event) => event.type === 'note' && event.says.startsWith('the MTA of y ends: over y/link came')));
});

test('an MTA ends of what comes over a call of its own, too', async (t) => {
  const run = await played(pair(SHRINKING, { product: 'exchange-5.5' }), [open('y/link'), send('x/link', LARGE)]);
  t.deepEqual(outcomes(run, 'y/link'), ['up']);
  t.deepEqual(logged(run, 'y'), [9405]);
});

test('one that has ended makes no calls, and takes none, until it is started; what is queued waits', async (t) => {
  const down = [send('x/link', LARGE), open('y/link'), send('y/link', 100), wait(5)];
  const hosts = pair(EVEN, { product: 'exchange-5.5-sp2' });
  const before = await played(hosts, down, [CUT]);
  t.deepEqual([outcomes(before, 'y/link'), before.events.filter(isDelivered).length], [['suspended'], 0]);
  const after = await played(hosts, [...down, { verb: 'start', host: 'y' }, wait(3)], [CUT]);
  t.deepEqual([outcomes(after, 'y/link'), after.events.filter(isDelivered).length], [['suspended', 'up'], 2]);
});

test('what it was sending waits as well', async (t) => {
  const cut = parseFault('RTTR from y #2: shorten 100');
  const [x, y] = pair({ product: 'exchange-5.5-sp2' }, EVEN);
  const run = await played(
    [x, y],
    [open('x/link'), send('x/link', LARGE), send('y/link', LARGE), { verb: 'start', host: 'x' }, wait(15)],
    [cut],
  );
  t.is(logged(run, 'x').filter((id) => id === 2051).length, 1);
  t.is(run.events.filter(isDelivered).length, 2);
});

test('to start one that runs changes nothing', async (t) => {
  const run = await played(pair(EVEN, EVEN), [{ verb: 'start', host: 'y' }, open('x/link')]);
  t.deepEqual(outcomes(run, 'x/link'), ['up']);
  t.is(run.events.filter(({ type }) => type === 'host.up').length, 2);
});

test('Q198622: what a stopped MTA kept to go on with waits in its queue', async (t) => {
  const steps: readonly Step[] = [
    open('x/link'),
    { verb: 'fault', fault: parseFault('MIP from y #2: reset') },
    { verb: 'fault', fault: parseFault('CR from x: drop') },
    send('y/link', LARGE),
    { verb: 'stop', host: 'y' },
    { verb: 'clear' },
    { verb: 'start', host: 'y' },
    wait(15),
  ];
  const run = await played(pair(EVEN, EVEN), steps);
  t.is(run.events.filter(isDelivered).length, 1);
});

/** Octets at which checkpoints ended, in KB, and whether 5.5 ends of them. */
const shrinking: readonly (readonly [ends: readonly number[], isDeadly: boolean])[] = [
  [[], false],
  [[30], false],
  [[30, 60, 90], false],
  [[30, 34], false],
  [[32, 36], true],
  [[30, 60, 61], true],
  [[1, 31, 32], false],
];
test('Q246302: what is an eighth of the first checkpoint, or less, is much smaller', (t) => {
  const [host] = pair({ product: 'exchange-5.5' }, EVEN);
  for (const [kilobytes, isDeadly] of shrinking) {
    const marks = kilobytes.map((each) => each * 1024);
    t.is(deadlyCheckpoints(host, marks), isDeadly ? 'shrinking checkpoints' : undefined, kilobytes.join(' '));
    t.is(deadlyCheckpoints({ ...host, product: product('exchange-5.0')! }, marks), undefined);
  }
});
