import { execFileSync } from 'node:child_process';
import test from 'ava';
import { port102 } from '../../support/cli.ts';

const scriptOf = async (shell: string): Promise<string> => (await port102('completion', shell)).out.join('\n');

/** What bash offers behind those words; the last one is being written. */
const offered = (script: string, ...words: readonly string[]): readonly string[] =>
  execFileSync(
    'bash',
    ['-c', `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _port102; printf '%s\\n' "\${COMPREPLY[@]}"`, 'bash', ...words],
    {
      encoding: 'utf8',
    },
  )
    .trim()
    .split('\n');

// biome-ignore format: a table
const OFFERS: Readonly<Record<string, readonly string[]>> = {
  'port102 de':               ['demo', 'decode'],
  'port102 run --transp':     ['--transport'],
  'port102 run --transport ': ['tcp', 'memory'],
  'port102 check --color n':  ['never'],
  'port102 run mine.y':       [''],
};
for (const [line, words] of Object.entries(OFFERS)) {
  test(`bash offers for "${line}"`, async (t) => t.deepEqual(offered(await scriptOf('bash'), ...line.split(' ')), words));
}

test('zsh and fish know every command with its flags', async (t) => {
  const [zsh, fish] = await Promise.all([scriptOf('zsh'), scriptOf('fish')]);
  t.true(zsh.startsWith('#compdef port102\n'));
  for (const command of ['run', 'conform', 'decode']) {
    t.regex(zsh, new RegExp(`^    ${command}\\) found=\\(.*'--seed:`, 'm'));
    t.regex(fish, new RegExp(`^complete -c port102 -n '__fish_seen_subcommand_from ${command}' -l seed -r -d `, 'm'));
  }
});

test('another shell is named, with those that there are', async (t) => {
  const { code, err } = await port102('completion', 'tcsh');
  t.is(code, 2);
  t.true(err.join('\n').includes('there are bash, zsh, fish'));
});
