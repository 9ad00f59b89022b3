import test from 'ava';
import {
  added,
  begun,
  countAt,
  type Edit,
  edited,
  flattened,
  followed,
  formed,
  lengthened,
  numberAt,
  octetsAt,
  preceded,
  removed,
  replaced,
  reversed,
  shortened,
  without,
} from '#harness/conformance/upper/edit.ts';
import { context } from '#src/asn1/index.ts';
import { hex } from '../../../support/hex.ts';

const WHOLE = hex('300a 800101 a005 020107 0500');

// biome-ignore format: a table
const rows: readonly (readonly [string, Edit, string])[] = [
  ['other octets in its place',      replaced('80', hex('040161')),       '300a 040161 a005 020107 0500'],
  ['nothing in its place',           removed('80'),                       '3007 a005 020107 0500'],
  ['nothing of that kind',           without('', 'a0'),                   '3003 800101'],
  ['nothing, as there was none',     without('a0', '04'),                 '300a 800101 a005 020107 0500'],
  ['more as the last in it',         added('a0', hex('0101ff')),          '300d 800101 a008 020107 0500 0101ff'],
  ['more as the first in it',        begun('', hex('0500')),              '300c 0500 800101 a005 020107 0500'],
  ['more in front of it',            preceded('a0 05', hex('0400')),      '300c 800101 a007 020107 0400 0500'],
  ['more behind it',                 followed('80', hex('0400')),         '300c 800101 0400 a005 020107 0500'],
  ['another order',                  reversed('a0'),                      '300a 800101 a005 0500 020107'],
  ['octets in place of elements',    flattened('a0', context(1)),         '300a 800101 8105 020107 0500'],
  ['the last of several',            removed('a0 05.-1'),                 '3008 800101 a003 020107'],
  ['more octets in an element',      lengthened('a0 02', 0x4f),           '300b 800101 a006 0202074f 0500'],
  ['fewer octets in an element',     shortened('80'),                     '3009 8000 a005 020107 0500'],
  ['lengths that are not said',      formed({ length: 'indefinite' }),    '3080 800101 a080 020107 0500 0000 0000'],
];

for (const [title, edit, octets] of rows) {
  test(`an edit of a PPDU: ${title}`, (t) => t.deepEqual(Uint8Array.from(edited(WHOLE, edit)), hex(octets)));
}

test('what is edited must be there', (t) => t.throws(() => edited(hex('3000'), removed('80')), { instanceOf: RangeError }));

test('of elements that are alike a number says which', (t) => {
  const list = hex('3009 020101 020102 020103');
  t.is(numberAt(list, '02.1'), 2);
  t.is(countAt(list, ''), 3);
  t.deepEqual(octetsAt(list, '02.2'), hex('020103'));
});

test('what is not there, or cannot be read, is undefined', (t) => {
  t.is(numberAt(hex('3000'), '02'), undefined);
  t.is(octetsAt(hex('30'), ''), undefined);
});
