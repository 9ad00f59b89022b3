import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { port102 } from './support/cli.ts';

const ROOT = join(import.meta.dirname, '..');

/** A command of a `console` block, with the lines below it; a line `…` stands for any lines, `…` at the end of a line for any end. */
interface Example {
  readonly command: string;
  readonly lines: readonly string[];
}
const examplesOf = (text: string): readonly Example[] =>
  [...text.matchAll(/^```console\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((each) => {
        const [command = '', ...lines] = each.trimEnd().split('\n');
        return { command, lines };
      }),
  );

/** The words of a command line; quotes hold words together. */
const wordsOf = (command: string): readonly string[] => (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patternOf = (lines: readonly string[]): RegExp =>
  new RegExp(`^${lines.map((line) => (line === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(escaped).join('.*')}\\n`)).join('')}$`);

for (const file of ['README.md']) {
  const examples = examplesOf(readFileSync(join(ROOT, file), 'utf8'));
  test(`${file} has examples`, (t) => t.true(examples.length > 0));
  for (const { command, lines } of examples) {
    test(`${file}: ${command}`, async (t) => {
      const folder = mkdtempSync(join(tmpdir(), 'port102-'));
      t.teardown(() => rmSync(folder, { recursive: true }));
      const [npx, program, ...words] = wordsOf(command);
      t.deepEqual([npx, program], ['npx', 'port102']);
      const { code, out, err } = await port102(...words, '--run-dir', folder);
      t.regex(`${out.join('\n')}\n`, patternOf(lines), err.join('\n'));
      t.is(code, 0);
    });
  }
}
