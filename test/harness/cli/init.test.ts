import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import { port102With } from '../../support/cli.ts';
import { ownFolder } from '../../support/folder.ts';

test('what it writes can be run as it stands', async (t) => {
  const cwd = ownFolder();
  const { code, out } = await port102With({ cwd }, 'init', 'mine', '--from', 'founding-case');
  t.is(code, 0);
  t.deepEqual(out, [
    'wrote    mine/scenarios/founding-case.yaml',
    'wrote    mine/port102.config.yaml',
    'wrote    mine/.github/workflows/port102.yml',
    'try      cd mine && npx port102 run scenarios/founding-case.yaml --report html',
  ]);
  t.is((await port102With({ cwd: join(cwd, 'mine') }, 'check', 'scenarios')).code, 0);
  const steps = parse(readFileSync(join(cwd, 'mine/.github/workflows/port102.yml'), 'utf8')).jobs.scenarios.steps as { run?: string }[];
  const words = steps
    .find(({ run }) => run?.startsWith('npx port102 run'))!
    .run!.split(' ')
    .slice(2);
  t.is((await port102With({ cwd: join(cwd, 'mine') }, ...words, '--list')).code, 0);
});

test('the schema is named where it is from there', async (t) => {
  const cwd = ownFolder();
  await port102With({ cwd }, 'init');
  const file = join(cwd, 'scenarios/links-told-apart-by-selector.yaml');
  const [, schema = ''] = /\$schema=(.*)/.exec(readFileSync(file, 'utf8')) ?? [];
  t.is(JSON.parse(readFileSync(resolve(dirname(file), schema), 'utf8')).type, 'object');
});

test('what is there is not written over', async (t) => {
  const cwd = ownFolder();
  await port102With({ cwd }, 'init');
  const { code, err } = await port102With({ cwd }, 'init', '.', '--from', 'founding-case');
  t.is(code, 2);
  t.regex(err.join('\n'), /port102\.config\.yaml, \.github\/workflows\/port102\.yml are there already/);
  t.deepEqual(readdirSync(join(cwd, 'scenarios')), ['links-told-apart-by-selector.yaml']);
});

// biome-ignore format: a table
const REFUSED: Readonly<Record<string, readonly [argv: readonly string[], says: RegExp]>> = {
  'a folder of scenarios':       [['mine', '--from', '.'],             /is a folder/],
  'what is no scenario':         [['mine', '--from', 'other.yaml'],    /other\.yaml:1/],
  'a folder that is a file':     [['other.yaml'],                      /cannot be written/],
};
for (const [title, [argv, says]] of Object.entries(REFUSED)) {
  test(`is refused: ${title}`, async (t) => {
    const cwd = ownFolder();
    writeFileSync(join(cwd, 'other.yaml'), 'not: a scenario\n');
    const { code, err } = await port102With({ cwd }, 'init', ...argv);
    t.is(code, 2);
    t.regex(err.join('\n'), says);
    t.deepEqual(readdirSync(cwd), ['other.yaml']);
  });
}
