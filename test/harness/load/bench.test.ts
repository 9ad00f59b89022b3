import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import test from 'ava';
import type { Result } from '../../../harness/load/result.ts';
import { SHAPES } from '../../../harness/load/shapes/index.ts';
import { row } from '../../../harness/load/table.ts';

const bench = (...flags: readonly string[]) =>
  promisify(execFile)(process.execPath, ['--import=tsx', 'harness/load/bench.ts', ...flags], { timeout: 60_000 });

// Nothing is timed here: each shape is done a few times, so that all of it is known to run.
test('every shape is measured on both sides', async (t) => {
  t.timeout(60_000);
  const { stdout } = await bench('--rounds', '1', '--scale', '0.002', '--json');
  const { results } = JSON.parse(stdout) as { readonly results: readonly Result[] };
  const figures = ({ raw, ours, ratio, cpu }: Result) => [raw, ours, ratio.median, cpu];
  t.deepEqual(
    results.map((result) => [result.shape, figures(result).every((figure) => Number.isFinite(figure) && figure > 0)]),
    SHAPES.map(({ name }) => [name, true]),
  );
});

test('a shape that does not exist is refused in words', async (t) => {
  const { code, stderr } = await t.throwsAsync<Error & { code: number; stderr: string }>(bench('--only', 'nonsense'));
  t.is(code, 1);
  t.regex(stderr, /^no shape begins with "nonsense": called-set-up, /);
});

const RESULT: Result = { shape: 'x', unit: 'ns', raw: 1234, ours: 1000, ratio: { median: 0.81, least: 0.7, most: 1.2 }, cpu: 1.5 };

/** What a line of the table says of a target. */
const lines: Readonly<Record<string, readonly [about: Partial<Result>, line: string]>> = {
  'no target': [{}, 'x | 1234 ns | 1000 ns | 0.81 (0.70 to 1.20) | 1.50 | - | -'],
  'a ratio that is met': [
    { target: { kind: 'ratio', least: 0.8 }, margin: 0.01 },
    'x | 1234 ns | 1000 ns | 0.81 (0.70 to 1.20) | 1.50 | >= 0.8 | yes',
  ],
  'a figure that is missed': [
    { target: { kind: 'figure', most: 900 }, margin: -100 },
    'x | 1234 ns | 1000 ns | 0.81 (0.70 to 1.20) | 1.50 | <= 900 ns | missed by 100 ns',
  ],
};
for (const [title, [about, line]] of Object.entries(lines)) {
  test(`a line of the table with ${title}`, (t) => t.is(row({ ...RESULT, ...about }).replaceAll(/ {2,}/g, ' | '), line));
}
