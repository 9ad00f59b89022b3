import { readFileSync } from 'node:fs';
import test from 'ava';
import { parse } from 'yaml';
import { type FaultObject, faultOfObject, parseFault, writtenFault } from '#harness/faults/index.ts';
import { kindsTable } from '../../../harness/faults/table.ts';

const readme = readFileSync(new URL('../../../harness/faults/README.md', import.meta.url), 'utf8');
const blocks = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);

test('the README has the table of kinds as the code has it', (t) => t.true(readme.includes(kindsTable())));

const [examples = ''] = blocks('fault');
for (const text of examples.trim().split('\n')) {
  test(`the example ${text} is written as we write it`, (t) => t.is(writtenFault(parseFault(text)), text));
}

test('the maps of the README are the text before them', (t) => {
  const [text, ...maps] = parse(blocks('yaml')[0] ?? '') as [string, ...FaultObject[]];
  for (const map of maps) {
    const read = faultOfObject(map);
    t.is('says' in read ? read.says : writtenFault(read), text);
  }
  t.is(maps.length, 2);
});
