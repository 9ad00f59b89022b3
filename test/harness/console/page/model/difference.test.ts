import test from 'ava';
import { differenceOf, differingIn } from '../../../../../harness/console/page/model/difference.ts';

test('parts of the same name stand side by side, others alone', (t) => {
  const left = [
    {
      name: 'CR',
      length: 9,
      children: [
        { name: 'class', value: '0', length: 1 },
        { name: 'called', value: '"A"', length: 3 },
      ],
    },
  ];
  const right = [
    {
      name: 'CR',
      length: 9,
      children: [
        { name: 'class', value: '0', length: 1 },
        { name: 'size', value: '1024', length: 3 },
        { name: 'called', value: '"B"', length: 3 },
      ],
    },
  ];
  t.deepEqual(
    differenceOf(left, right).map(({ name, left: one, right: other, isSame }) => [name, one, other, isSame]),
    [
      ['CR', '9 octets', '9 octets', true],
      ['class', '0', '0', true],
      ['size', undefined, '1024', false],
      ['called', '"A"', '"B"', false],
    ],
  );
});

test('octets that differ, and those that only one has', (t) => t.deepEqual([...differingIn([1, 2, 3], [1, 9, 3, 4])], [1, 3]));
