import test from 'ava';
import { concat, defined, Reader, Writer } from '#src/core/index.ts';
import { hex, hexOf } from '../../support/hex.ts';

const short = (octet: number) => new RangeError(`short at ${octet}`);

test('reads numbers and octets, and knows where it is', (t) => {
  const reader = new Reader(hex('01 0203 04050607 0809'), short);
  t.deepEqual([reader.u8(), reader.u16(), reader.u32(), reader.octet, reader.remaining], [1, 0x203, 0x4050607, 7, 2]);
  t.is(hexOf(reader.rest()), '0809');
});
test('reads 32 bits without a sign', (t) => t.is(new Reader(hex('ffffffff'), short).u32(), 0xffffffff));
test('hands out views', (t) => {
  const octets = hex('010203');
  t.is(new Reader(octets, short).bytes(2).buffer, octets.buffer);
});
test('a part of it cannot leave its octets, and counts from the same beginning', (t) => {
  const reader = new Reader(hex('01020304'), short);
  reader.u8();
  const part = reader.sub(2);
  t.is(part.octet, 1);
  t.throws(() => part.bytes(3), { message: 'short at 3' });
  t.is(part.u16(), 0x203);
  t.throws(() => part.u8(), { message: 'short at 3' });
  t.is(reader.u8(), 4);
});

test('writes numbers and octets, however many', (t) => {
  const writer = new Writer().u8(1).u16(0x203).u32(0xfffefdfc);
  for (let count = 0; count < 100; count++) writer.bytes([count]);
  t.is(writer.length, 107);
  t.is(hexOf(writer.finish()).slice(0, 18), '010203fffefdfc0001');
});
test('writes a length before what it counts', (t) =>
  t.is(
    hexOf(
      new Writer()
        .lengthPrefixed((body) => body.bytes([1, 2]))
        .u8(3)
        .finish(),
    ),
    '02010203',
  ));
test('a length of one octet does not count further than 255', (t) =>
  void t.throws(() => new Writer().lengthPrefixed((body) => body.bytes(new Uint8Array(256))), { instanceOf: RangeError }));

test('joins octets, and leaves one array as it is', (t) => {
  const one = hex('0102');
  t.is(concat([one]), one);
  t.is(hexOf(concat([one, hex(''), hex('03')])), '010203');
});
test('what is undefined is absent, and only that', (t) =>
  t.deepEqual(defined({ a: 1, b: undefined, c: null, d: 0 }), { a: 1, c: null, d: 0 }));
