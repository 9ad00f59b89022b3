import test from 'ava';
import { ancestorsOf, countIn, linesOf, pathAt } from '../../../../../harness/console/page/model/tree-lines.ts';
import type { TreeOf } from '../../../../../harness/console/protocol.ts';

const trees: readonly TreeOf[] = [
  { name: 'TPKT', at: 0, length: 4, children: [{ name: 'length', value: '11', at: 2, length: 2 }] },
  { name: 'CR', at: 4, length: 7, children: [{ name: 'parameters', length: 3, children: [{ name: 'size', at: 8, length: 3 }] }] },
];

test('what is in a closed part is not seen', (t) => {
  t.deepEqual(
    linesOf(trees, (path) => path === '0').map(({ path, isOpen }) => [path, isOpen]),
    [
      ['0', false],
      ['1', true],
      ['1.0', true],
      ['1.0.0', undefined],
    ],
  );
});

for (const [octet, path] of [
  [0, '0'],
  [3, '0.0'],
  [5, '1'],
  [9, '1.0.0'],
  [40, undefined],
] as const)
  test(`octet ${octet} is in ${path ?? 'nothing'}`, (t) => t.is(pathAt(trees, octet), path));

test('knows what a part is within, and how many there are', (t) => {
  t.deepEqual(ancestorsOf('1.0.0'), ['1', '1.0']);
  t.is(countIn(trees), 5);
});
