import test from 'ava';
import { octetLines, typedOctets } from '../../../../../harness/console/page/model/octet-lines.ts';

test('octets stand in lines, as many as are wanted', (t) =>
  t.deepEqual(
    octetLines([1, 2, 3, 4, 5], 2, 3).map(({ at, octets }) => [at, octets]),
    [
      [0, [1, 2]],
      [2, [3]],
    ],
  ));

for (const [text, octets] of [
  ['03 00 00 07', '03000007'],
  ['0x03,0xF0', '03f0'],
  ['030', undefined],
  ['hello', undefined],
  ['', undefined],
] as const)
  test(`"${text}" is typed`, (t) => t.is(typedOctets(text), octets));
