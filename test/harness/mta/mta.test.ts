import test from 'ava';
import type { Host } from '#harness/mta/index.ts';
import type { Stamped } from '#harness/run/index.ts';
import { play } from '../../../harness/topology/play.ts';
import type { Step } from '../../../harness/topology/topology.ts';
import { connector, type End, host, topology } from '../../support/hosts.ts';

const OLD = { product: 'exchange-5.0' };
const SP1 = { product: 'exchange-5.5-sp1' };
const FOREIGN = { product: 'generic' };
const ALPHA = '10.1.0.1';
const BRAVO = '10.1.0.2';

/** Two hosts with `links` connectors to each other; B of each is its number where `numbered`. */
const twins = (x: End, y: End, links = 1, numbered = false): readonly Host[] => {
  const all = (end: End, address: string, mta: string, other: string) =>
    Array.from({ length: links }, (_, index) => ({
      ...connector(`${index + 1}`, numbered ? { ...end, b: `LINK${index + 1}` } : end, address, mta),
      peer: `${other}/${index + 1}`,
    }));
  return [host('alpha', x, [ALPHA], all(x, BRAVO, 'BRAVO', 'bravo')), host('bravo', y, [BRAVO], all(y, ALPHA, 'ALPHA', 'alpha'))];
};
const open = (...connectors: readonly string[]): Step => ({ verb: 'open', connectors });

/** The outcomes of a run and the logs of its hosts, as lines. */
const told = (events: readonly Stamped[]): readonly string[] =>
  events.flatMap((event) => {
    if (event.type === 'connector') return [`${event.connector} ${event.outcome}${event.by ? ` by ${event.by}` : ''}`];
    return event.type === 'event' ? [`${event.host} ${event.event.id}`] : [];
  });

const SOCKETS_ERRORS = ['bravo 9301', 'bravo 9301', 'bravo 9202', 'alpha 9221', 'alpha 1294', 'alpha 4284', 'alpha 289'];

/** What one call makes both hosts log, and how it ends, in order. */
const calls: Readonly<Record<string, readonly [hosts: readonly Host[], lines: readonly string[]]>> = {
  'Q200588: a call that two connectors fit is dropped with sockets errors': [
    twins(OLD, OLD, 2),
    [...SOCKETS_ERRORS, 'alpha/1 reset', 'alpha 301'],
  ],
  'Q200588, were the stack to take the first': [
    twins({ ...OLD, rules: { onAmbiguity: 'first' } }, { ...OLD, rules: { onAmbiguity: 'first' } }, 2),
    ['alpha/1 up by bravo/1'],
  ],
  'Q198772: 5.5 SP1 tells the links apart': [twins(SP1, SP1, 2, true), ['alpha/1 up by bravo/1']],
  'Q252843: the wrong called T-selector': [
    twins({ ...OLD, b: 'YS' }, { ...OLD, a: 'YT' }),
    ['bravo 4293', 'alpha 1290', 'alpha 1294', 'alpha 4284', 'alpha 289', 'alpha/1 refused', 'alpha 301'],
  ],
  'a generic host keeps no log': [twins({ ...FOREIGN, b: 'YS' }, { ...FOREIGN, a: 'YT' }), ['alpha/1 refused']],
  'Q170056: nobody listens': [
    twins(OLD, OLD).map((each) => ({ ...each, up: each.name === 'alpha' })),
    ['alpha 9215', 'alpha 1294', 'alpha 4284', 'alpha 289', 'alpha/1 refused', 'alpha 301'],
  ],
  'Q157015: a strict host drops a TPKT with rubbish in its reserved octet': [
    twins({ product: 'exchange-4.0' }, { ...FOREIGN, rules: { reservedChecked: 'yes' } }),
    ['alpha 9236', 'alpha 1279', 'alpha 2036', 'alpha 1294', 'alpha 4284', 'alpha 289', 'alpha/1 reset', 'alpha 301'],
  ],
  'Q157015: from 4.0 SP3 on there is none': [
    twins({ product: 'exchange-4.0-sp3' }, { ...FOREIGN, rules: { reservedChecked: 'yes' } }),
    ['alpha/1 up by bravo/1'],
  ],
  'Q196381: an unknown caller may be refused as an association': [
    [
      twins(OLD, OLD)[0]!,
      host('bravo', { ...OLD, rules: { onUnknownAddress: 'refuse-association' } }, [BRAVO], [connector('1', OLD, '10.9.9.9', 'ALPHA')]),
    ],
    ['bravo 1293', 'alpha 1290', 'alpha 289', 'alpha 1294', 'alpha/1 refused', 'alpha 301'],
  ],
};
for (const [title, [hosts, lines]] of Object.entries(calls)) {
  for (const transport of ['memory', 'tcp'] as const) {
    test(`${title} (${transport})`, async (t) => {
      const { events } = await play(topology(hosts, { steps: [open('alpha/1')] }), { transport, seed: 1 });
      // Whether the called host still sees the close before the run ends depends on the network.
      const logged = told(events).filter((line) => line !== 'bravo 9221');
      // Over TCP the two ends log side by side: each keeps its own order.
      const byHost = (all: readonly string[]) => ['alpha', 'bravo'].map((name) => all.filter((line) => line.startsWith(name)));
      t.deepEqual(byHost(logged), byHost(lines));
    });
  }
}

const count = (events: readonly Stamped[], line: string): number => told(events).filter((each) => each === line).length;

test('Q157630: an open that failed is tried again after the open interval, 144 times', async (t) => {
  const steps: readonly Step[] = [open('alpha/1'), { verb: 'wait', for: 30 * 3_600_000 }];
  const { events } = await play(topology(twins(OLD, OLD, 2), { steps }), { transport: 'memory', seed: 1 });
  t.is(count(events, 'alpha/1 reset'), 145);
  t.is(count(events, 'alpha 301'), 144);
  t.true(events.some((event) => event.type === 'note' && event.says.includes('gives up after 144 open retries')));
  const times = events.filter((event) => event.type === 'attempt').map(({ t: time }) => Math.round(time / 1000));
  t.deepEqual(times.slice(0, 4), [0, 600, 1200, 1800]);
});

test('a connector has its own open interval and its own count of retries', async (t) => {
  const [alpha, bravo] = twins(OLD, OLD, 2) as [Host, Host];
  const own = { ...alpha, connectors: alpha.connectors.map((each) => ({ ...each, override: { openInterval: 60_000, openRetries: 3 } })) };
  const { events } = await play(topology([own, bravo], { steps: [open('alpha/1'), { verb: 'wait', for: 3_600_000 }] }), {
    transport: 'memory',
    seed: 1,
  });
  t.is(count(events, 'alpha/1 reset'), 4);
});

test('the retry of a peer that came up succeeds, and ends the retries', async (t) => {
  const hosts = twins(OLD, OLD).map((each) => ({ ...each, up: each.name === 'alpha' }));
  const steps: readonly Step[] = [open('alpha/1'), { verb: 'start', host: 'bravo' }, { verb: 'wait', for: 3_600_000 }];
  const { events } = await play(topology(hosts, { steps }), { transport: 'memory', seed: 1 });
  t.deepEqual(
    told(events).filter((line) => line.startsWith('alpha/')),
    ['alpha/1 refused', 'alpha/1 up by bravo/1'],
  );
});

test('Q166602: one control block listens, each association takes one, and without one 9156 is logged', async (t) => {
  const [alpha, bravo] = twins(SP1, SP1, 4, true) as [Host, Host];
  const few = await play(topology([{ ...alpha, controlBlocks: 4 }, bravo], { steps: [open('alpha/*')] }), { transport: 'memory', seed: 1 });
  t.deepEqual(few.events.flatMap((event) => (event.type === 'connector' ? [event.outcome] : [])).toSorted(), ['refused', 'up', 'up', 'up']);
  t.is(count(few.events, 'alpha 9156'), 1);
  const called = await play(topology([alpha, { ...bravo, controlBlocks: 3 }], { steps: [open('alpha/*')] }), {
    transport: 'memory',
    seed: 1,
  });
  t.is(count(called.events, 'bravo 9156'), 2);
  t.is(called.events.filter((event) => event.type === 'connector' && event.outcome === 'reset').length, 2);
});

test('a control block is free again when its association is over', async (t) => {
  const [alpha, bravo] = twins(SP1, SP1, 3, true) as [Host, Host];
  const steps = [1, 2, 3].flatMap((number): Step[] => [open(`alpha/${number}`), { verb: 'close', connectors: [`alpha/${number}`] }]);
  const { events } = await play(
    topology(
      [
        { ...alpha, controlBlocks: 2 },
        { ...bravo, controlBlocks: 2 },
      ],
      { steps },
    ),
    { transport: 'memory', seed: 1 },
  );
  t.is(events.filter((event) => event.type === 'connector' && event.outcome === 'up').length, 3);
});

test('a connector whose schedule says Never does not call', async (t) => {
  const [alpha, bravo] = twins(OLD, OLD) as [Host, Host];
  const never = { ...alpha, connectors: alpha.connectors.map((each) => ({ ...each, schedule: 'never' as const })) };
  const { events } = await play(topology([never, bravo]), { transport: 'memory', seed: 1 });
  t.true(told(events).includes('alpha/1 suspended'));
  t.false(events.some((event) => event.type === 'link.open' && event.caller.startsWith(ALPHA)));
});

test('the same seed gives the same run, to the octet', async (t) => {
  const hosts = twins({ product: 'exchange-4.0' }, { product: 'exchange-4.0' });
  const run = async (seed: number) => (await play(topology(hosts), { transport: 'memory', seed })).events;
  t.deepEqual(await run(7), await run(7));
  t.notDeepEqual(await run(7), await run(8));
});
