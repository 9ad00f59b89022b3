import test from 'ava';
import { CASES, dealt, groupOf, merged, shuffled } from '#harness/conformance/index.ts';

const ids = (cases: readonly { readonly id: string }[]): readonly string[] => cases.map(({ id }) => id);

test('a seed gives an order, the same one each time, and nothing is lost', (t) => {
  t.deepEqual(ids(shuffled(CASES, 7)), ids(shuffled(CASES, 7)));
  t.notDeepEqual(ids(shuffled(CASES, 7)), ids(CASES));
  t.deepEqual(ids(shuffled(CASES, 7)).toSorted(), ids(CASES).toSorted());
});

test('groups stay together', (t) => {
  const groups = shuffled(CASES, 3).map(groupOf);
  t.is(groups.filter((group, index) => group !== groups[index - 1]).length, new Set(groups).size);
});

test('cases are dealt to hands, and nothing is lost', (t) => {
  const hands = dealt(CASES, 3);
  t.is(hands.length, 3);
  t.deepEqual(ids(hands.flat()).toSorted(), ids(CASES).toSorted());
  t.is(dealt(CASES.slice(0, 2), 5).length, 2);
});

test('streams are merged: what comes first is told first, and each in its own order', async (t) => {
  async function* numbers(...all: readonly number[]): AsyncGenerator<number> {
    for (const number of all) {
      await Promise.resolve();
      yield number;
    }
  }
  const seen: number[] = [];
  for await (const number of merged([numbers(1, 2, 3), numbers(), numbers(10, 20)])) seen.push(number);
  t.deepEqual(
    seen.filter((number) => number < 10),
    [1, 2, 3],
  );
  t.deepEqual(
    seen.toSorted((a, b) => a - b),
    [1, 2, 3, 10, 20],
  );
});
