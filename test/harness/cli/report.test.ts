import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { port102With } from '../../support/cli.ts';
import { ownFolder } from '../../support/folder.ts';
import { GOOD } from '../../support/scenario.ts';

/** A folder of its own with a scenario in it, one expectation of which is not met. */
const placed = () => {
  const cwd = ownFolder();
  writeFileSync(join(cwd, 'one.yaml'), GOOD.replace('outcome: up', 'outcome: timeout'));
  return { cwd, port102: (...argv: readonly string[]) => port102With({ cwd }, ...argv) };
};
const RUN = ['run', 'one.yaml', '--transport', 'memory'];

test('a run writes reports into its folder, or where it is told, and says so', async (t) => {
  const { cwd, port102 } = placed();
  const { code, out } = await port102(...RUN, '--report', 'html', '--report', 'junit=out/junit.xml', '--report=tap');
  t.is(code, 1);
  t.true(out.includes('report   .port102/last/report.html   out/junit.xml   .port102/last/results.tap'), out.join('\n'));
  for (const file of ['.port102/last/report.html', 'out/junit.xml', '.port102/last/results.tap']) t.true(existsSync(join(cwd, file)), file);
  t.regex(out.at(-1)!, /^\d passed, \d failed$/);
});

test('with a report on stdout, words for people go to stderr', async (t) => {
  const { port102 } = placed();
  const { out, err } = await port102(...RUN, '--report', 'tap=-');
  t.is(out[0], 'TAP version 14');
  t.true(err.some((line) => line.startsWith('NOT OK')));
});

test('the same once more: report renders from the stream what the run had written', async (t) => {
  const { cwd, port102 } = placed();
  await port102(...RUN, '--report', 'html', '--report', 'junit', '--report', 'md');
  const read = () => ['report.html', 'junit.xml', 'report.md'].map((file) => readFileSync(join(cwd, '.port102/last', file), 'utf8'));
  const before = read();
  t.is((await port102('report', '--html', '--junit', '--md')).code, 0);
  t.deepEqual(read(), before);
});

test('report tells a run as on a terminal, or as one document', async (t) => {
  const { port102 } = placed();
  await port102(...RUN);
  const { out } = await port102('report');
  t.regex(out.join('\n'), /✗ .*expected timeout/);
  t.is(out.at(-1), '0 passed, 2 failed');
  const { schema, run } = JSON.parse((await port102('report', '--json')).out.join('\n')) as {
    schema: string;
    run: { exit: number; argv: readonly string[] };
  };
  t.is(schema, 'port102/results/1');
  t.deepEqual([run.exit, run.argv], [1, RUN]);
});

test('ladders as pictures', async (t) => {
  const { cwd, port102 } = placed();
  await port102(...RUN);
  const { code } = await port102('report', '--svg', 'pictures');
  t.is(code, 0);
  t.regex(readFileSync(join(cwd, 'pictures', 'one.svg'), 'utf8'), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
});

test('runs that are kept are listed, the newest first, and told by their name', async (t) => {
  const { port102 } = placed();
  await port102(...RUN);
  const { out } = await port102('list', 'runs');
  t.regex(out[1]!, /^\S+Z-\w+ +\S+Z +1 +run: 2 fail$/);
  t.is((await port102('report', out[1]!.split(' ')[0]!)).code, 0);
});

test('GitHub is told what failed, beside the line of the scenario', async (t) => {
  const { cwd } = placed();
  const { err } = await port102With({ cwd, env: { GITHUB_ACTIONS: 'true' } }, ...RUN);
  t.regex(err.join('\n'), /^::error file=one\.yaml,line=\d+,col=\d+,title=[^:]+::expected alpha\/ops: timeout/m);
  t.false((await port102With({ cwd }, ...RUN)).err.some((line) => line.startsWith('::')));
});

test('a stream that was cut off is told as far as it goes, and is not taken for a whole one', async (t) => {
  const { cwd, port102 } = placed();
  await port102(...RUN);
  const path = join(cwd, '.port102/last/run.ndjson');
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, -30));
  t.regex((await port102('report', '--tap', '-')).out.join('\n'), /\nBail out! the run was stopped before its end$/);
});

test('a password is in no report', async (t) => {
  const { cwd, port102 } = placed();
  const { out } = await port102(
    'conform',
    '--self',
    'responder',
    '--transport',
    'memory',
    '--only',
    'tpkt.version.two',
    '--password',
    'hunter2',
    '--report',
    'json',
  );
  t.regex(out.at(-1)!, /^1 passed/);
  const text = readFileSync(join(cwd, '.port102/last/results.json'), 'utf8');
  t.false(text.includes('hunter2'));
  t.true(text.includes('"***"'));
});

const REFUSED: Readonly<Record<string, readonly [argv: readonly string[], says: RegExp]>> = {
  'a kind that there is not': [[...RUN, '--report', 'htlm'], /there is no report "htlm", did you mean html\?/],
  'two on stdout': [[...RUN, '--report', 'tap=-', '--report', 'md=-'], /only one report can go to stdout/],
  'one on stdout, and --json': [[...RUN, '--report', 'tap=-', '--json'], /--json and --report tap=- both go to stdout/],
  'no path behind the sign': [[...RUN, '--report', 'tap='], /takes a path/],
  'no run': [['report', 'none'], /there is no run "none"/],
  'no last run': [['report', '--run-dir', 'nowhere'], /there is no last run in nowhere/],
};
for (const [title, [argv, says]] of Object.entries(REFUSED))
  test(`refused: ${title}`, async (t) => {
    const { code, err } = await placed().port102(...argv);
    t.is(code, 2);
    t.regex(err.join('\n'), says);
  });
