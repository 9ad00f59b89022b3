import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { port102With } from './support/cli.ts';
import { ownFolder } from './support/folder.ts';

const ROOT = join(import.meta.dirname, '..');

/** A command of a `console` block, with the lines below it; a line `…` stands for any lines, `…` in a line for anything there. */
interface Example {
  readonly command: string;
  readonly lines: readonly string[];
  /** As the block has it, `console exit=1`: of its last command. */
  readonly exit: number;
}
const examplesOf = (text: string): readonly Example[] =>
  [...text.matchAll(/^```console(?: exit=(\d+))?\n([\s\S]*?)^```/gm)].flatMap(([, exit = '0', block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((each, index, all) => {
        const [command = '', ...lines] = each.trimEnd().split('\n');
        return { command, lines, exit: index === all.length - 1 ? Number(exit) : 0 };
      }),
  );

/** The words of a command line; quotes hold words together. */
const wordsOf = (command: string): readonly string[] =>
  (command.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^["']|["']$/g, ''));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patternOf = (lines: readonly string[]): RegExp =>
  new RegExp(`^${lines.map((line) => (line === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(escaped).join('.*')}\\n`)).join('')}$`);

/** Runs a command line as a reader would: ours in this process, another in a shell. */
const run = async (cwd: string, command: string) => {
  const [npx, program, ...words] = wordsOf(command);
  if (npx === 'npx' && program === 'port102') return port102With({ cwd }, ...words);
  const printed = execFileSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
  return { code: 0, out: printed === '' ? [] : printed.trimEnd().split('\n'), err: [] };
};

const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: ROOT, encoding: 'utf8' }).trimEnd().split('\n');
const withExamples = documents
  .map((file) => ({ file, examples: examplesOf(readFileSync(join(ROOT, file), 'utf8')) }))
  .filter(({ examples }) => examples.length > 0);

test('the README has examples', (t) => t.true(withExamples.some(({ file }) => file === 'README.md')));

for (const { file, examples } of withExamples) {
  // The examples of a document are one visit to a folder where all is that a clone has: what one leaves there the next one finds.
  const folder = ownFolder();
  for (const name of readdirSync(ROOT)) if (!name.startsWith('.')) symlinkSync(join(ROOT, name), join(folder, name));
  for (const { command, lines, exit } of examples) {
    test.serial(`${file}: ${command}`, async (t) => {
      const { code, out, err } = await run(folder, command);
      t.regex(out.length === 0 ? '' : `${out.join('\n')}\n`, lines.length === 0 ? /^$/ : patternOf(lines), err.join('\n'));
      t.is(code, exit);
    });
  }
}
