import test from 'ava';
import type { RunEvent, Stamped } from '#harness/run/index.ts';
import { play } from '../../../harness/topology/play.ts';
import type { Expectations, Step } from '../../../harness/topology/topology.ts';
import { connector, host, topology } from '../../support/hosts.ts';
import { playedHere } from '../../support/played.ts';

const SP1 = { product: 'exchange-5.5-sp1' };
const hosts = [
  host('alpha', SP1, ['10.1.0.1'], [{ ...connector('link', SP1, '10.1.0.2', 'BRAVO'), peer: 'bravo/link' }]),
  host('bravo', SP1, ['10.1.0.2'], [{ ...connector('link', SP1, '10.1.0.1', 'ALPHA'), peer: 'alpha/link' }]),
];
const up: Expectations = { connectors: { 'alpha/link': { outcome: 'up' } }, events: {} };
const open: Step = { verb: 'open', connectors: ['alpha/*'] };

/** `0 alpha/link: up / never tried / waits`: how each expectation stands when that is told. */
const stands = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => {
    if (event.type === 'expected')
      return [`${event.number} ${event.what}: ${event.wanted} / ${event.got} / ${event.holds ? 'holds' : 'waits'}`];
    return event.type === 'expect' ? [`${event.number} ${event.what}: ${event.wanted} / ${event.got} / ${event.verdict}`] : [];
  });

// biome-ignore format: a table
/** What is told of expectations, in order. */
const courses: Readonly<Record<string, readonly [steps: readonly Step[], expect: Expectations, told: readonly string[]]>> = {
  'what is expected waits, is met so far, and is judged at the end': [
    [open], up,
    ['0 alpha/link: up / never tried / waits', '0 alpha/link: up / up by bravo/link / holds', '0 alpha/link: up / up by bravo/link / pass'],
  ],
  'what is asserted on the way is judged there, and the others wait': [
    [{ verb: 'assert', expect: { ...up, connectors: { 'alpha/link': { up: 'never' } } } }, open], up,
    [
      '0 alpha/link: up: never / up in 0 of 0 attempts / waits', '1 alpha/link: up / never tried / waits',
      '0 alpha/link: up: never / up in 0 of 0 attempts / fail',
      '1 alpha/link: up / up by bravo/link / holds', '1 alpha/link: up / up by bravo/link / pass',
    ],
  ],
  'a time that passes is told when it is judged': [
    [open], { connectors: {}, events: {}, within: 60_000 },
    ['0 time: within 60000 ms / 0 ms / holds', '0 time: within 60000 ms / 2 ms / pass'],
  ],
  'a count is told each time': [
    [open, { verb: 'send', from: 'alpha/link', messages: 2, subject: '', size: 10, priority: 'normal', report: false }],
    { ...up, connectors: {}, messages: { delivered: { relation: '=', count: 2 } } },
    ['0 messages delivered: 2 / 0 / waits', '0 messages delivered: 2 / 1 / waits', '0 messages delivered: 2 / 2 / holds', '0 messages delivered: 2 / 2 / pass'],
  ],
};

for (const [title, [steps, expect, told]] of Object.entries(courses))
  test(title, async (t) => {
    const { events } = await play(topology(hosts, { steps, expect }), { transport: 'memory', seed: 1 });
    t.deepEqual(stands(events), told);
  });

test('events come in the order of their numbers, also to whoever watches', async (t) => {
  const events: Stamped[] = [];
  await play(topology(hosts, { steps: [open], expect: up }), { transport: 'memory', seed: 1, watch: (event) => void events.push(event) });
  t.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index),
  );
});

test('where very much happens, how it stands is told step by step', async (t) => {
  const steps: readonly Step[] = [
    open,
    { verb: 'send', from: 'alpha/link', messages: 200, subject: '', size: 10, priority: 'normal', report: false },
  ];
  const expect: Expectations = { ...up, messages: { delivered: { relation: '=', count: 200 } } };
  const { events } = await play(topology(hosts, { steps, expect }), { transport: 'memory', seed: 1 });
  const told = stands(events);
  t.true(told.length < 300, `${told.length}`);
  t.true(told.includes('1 messages delivered: 200 / 200 / holds'));
});

test('the founding case: each expectation is told before anything happens, and judged once', async (t) => {
  const events = await playedHere('two-connectors-one-address');
  const before = events.slice(
    0,
    events.findIndex(({ type }) => type === 'host.up'),
  );
  const numbers = (type: 'expected' | 'expect', of: readonly Stamped[]) =>
    of.flatMap((event) => (event.type === type ? [event.number] : []));
  const expected = numbers('expected', before);
  t.true(expected.length > 15);
  t.deepEqual(numbers('expect', events), expected);
});
