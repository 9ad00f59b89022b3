import test from 'ava';
import { batchesOf, mailByHost, mailOf, messageSays } from '#harness/reports/index.ts';
import type { RunEvent, Stamped } from '#harness/run/index.ts';

type Told = Extract<RunEvent, { type: 'message' }>;

const LINE = '10.1.0.1:1>10.1.0.2:102';
const told = (number: number, state: Told['state'], at: string, more: Partial<Told> = {}): RunEvent => ({
  type: 'message',
  message: `c=US;a= ;p=ORG;l=ALPHA-00000${number}`,
  content: 'message',
  state,
  host: at.split('/')[0]!,
  ...(at.includes('/') ? { connector: at } : {}),
  ...more,
});
const stamped = (events: readonly RunEvent[]): readonly Stamped[] => events.map((event, seq) => ({ v: 1, seq, t: seq, ...event }));

/** A message that goes from alpha to bravo. */
const carried = (number: number, by = 'bravo/one'): readonly RunEvent[] => [
  told(number, 'queued', 'alpha/one'),
  told(number, 'sent', 'alpha/one', { line: LINE }),
  told(number, 'received', by, { line: LINE }),
  told(number, 'delivered', by, { line: LINE }),
  told(number, 'acknowledged', 'alpha/one', { line: LINE }),
];
const misrouted: RunEvent = { type: 'connector', connector: 'alpha/one', outcome: 'misrouted', line: LINE, by: 'bravo/two' };
const relayed: readonly RunEvent[] = [
  told(1, 'queued', 'alpha/one'),
  told(1, 'sent', 'alpha/one', { line: LINE }),
  told(1, 'received', 'hub/one', { line: LINE }),
  told(1, 'relayed', 'hub/two'),
  told(1, 'queued', 'hub/two'),
  told(1, 'acknowledged', 'alpha/one', { line: LINE }),
];

const NONE = { delivered: 0, misrouted: 0, returned: 0, queued: 0, reports: 0 };

// biome-ignore format: a table
const runs: Readonly<Record<string, {
  readonly events: readonly RunEvent[];
  readonly hosts: Readonly<Record<string, object>>;
  readonly batches: readonly (readonly [from: string, count: number, fate: string])[];
}>> = {
  'delivered': {
    events: [...carried(1), ...carried(2)],
    hosts: { alpha: NONE, bravo: { ...NONE, delivered: 2 } },
    batches: [['alpha/one', 2, 'delivered at bravo, by bravo/one']],
  },
  'delivered, but under another connector': {
    events: [misrouted, ...carried(1, 'bravo/two')],
    hosts: { alpha: NONE, bravo: { ...NONE, delivered: 1, misrouted: 1 } },
    batches: [['alpha/one', 1, 'delivered at bravo, by bravo/two, misrouted']],
  },
  'waiting for the first try, and for another one': {
    events: [told(1, 'queued', 'alpha/one'), told(2, 'queued', 'alpha/one'), told(2, 'sent', 'alpha/one')],
    hosts: { alpha: { ...NONE, queued: 2 } },
    batches: [['alpha/one', 2, 'still queued at alpha']],
  },
  'returned': {
    events: [told(1, 'queued', 'alpha/one'), told(1, 'returned', 'alpha', { detail: 'transfer-failure' }), told(1, 'reported', 'alpha', { content: 'report' })],
    hosts: { alpha: { ...NONE, returned: 1, reports: 1 } },
    batches: [['alpha/one', 1, 'returned by alpha: transfer-failure']],
  },
  'handed on, and waiting there': {
    events: relayed,
    hosts: { alpha: NONE, hub: { ...NONE, queued: 1 } },
    batches: [['alpha/one', 1, 'still queued at hub']],
  },
  'no messages, but a report': {
    events: [told(1, 'queued', 'bravo/one', { content: 'report' })],
    hosts: { bravo: NONE },
    batches: [],
  },
};
for (const [title, { events, hosts, batches }] of Object.entries(runs)) {
  test(`what became of messages: ${title}`, (t) => {
    t.deepEqual(Object.fromEntries(mailByHost(stamped(events))), hosts);
    t.deepEqual(
      batchesOf(stamped(events)).map(({ from, count, fate }) => [from, count, fate]),
      batches,
    );
  });
}

test('over all hosts the counts add up', (t) => {
  t.deepEqual(mailOf(stamped([...carried(1), ...relayed])), { ...NONE, delivered: 1, queued: 1 });
});

test('news of a message is a sentence, and a step is none', (t) => {
  const says = (event: RunEvent): string | undefined => messageSays(event as Told);
  t.deepEqual(
    [
      says(told(1, 'delivered', 'bravo/one', { subject: 'Hello' })),
      says(told(1, 'returned', 'alpha', { detail: 'transfer-failure' })),
      says(told(1, 'reported', 'alpha', { content: 'report' })),
      says(told(1, 'sent', 'alpha/one')),
    ],
    [
      'message ALPHA-000001 "Hello" delivered at bravo',
      'message ALPHA-000001 returned by alpha: transfer-failure',
      'report about ALPHA-000001 reaches its originator at alpha',
      undefined,
    ],
  );
});
