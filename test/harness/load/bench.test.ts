import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import test from 'ava';
import type { ConsoleResult } from '../../../harness/load/console/console-bench.ts';
import type { Result } from '../../../harness/load/result.ts';
import { conversation } from '../../../harness/load/shapes/conversation.ts';
import { SHAPES } from '../../../harness/load/shapes/index.ts';
import { octetsOf } from '../../../harness/load/shapes/message.ts';
import type { Association } from '../../../harness/load/shapes/mta.ts';
import { row } from '../../../harness/load/table.ts';

const bench = (...flags: readonly string[]) =>
  promisify(execFile)(process.execPath, ['--import=tsx', 'harness/load/bench.ts', ...flags], { timeout: 60_000 });

// Nothing is timed here: each shape is done a few times, so that all of it is known to run. What is done in new processes each time leaves
// something behind, and is for them alone.
for (const shape of SHAPES.filter(({ processes }) => processes === 'kept')) {
  for (const side of ['raw', 'ours'] as const) {
    test.serial(`${shape.name} is done by ${side}`, async (t) => {
      const { serve, between, run } = shape[side];
      const served = await serve?.();
      const passing = await between?.(served!.at);
      const start = performance.now();
      await run(COUNT, (passing ?? served)?.at ?? NOWHERE);
      await passing?.close();
      await served?.close();
      const seconds = (performance.now() - start) / 1000;
      t.true(shape.gauge.figure({ count: COUNT, seconds, cpuSeconds: seconds, grown: 1 }) > 0);
    });
  }
}
const COUNT = 2;
const NOWHERE = { host: '127.0.0.1', port: 0 };

/** Processes that stay for all rounds, and processes for each. */
for (const [only, names] of Object.entries({ codec: ['codec-decode-1K', 'codec-encode-1K'], idle: ['idle'] })) {
  test(`the shapes "${only}" are measured on both sides, in processes of their own`, async (t) => {
    t.timeout(60_000);
    const { stdout } = await bench('--rounds', '1', '--scale', '0.002', '--json', '--only', only);
    const { results } = JSON.parse(stdout) as { readonly results: readonly Result[] };
    const figures = ({ raw, ours, ratio, cpu }: Result) => [raw, ours, ratio.median, cpu];
    t.deepEqual(
      results.map((result) => [result.shape, figures(result).every((figure) => Number.isFinite(figure) && figure > 0)]),
      names.map((name) => [name, true]),
    );
  });
}

/** What two MTAs say over an association, which is what raw node:net has to say as well. */
const association: Association = { conformance: '1988', checkpointSize: 30, windowSize: 5 };
const conversations: Readonly<Record<string, readonly [says: Association, messages: readonly number[], steps: number]>> = {
  'a bind is three steps: CR, bind, unbind': [association, [], 3],
  'the same in X.410 mode': [{ ...association, conformance: 'x410' }, [], 3],
  'a message below the checkpoint size is one step more': [association, [1024], 4],
  'a message without checkpoints is one step more': [{ ...association, checkpointSize: 0 }, [2 ** 20], 4],
  'a window of five goes out at once, and then a checkpoint for each that is confirmed': [association, [10 * 30 * 1024], 3 + 7],
};
for (const [title, [says, sizes, steps]] of Object.entries(conversations)) {
  test(title, async (t) => t.is((await conversation(says, sizes.map(octetsOf))).length, steps));
}

test('a message of 1 KiB is 1 KiB, its envelope, and what five layers say about it', async (t) => {
  const [, , message] = await conversation(association, [octetsOf(1024)]);
  t.true(message!.there > octetsOf(1024).length && message!.there < octetsOf(1024).length + 100);
});

test('half a round is refused in words', async (t) => {
  const { code, stderr } = await t.throwsAsync<Error & { code: number; stderr: string }>(bench('--rounds', '0.5'));
  t.is(code, 1);
  t.is(stderr, '--rounds is a whole number, not "0.5"\n');
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

test('a console with three who look is measured, and the slow one has all of it in the end', async (t) => {
  t.timeout(120_000);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import=tsx', 'harness/load/bench.ts', '--rounds', '1', '--scale', '0.002', '--json', '--only', 'console'],
    { timeout: 110_000 },
  );
  const { console: shown } = JSON.parse(stdout) as { readonly console: ConsoleResult };
  const [{ looked, with: ran } = { looked: undefined, with: undefined }] = shown.rounds;
  t.true(ran!.pdus >= 400 && shown.ratio > 0 && shown.uploads.script.seconds > 0);
  t.true(looked!.isOrdered);
  t.deepEqual([looked!.slow, looked!.quick[1]], [looked!.quick[0], looked!.quick[0]]);
});
