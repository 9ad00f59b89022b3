import test from 'ava';
import fc from 'fast-check';
import { distance, nearest } from '../../../harness/run/nearest.ts';

const WORDS = ['hosts', 'connectors', 'exchange-5.0', 'exchange-5.5', 'exchange-5.5-sp1', 'first', 'last', 'open', 'onAmbiguity'];

const found: Record<string, readonly [word: string, nearest: string | undefined]> = {
  'a swap of neighbours': ['exchnage-5.0', 'exchange-5.0'],
  'a letter left out': ['conectors', 'connectors'],
  'a letter too many': ['opeen', 'open'],
  'a wrong letter': ['lust', 'last'],
  'other capitals': ['ONAMBIGUITY', 'onAmbiguity'],
  'the word itself': ['hosts', 'hosts'],
  'the first of several equally near': ['exchange-5.9', 'exchange-5.0'],
  'the nearest, not the first that is near enough': ['exchange-5.5-sp2', 'exchange-5.5-sp1'],
  'nothing for a strange word': ['prezidium', undefined],
  'nothing for no word': ['', undefined],
};
for (const [title, [word, expected]] of Object.entries(found)) {
  test(`finds ${title}`, (t) => t.is(nearest(word, WORDS), expected));
}

const distances: readonly (readonly [string, string, number])[] = [
  ['', '', 0],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['ab', 'ba', 1],
  ['abcd', 'badc', 2],
  ['ca', 'abc', 3],
];
for (const [from, to, edits] of distances) {
  test(`counts ${edits} edits from "${from}" to "${to}"`, (t) => t.is(distance(from, to), edits));
}

test('counts the same edits in both directions, none only between equal words', (t) => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => distance(a, b) === distance(b, a) && (distance(a, b) === 0) === (a === b)),
    { seed: 102 },
  );
  t.pass();
});
