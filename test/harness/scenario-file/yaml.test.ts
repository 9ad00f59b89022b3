import test from 'ava';
import { spoilt, told } from '../../support/scenario.ts';

const alias = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `l${index}: &l${index} [${Array(10)
        .fill(index === 0 ? 'x' : `*l${index - 1}`)
        .join(', ')}]`,
  ).join('\n');

// A text, and its faults.
// biome-ignore format: a table
const unreadable: Readonly<Record<string, readonly [text: string, ...faults: readonly string[]]>> = {
  'a file of nothing':             ['', '1:1 there is no scenario in the file'],
  'a file of comments':            ['# soon\n', '1:1 there is no scenario in the file'],
  'a list':                        ['- 1\n', '1:1 the file must be a map: it is a list'],
  'a word':                        ['scenario\n', '1:1 the file must be a map: you wrote scenario'],
  'a tab for indentation':         ['version: 1\nhosts:\n\talpha: {}\n', '3:1 a tab cannot indent | use spaces'],
  'two documents':                 ['version: 1\n---\nversion: 1\n', '2:1 a file is one scenario | take away the ---, or make it a file of its own'],
  'an open bracket':               [spoilt('["*"]', '["*"'), '22:3 the indentation does not fit the lines above'],
  'text that begins with an @':    [spoilt('a good one', '@home'), '2:7 text cannot begin with @ | put it in quotes'],
  'two keys on a line':            [spoilt('a good one', 'a: b'), '2:7 a second key on the same line | indent it on a line of its own, or put the value in quotes'],
  'a key that is there twice':     [spoilt('network', 'name: again\nnetwork'), '3:1 the key name is here twice'],
  'a key that is there twice, and what else is wrong': [spoilt('network', 'name: again\nnetwrok'), '3:1 the key name is here twice', '4:1 unknown key "netwrok" | did you mean "network"?'],
  'a key that is a list':          [spoilt('network', '? [a]\n: b\nnetwork'), '3:3 a key must be a word'],
  'a key of the language':         [spoilt('network', '__proto__: {}\nnetwork'), '3:1 a key must be a word'],
  'an alias of nothing':           [spoilt('ops: { remote', 'op2: *opps\n      ops: &ops { remote'), '17:12 no anchor "&opps" stands before this alias | did you mean *ops?', '17:12 op2 must be a map: it is empty'],
  'a merge of a word':             [spoilt('peer: bravo/ops', '<<: word'), '12:13 << takes an alias of a map, such as *link'],
  'an unknown tag':                [spoilt('a good one', '!secret x'), '2:7 the tag !secret is not known here'],
  'YAML 1.1':                      ['%YAML 1.1\n---\nversion: 1\n', '1:1 a scenario is YAML 1.2'],
  'brackets without end':          ['['.repeat(100_000), '1:1 the file is nested more than 64 deep'],
  'dashes without end':            ['- '.repeat(100_000), '1:1 the file is nested more than 64 deep'],
  'aliases by the thousand':       [`a: &a x\nb: [${'*a,'.repeat(60_000)}]`, '1:1 the file has more than 50000 values, aliases counted each time'],
  'aliases that multiply':         [alias(9), '1:1 the file has more than 50000 values, aliases counted each time'],
  'an alias of itself':            ['a: &a [*a]\n', '1:1 the file is nested more than 64 deep'],
  'more than a mebibyte':          ['#'.repeat(1_048_577), '1:1 the file is larger than 1 MiB'],
};

for (const [title, [text, ...faults]] of Object.entries(unreadable)) {
  test(`tells of ${title}`, (t) => t.deepEqual(told(text), faults));
}
