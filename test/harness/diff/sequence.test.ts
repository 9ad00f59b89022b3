import test from 'ava';
import fc from 'fast-check';
import { type Alike, beside } from '../../../harness/diff/sequence.ts';

/** A letter is a kind, and with its number it is a thing. */
const alike: Alike<string> = { isSame: (a, b) => a === b, textOf: (each) => each, kindOf: (each) => each.slice(0, 1) };
const besides = (a: string, b: string): string =>
  beside(words(a), words(b), alike)
    .map((each) => (each.isSame ? each.a : `${each.a ?? ''}/${each.b ?? ''}`))
    .join(' ');
const words = (text: string): readonly string[] => text.split(' ').filter(Boolean);

// biome-ignore format: a table
const cases: Readonly<Record<string, readonly [a: string, b: string, expected: string]>> = {
  'the same':                     ['a1 b1 c1', 'a1 b1 c1', 'a1 b1 c1'],
  'a thing that changed':         ['a1 b1 c1', 'a1 b2 c1', 'a1 b1/b2 c1'],
  'a thing that was replaced':    ['a1 b1 c1', 'a1 d1 c1', 'a1 b1/d1 c1'],
  'a thing that is missing in B': ['a1 m1 b1 m2 b2 m3', 'a1 m1 b1 b2 m3', 'a1 m1 b1 m2/ b2 m3'],
  'a thing that is missing in A': ['a1 b1 m3', 'a1 b1 m2 m3', 'a1 b1 /m2 m3'],
  'one of several of a kind':     ['m1 m2 m3 m4', 'm1 m2 m4', 'm1 m2 m3/ m4'],
  'an end':                       ['a1 b1 c1', 'a1', 'a1 b1/ c1/'],
  'another end':                  ['a1 c1 d1', 'a1 e1', 'a1 c1/e1 d1/'],
  'nothing':                      ['', 'a1 b1', '/a1 /b1'],
};
for (const [title, [a, b, expected]] of Object.entries(cases)) {
  test(`puts beside one another ${title}`, (t) => t.is(besides(a, b), expected));
}

const long = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `a${index}`);

test('finds again what goes on behind as many as it can see', (t) => {
  const [a, b] = [long(1000), long(1000).filter((_, index) => index < 500 || index >= 560)];
  const found = beside(a, b, alike);
  t.is(found.filter(({ isSame }) => isSame).length, 940);
  t.is(found.length, 1000);
});

test('loses nothing, and keeps the order', (t) => {
  const letters = fc.array(fc.constantFrom('a1', 'a2', 'b1', 'b2', 'c1'), { maxLength: 250 });
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      const found = beside(a, b, alike);
      t.deepEqual(
        found.flatMap((each) => each.a ?? []),
        a,
      );
      t.deepEqual(
        found.flatMap((each) => each.b ?? []),
        b,
      );
      t.true(found.every((each) => !each.isSame || each.a === each.b));
    }),
    { numRuns: 50 },
  );
});

test('takes steps in proportion to the length, though nothing is the same', (t) => {
  const asked = (count: number): number => {
    let number = 0;
    const counting: Alike<string> = {
      ...alike,
      textOf: (each) => {
        number++;
        return each;
      },
    };
    beside(
      long(count),
      long(count).map((each) => `${each}x`),
      counting,
    );
    return number;
  };
  t.true(asked(8000) <= 4.2 * asked(2000));
  t.true(asked(2000) <= 2000 * 2 * 3);
});
