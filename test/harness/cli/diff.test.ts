import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { port102, port102With } from '../../support/cli.ts';
import { ownFolder } from '../../support/folder.ts';

const golden = (name: string): string => fileURLToPath(new URL(`../../../captures/golden/${name}.pcapng`, import.meta.url));
const A = golden('links-told-apart-by-selector');
const B = golden('links-told-apart-by-selector--one-letter-off');

const cwd = ownFolder();
mkdirSync(join(cwd, '.port102/last'), { recursive: true });
mkdirSync(join(cwd, 'empty'));
writeFileSync(join(cwd, '.port102/last/run.pcapng'), readFileSync(A));
writeFileSync(join(cwd, 'cut.pcapng'), readFileSync(A).subarray(0, -10));
writeFileSync(join(cwd, 'text'), 'this is no capture');

test('ends with 0 where there is no difference', async (t) => {
  const { code, out, err } = await port102('diff', A, A);
  t.is(code, 0);
  t.regex(out.at(-1) ?? '', /^no difference in 4 associations, \d+ PDUs$/);
  t.deepEqual(err, []);
});

test('ends with 1 where there is one', async (t) => {
  const { code, out } = await port102('diff', A, B);
  t.is(code, 1);
  t.is(out.at(-1), '3 of 4 associations differ');
});

test('takes the folder of a run for its capture', async (t) => {
  const { code } = await port102With({ cwd }, 'diff', '.port102/last', '.port102/last/run.pcapng');
  t.is(code, 0);
});

test('writes one document', async (t) => {
  const { code, out } = await port102('diff', A, B, '--json');
  const { associations, summary, exit } = JSON.parse(out.join('\n'));
  t.is(code, 1);
  t.is(exit, 1);
  t.deepEqual(summary.associations, associations.length);
  const [first] = associations.filter((each: { verdict: string }) => each.verdict === 'differs');
  t.deepEqual(Object.keys(first), ['a', 'b', 'verdict', 'same', 'differences']);
  t.deepEqual(first.differences[0], { path: 'PDU', a: 'CC', b: 'DR', frameA: 19, frameB: 19, further: 0 });
});

test('compares what there is of a capture that is cut off, and says so', async (t) => {
  const { code, err } = await port102With({ cwd }, 'diff', 'cut.pcapng', '.port102/last');
  t.not(code, 2);
  t.regex(err.join('\n'), /^port102: cut\.pcapng: the file is cut off/);
});

// biome-ignore format: a table
const wrong: Readonly<Record<string, readonly [argv: readonly string[], says: RegExp]>> = {
  'a file that is not there':       [['nowhere', A], /^port102: there is no file nowhere$/m],
  'a file that is no capture':      [[A, 'text'], /^port102: text: not a capture file/m],
  'a folder that is not of a run':  [['empty', A], /^port102: there is no run\.pcapng in the folder empty$/m],
  'one file alone':                 [[A], /missing required argument 'b'/],
  'a flag that there is not':       [[A, A, '--stict'], /did you mean --strict/],
};
for (const [title, [argv, says]] of Object.entries(wrong)) {
  test(`refuses ${title}`, async (t) => {
    const { code, err } = await port102With({ cwd }, 'diff', ...argv);
    t.is(code, 2);
    t.regex(err.join('\n'), says);
  });
}

test('says that nothing was compared where there is nothing', async (t) => {
  writeFileSync(join(cwd, 'nobody.pcapng'), Buffer.from('d4c3b2a1020004000000000000000000ffff000065000000', 'hex'));
  const { code, err } = await port102With({ cwd }, 'diff', 'nobody.pcapng', 'nobody.pcapng');
  t.is(code, 5);
  t.deepEqual(err.at(-1), 'port102: there is no TPKT in either of them');
});
