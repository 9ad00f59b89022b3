import test from 'ava';
import { aligned } from '../../../harness/diff/align.ts';
import type { Identity } from '../../../harness/diff/identity.ts';

/** `called caller transport upper name`. */
const identityOf = (text: string): Identity => {
  const [called = '', caller = '', transport = '', upper = '', name = ''] = text.split(' ').map((word) => word.replace(/#.*/, ''));
  return { called, caller, transport, upper, name };
};
const pairs = (a: readonly string[], b: readonly string[]): readonly string[] =>
  aligned(a, b, identityOf).map(({ a: ours, b: theirs }) => `${ours ?? '-'} = ${theirs ?? '-'}`);

// biome-ignore format: a table
const cases: Readonly<Record<string, readonly [a: readonly string[], b: readonly string[], expected: readonly string[]]>> = {
  'all of it':                            [['X a T S N'], ['X a T S N'], ['X a T S N = X a T S N']],
  'selectors before the order':           [['X a ONE', 'X a TWO'], ['X a TWO', 'X a ONE'], ['X a ONE = X a ONE', 'X a TWO = X a TWO']],
  'the order among equals':               [['X a T#1', 'X a T#2'], ['X a T#3', 'X a T#4'], ['X a T#1 = X a T#3', 'X a T#2 = X a T#4']],
  'the MTA name before the order':        [['X a T S M', 'X a T S N'], ['X a T S N', 'X a T S M'], ['X a T S M = X a T S M', 'X a T S N = X a T S N']],
  'T-selectors before names':             [['X a T - M'], ['X a U - M', 'X a T - N'], ['X a T - M = X a T - N', '- = X a U - M']],
  'the best partner before the first':    [['X a U', 'X a T'], ['X a T', 'X a V'], ['X a U = X a V', 'X a T = X a T']],
  'what is called, whoever calls':        [['X a T'], ['X b T'], ['X a T = X b T']],
  'nothing that is called elsewhere':     [['X a T', 'Y a T'], ['X a T', 'Z a T'], ['X a T = X a T', 'Y a T = -', '- = Z a T']],
  'two labs by their names':              [['X a ONE', 'Y a TWO'], ['P b TWO', 'Q b ONE'], ['X a ONE = Q b ONE', 'Y a TWO = P b TWO']],
  'two labs by their order at last':      [['X a ONE', 'Y a TWO'], ['P b ONE', 'Q b X'], ['X a ONE = P b ONE', 'Y a TWO = Q b X']],
  'fewer in B':                           [['X a T#1', 'X a T#2'], ['X a T#3'], ['X a T#1 = X a T#3', 'X a T#2 = -']],
  'nothing in A':                         [[], ['X a T'], ['- = X a T']],
};
for (const [title, [a, b, expected]] of Object.entries(cases)) {
  test(`aligns ${title}`, (t) => t.deepEqual(pairs(a, b), expected));
}

test('takes steps in proportion to the number of associations', (t) => {
  const reads = (count: number): number => {
    let number = 0;
    const counted = (index: number): Identity =>
      new Proxy(identityOf(`X a ${index}`), {
        get: (target, name) => {
          number++;
          return Reflect.get(target, name);
        },
      });
    aligned(
      Array.from({ length: count }, (_, index) => index),
      Array.from({ length: count }, (_, index) => count + index),
      counted,
    );
    return number;
  };
  t.true(reads(4000) <= 4.1 * reads(1000));
});
