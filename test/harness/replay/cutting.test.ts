import test from 'ava';
import { cut, recut } from '../../../harness/replay/cutting.ts';
import { hex, hexOf } from '../../support/hex.ts';

/** A packet with a DT of class 0. */
const dt = (last: string, userData: string, reserved = '00'): Uint8Array =>
  hex(`03 ${reserved} 00 ${(userData.length / 2 + 7).toString(16).padStart(2, '0')} 02 f0 ${last} ${userData}`);

// biome-ignore format: a table
const cuts: Readonly<Record<string, readonly [packet: Uint8Array, most: number, packets: readonly Uint8Array[]]>> = {
  'one that fits is left as it is':                    [dt('80', '010203'), 6, [dt('80', '010203')]],
  'one that does not is cut':                          [dt('80', '0102030405'), 5, [dt('00', '0102'), dt('00', '0304'), dt('80', '05')]],
  'where it does not end its TSDU, none of them does': [dt('00', '010203'), 5, [dt('00', '0102'), dt('00', '03')]],
  'reserved octet and number stay':                    [dt('85', '010203', '07'), 5, [dt('05', '0102', '07'), dt('85', '03', '07')]],
  'no size is too small':                              [dt('80', '0102'), 0, [dt('00', '01'), dt('80', '02')]],
  'one without user data is one':                      [dt('80', ''), 128, [dt('80', '')]],
};
for (const [title, [packet, most, packets]] of Object.entries(cuts)) {
  test(title, (t) => t.deepEqual(recut(packet, most).map(hexOf), packets.map(hexOf)));
}

// biome-ignore format: a table
const wholes: Readonly<Record<string, readonly [cuts: readonly number[], most: number, sizes: readonly number[]]>> = {
  'a TSDU is cut as it was recorded':               [[4, 4, 2], 100, [4, 4, 2]],
  'what became longer goes to the end':             [[4, 1], 100, [4, 6]],
  'what became shorter is missing there':           [[8, 8], 100, [8, 2]],
  'no piece is larger than there is room for':      [[8, 2], 8, [5, 5]],
  'the last is cut on where it is':                 [[2, 2], 7, [2, 4, 4]],
};
for (const [title, [recorded, most, sizes]] of Object.entries(wholes)) {
  test(title, (t) => {
    const packets = cut(dt('00', ''), hex('00010203040506070809'), recorded, most);
    t.deepEqual(
      packets.map(({ length }) => length - 7),
      sizes,
    );
    t.deepEqual(
      packets.map((each) => each[6]),
      sizes.map((_, index) => (index === sizes.length - 1 ? 0x80 : 0)),
    );
    t.is(packets.map((each) => hexOf(each.subarray(7))).join(''), '00010203040506070809');
  });
}
