import test from 'ava';
import { dataTrees } from '#src/dissect/data-tree.ts';
import { elementTree } from '#src/dissect/elements.ts';
import { PRESENTATION } from '#src/dissect/modules.ts';
import { userData } from '#src/presentation/index.ts';
import { nodesIn } from '../../support/dissect.ts';
import { hex } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';

/** What is told of user-data, and what would be if it were decoded as any element is. */
const both = (octets: Uint8Array) => {
  const element = elementTree('user-data', userData, octets, PRESENTATION);
  return [dataTrees('normal', octets), element.why === undefined ? [element] : undefined].map((trees) =>
    trees?.flatMap(nodesIn).map(({ name, start, end, value, says, clause, why }) => ({ name, start, end, value, says, clause, why })),
  );
};

// biome-ignore format: a table
const values: Readonly<Record<string, string>> = {
  'an RTTR':                            '610d 300b 020103 a006 040401020304',
  'lengths of several octets':          '6182000f 3082000b 020103 a006 040401020304',
  'a value that holds others':          '610c 300a 020101 a005 6203 800101',
  'a value that is no sound BER':       '610c 300a 020101 a005 6203 800501',
  'two values':                         '6114 3008 020101 a003 020102 3008 020103 a003 020102',
  'a context in two octets':            '610b 3009 02020101 a003 020102',
  'a value that is octets':             '610b 3009 020103 8104 01020304',
  'what is said simply':                '6004 01020304',
  'lengths that are not definite':      '6180 3080 020103 a080 040101 0000 0000 0000',
  'nothing':                            '',
};
for (const [title, octets] of Object.entries(values)) {
  test(`tells of ${title} as of any element`, (t) => {
    const [told, element] = both(hex(octets));
    t.deepEqual(told, element);
  });
}

test('whatever comes is told as any element is', (t) => {
  const dice = new Dice(11);
  const all = Object.values(values).map((octets) => hex(octets));
  for (let round = 0; round < 5000; round++) {
    const [told, element] = both(dice.mutated(dice.pick(all)));
    t.deepEqual(told, element);
  }
});

test('there are none in X.410 mode', (t) => t.is(dataTrees('x410-1984', hex(values['an RTTR']!)), undefined));
