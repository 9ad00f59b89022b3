import test from 'ava';
import type { Stamped, Verdict } from '#harness/run/index.ts';
import { play } from '../../../harness/topology/play.ts';
import type { Expectations, Step } from '../../../harness/topology/topology.ts';
import { connector, host, topology } from '../../support/hosts.ts';

const SP1 = { product: 'exchange-5.5-sp1' };
const hosts = [
  host('alpha', SP1, ['10.1.0.1'], [{ ...connector('link', SP1, '10.1.0.2', 'BRAVO'), peer: 'bravo/link' }]),
  host('bravo', SP1, ['10.1.0.2'], [{ ...connector('link', SP1, '10.1.0.1', 'ALPHA'), peer: 'alpha/link' }]),
];
const NOTHING: Expectations = { connectors: {}, events: {} };
const open: Step = { verb: 'open', connectors: ['*'] };

const says = (events: readonly Stamped[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'expect' ? [`${event.what}: ${event.wanted} / ${event.got} / ${event.verdict}`] : []));

/** What is expected of two links that stand, and what is said of it. */
const judged: Readonly<Record<string, readonly [expect: Partial<Expectations>, said: readonly string[], verdict: Verdict]>> = {
  'an outcome that is met': [
    { connectors: { '*': { outcome: 'up' } } },
    ['alpha/link: up / up by bravo/link / pass', 'bravo/link: up / up by alpha/link / pass'],
    'pass',
  ],
  'an outcome that is not': [{ connectors: { 'alpha/*': { outcome: 'reset' } } }, ['alpha/link: reset / up by bravo/link / fail'], 'fail'],
  'the most exact glob counts': [
    { connectors: { '*': { outcome: 'reset' }, '*/link': { outcome: 'up' } } },
    ['alpha/link: up / up by bravo/link / pass', 'bravo/link: up / up by alpha/link / pass'],
    'pass',
  ],
  'one of several outcomes': [
    { connectors: { 'alpha/link': { outcome: ['reset', 'up'] } } },
    ['alpha/link: reset or up / up by bravo/link / pass'],
    'pass',
  ],
  'by the peer': [{ connectors: { 'alpha/link': { by: 'peer' } } }, ['alpha/link: by bravo/link / up by bravo/link / pass'], 'pass'],
  'by somebody else': [
    { connectors: { 'alpha/link': { by: 'alpha/link' } } },
    ['alpha/link: by alpha/link / up by bravo/link / fail'],
    'fail',
  ],
  'never up': [{ connectors: { 'alpha/link': { up: 'never' } } }, ['alpha/link: up: never / up in 1 of 1 attempts / fail'], 'fail'],
  'how often an event is logged': [
    {
      events: {
        alpha: [
          { id: 9301, count: { relation: '=', count: 0 } },
          { id: 9301, count: { relation: '>=', count: 1 } },
        ],
      },
    },
    ['alpha log: 9301: 0 / 0 / pass', 'alpha log: 9301: >=1 / 0 / fail'],
    'fail',
  ],
  'nothing to be found by check': [{ lint: [] }, ['check: no collision / nothing / pass'], 'pass'],
  'something to be found by check': [{ lint: ['ambiguous-identity'] }, ['check: ambiguous-identity / nothing / fail'], 'fail'],
  'a time': [{ within: 60_000 }, ['time: within 60000 ms / 2 ms / pass'], 'pass'],
  'messages that nobody sent': [
    { messages: { delivered: { relation: '=', count: 3 }, hosts: { bravo: { queued: { relation: '=', count: 0 } } } } },
    ['messages delivered: 3 / 0 / fail', 'bravo messages queued: 0 / 0 / pass'],
    'fail',
  ],
  'nothing at all is no pass': [{}, [], 'inconclusive'],
};
for (const [title, [expect, said, verdict]] of Object.entries(judged)) {
  test(`judges ${title}`, async (t) => {
    const played = await play(topology(hosts, { steps: [open], expect: { ...NOTHING, ...expect } }), { transport: 'memory', seed: 1 });
    t.deepEqual(says(played.events), said);
    t.is(played.verdict, verdict);
  });
}

test('a connector that was never tried is neither up nor never up', async (t) => {
  const expect: Expectations = { ...NOTHING, connectors: { 'alpha/link': { outcome: 'up', up: 'never' } } };
  const played = await play(topology(hosts, { steps: [], expect }), { transport: 'memory', seed: 1 });
  t.deepEqual(says(played.events), ['alpha/link: up / never tried / fail', 'alpha/link: up: never / up in 0 of 0 attempts / fail']);
});

test('an assertion among the steps sees what has happened so far', async (t) => {
  const before: Step = { verb: 'assert', expect: { ...NOTHING, connectors: { 'bravo/link': { outcome: 'up' } } } };
  const played = await play(topology(hosts, { steps: [{ verb: 'open', connectors: ['alpha/link'] }, before, open, before] }), {
    transport: 'memory',
    seed: 1,
  });
  t.deepEqual(says(played.events), ['bravo/link: up / never tried / fail', 'bravo/link: up / up by alpha/link / pass']);
  t.is(played.verdict, 'fail');
});

for (const transport of ['memory', 'tcp'] as const) {
  test(`a run that is stopped ends at once, and says that it is partial (${transport})`, async (t) => {
    const stop = new AbortController();
    const steps: readonly Step[] = [open, { verb: 'wait', for: 3_600_000 }, open];
    const watch = ({ type }: Stamped): void => {
      if (type === 'association') stop.abort();
    };
    const clock = transport === 'tcp' ? ('real' as const) : ('virtual' as const);
    const played = await play(topology(hosts, { steps, expect: { ...NOTHING, connectors: { '*': { outcome: 'up' } } } }), {
      transport,
      clock,
      seed: 1,
      signal: stop.signal,
      watch,
    });
    const last = played.events.at(-1);
    t.deepEqual([played.verdict, last?.type === 'run.end' && last.partial, says(played.events)], ['inconclusive', true, []]);
  });
}

test('messages are counted where they are sent, delivered, reported and left waiting', async (t) => {
  const letter = { verb: 'send', from: 'alpha/link', subject: 'three', size: 2000, priority: 'normal', report: true } as const;
  const steps: readonly Step[] = [
    { ...letter, messages: 3 },
    { verb: 'stop', host: 'bravo' },
    { ...letter, messages: 2, report: false },
  ];
  const one = (count: number) => ({ relation: '=', count }) as const;
  const messages = {
    delivered: one(3),
    misrouted: one(0),
    queued: one(2),
    returned: one(0),
    reports: one(3),
    hosts: { alpha: { reports: one(3) } },
  };
  const played = await play(topology(hosts, { steps, expect: { ...NOTHING, messages } }), { transport: 'memory', seed: 1 });
  t.deepEqual(
    [played.verdict, says(played.events)],
    [
      'pass',
      [
        'messages delivered: 3 / 3 / pass',
        'messages misrouted: 0 / 0 / pass',
        'messages queued: 2 / 2 / pass',
        'messages returned: 0 / 0 / pass',
        'messages reports: 3 / 3 / pass',
        'alpha messages reports: 3 / 3 / pass',
      ],
    ],
  );
});

test('where a connector is refused is judged', async (t) => {
  const [alpha, bravo] = hosts;
  const other = { ...alpha!, connectors: alpha!.connectors.map((each) => ({ ...each, override: { mta: 'OTHER' } })) };
  const expect: Expectations = { ...NOTHING, connectors: { 'alpha/link': { outcome: 'refused', layer: 'bind' } } };
  const played = await play(topology([other, bravo!], { steps: [{ verb: 'open', connectors: ['alpha/link'] }], expect }), {
    transport: 'memory',
    seed: 1,
  });
  t.deepEqual(says(played.events), [
    'alpha/link: refused / refused (bind error: authentication-error) / pass',
    'alpha/link: on bind / on bind (bind error: authentication-error) / pass',
  ]);
});

test('a host that is stopped takes no call; the scenario says when it comes back', async (t) => {
  const steps: readonly Step[] = [
    { verb: 'stop', host: 'bravo' },
    { verb: 'open', connectors: ['alpha/link'] },
    { verb: 'start', host: 'bravo' },
    { verb: 'retry', times: 1 },
  ];
  const { events } = await play(topology(hosts, { steps }), { transport: 'memory', seed: 1 });
  t.deepEqual(
    events.flatMap((event) => (event.type === 'connector' ? [`${event.connector} ${event.outcome}`] : [])),
    ['alpha/link refused', 'alpha/link up'],
  );
});
