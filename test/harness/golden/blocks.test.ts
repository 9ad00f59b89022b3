import test from 'ava';
import { blocksOf, cutTo, firstFrames, framesIn } from '../../../harness/golden/blocks.ts';

/** A block of a type, with so many octets in it. */
const block = (type: number, body: number): Uint8Array => {
  const octets = new Uint8Array(12 + body);
  const view = new DataView(octets.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, octets.length, true);
  view.setUint32(octets.length - 4, octets.length, true);
  return octets;
};
const [SECTION, INTERFACE, PACKET] = [0x0a0d0d0a, 1, 6];
const capture = Buffer.concat([block(SECTION, 16), block(INTERFACE, 8), block(PACKET, 20), block(PACKET, 40)]);

test('finds the blocks of a file, and counts those with packets', (t) => {
  t.deepEqual(blocksOf(capture), [
    { start: 0, end: 28 },
    { start: 28, end: 48 },
    { start: 48, end: 80, frame: 1 },
    { start: 80, end: 132, frame: 2 },
  ]);
  t.is(framesIn(capture), 2);
});

// biome-ignore format: a table
const damaged: Readonly<Record<string, readonly [octets: Uint8Array, ends: readonly number[]]>> = {
  'no octets':                   [new Uint8Array(0), []],
  'too few for a block':         [new Uint8Array(7), [7]],
  'a length of nothing':         [new Uint8Array(40), [40]],
  'a last block that is broken': [capture.subarray(0, 100), [28, 48, 80, 100]],
};
for (const [what, [octets, ends]] of Object.entries(damaged)) {
  test(`${what} has blocks, too`, (t) =>
    t.deepEqual(
      blocksOf(octets).map(({ end }) => end),
      ends,
    ));
}

// biome-ignore format: a table
const cuts: readonly (readonly [most: number, left: number])[] = [
  [1000, 132], [132, 132], [131, 80], [80, 80], [79, 48], [27, 0],
];
for (const [most, left] of cuts)
  test(`${left} octets are left of a file with room for ${most}`, (t) => t.is(cutTo(most, capture).length, left));

test('the first frames of a file end where the last of them ends', (t) =>
  t.deepEqual(
    [1, 2, 3].map((count) => firstFrames(count, capture).length),
    [80, 132, 132],
  ));
