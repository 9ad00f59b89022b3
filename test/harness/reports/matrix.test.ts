import test from 'ava';
import { matricesOf, matrixTables, PLAIN, type Summary, summaries } from '#harness/reports/index.ts';
import type { ConnectorOutcome, RunEvent, Verdict } from '#harness/run/index.ts';

/** A cell as the run stream tells it. */
const cell = (
  at: Readonly<Record<string, string>>,
  outcomes: Readonly<Record<string, ConnectorOutcome>>,
  verdict: Verdict = 'pass',
): Summary => {
  const events: readonly RunEvent[] = [
    {
      type: 'run.start',
      name: 'who works',
      variant: Object.values(at).join(' x '),
      file: 'who.yaml',
      cell: at,
      transport: 'memory',
      seed: 1,
      started: '',
    },
    ...Object.entries(outcomes).map(([connector, outcome]): RunEvent => ({ type: 'connector', connector, outcome })),
    { type: 'run.end', verdict, partial: false },
  ];
  return summaries(events.map((event, seq) => ({ v: 1, seq, t: 0, ...event })))[0]!;
};

const links = (alpha: ConnectorOutcome, bravo: ConnectorOutcome) => ({
  'alpha/one': alpha,
  'alpha/two': alpha,
  'bravo/one': bravo,
  'bravo/two': bravo,
});
const pair = (alpha: string, bravo: string) => ({ 'hosts.alpha.product': alpha, 'hosts.bravo.product': bravo });

const OLD = cell(pair('5.0', '5.0'), links('reset', 'reset'));
const MIXED = cell(pair('5.0', 'sp1'), links('up', 'reset'));
const NEW = cell(pair('sp1', 'sp1'), links('up', 'up'), 'fail');

// biome-ignore format: a table
const matrices: Readonly<Record<string, readonly [cells: readonly Summary[], lines: readonly string[]]>> = {
  'two axes: one down, one across; hosts that fare otherwise have a line each, what is not run a dash, what is not as expected a mark': [[OLD, MIXED, NEW], [
    'hosts.alpha.product ↓   hosts.bravo.product →',
    '      5.0           sp1',
    '5.0   none: reset   alpha 2 of 2 work',
    '                    bravo none: reset',
    'sp1   –             ✗ 4 of 4 work',
  ]],
  'one axis': [[cell({ seed: 'a' }, { 'alpha/one': 'up' }), cell({ seed: 'b' }, { 'alpha/one': 'up', 'alpha/two': 'refused' })], [
    'seed',
    'a   1 of 1 works',
    'b   1 of 2 works: 1 refused',
  ]],
  'three axes: a table for each value of the third': [['x', 'y'].map((window) => cell({ ...pair('5.0', '5.0'), window }, links('up', 'misrouted'))), [
    ...['x', 'y'].flatMap((window) => [
      `window: ${window}`,
      'hosts.alpha.product ↓   hosts.bravo.product →',
      '      5.0',
      '5.0   alpha 2 of 2 work',
      '      bravo none: misrouted',
    ]),
  ]],
};
for (const [title, [cells, lines]] of Object.entries(matrices)) {
  test(title, (t) => t.deepEqual(matrixTables(PLAIN, matricesOf(cells)[0]!), lines));
}

test('what is no cell is in no matrix, and each file has its own', (t) => {
  const plain = { ...OLD, cell: undefined } as unknown as Summary;
  const other = { ...OLD, file: 'other.yaml' };
  t.deepEqual(
    matricesOf([plain, OLD, MIXED, other]).map(({ file, axes, cells }) => [file, axes.map(({ values }) => values), cells.length]),
    [
      ['who.yaml', [['5.0'], ['5.0', 'sp1']], 2],
      ['other.yaml', [['5.0'], ['5.0']], 1],
    ],
  );
});
