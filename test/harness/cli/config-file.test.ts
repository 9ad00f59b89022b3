import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { port102With } from '../../support/cli.ts';
import { ownFolder } from '../../support/folder.ts';

/** What a config file says, what `doctor --config` says then, and how it ends. */
const files: Readonly<Record<string, readonly [text: string, argv: string, code: number, says: RegExp]>> = {
  'a setting that nobody else says': ['seed: 7\n', 'doctor --config', 0, /^seed +7 +port102\.config\.yaml/m],
  'a flag counts more': ['seed: 7\n', 'doctor --config --seed 8', 0, /^seed +8 +--seed/m],
  'a variable counts more': ['timeout: 1s\n', 'doctor --config', 0, /^timeout +9s +PORT102_TIMEOUT/m],
  'on and off': ['ascii: true\n', 'doctor --config', 0, /^ascii +on +port102\.config\.yaml/m],
  'an empty file': ['', 'doctor --config', 0, /^seed +1 +default/m],
  'a setting of one command': ['transport: memory\n', 'list outcomes', 0, /misrouted/],
  'a setting that there is not': ['sede: 7\n', 'list outcomes', 2, /there is no setting "sede"\n.*did you mean seed\?/],
  'a value that there is not': ['color: pink\n', 'list outcomes', 2, /color is "pink"; it can be auto, always, never/],
  'a text where on or off is asked for': ['ascii: perhaps\n', 'list outcomes', 2, /ascii is true or false/],
  'a list in place of a map': ['- seed\n', 'list outcomes', 2, /is no map of settings/],
  'another file by flag': ['seed: 7\n', 'list outcomes --config other.yaml', 2, /there is no config file "other\.yaml"/],
};
for (const [title, [text, argv, code, says]] of Object.entries(files)) {
  test(`config file: ${title}`, async (t) => {
    const cwd = ownFolder();
    writeFileSync(join(cwd, 'port102.config.yaml'), text);
    const said = await port102With({ cwd, env: { PORT102_TIMEOUT: '9s' } }, ...argv.split(' '));
    t.regex([...said.out, ...said.err].join('\n'), says);
    t.is(said.code, code);
  });
}
