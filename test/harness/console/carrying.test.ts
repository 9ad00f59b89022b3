import { Readable } from 'node:stream';
import test from 'ava';
import { Carrying } from '../../../harness/console/carrying.ts';
import type { Taken } from '../../../harness/console/exports.ts';

const KB = 1024;
const things: Readonly<Record<string, () => Taken>> = {
  text: () => 'as a text',
  octets: () => new Uint8Array(600 * KB).fill(7),
  stream: () => Readable.from([Buffer.alloc(300 * KB, 1), Buffer.alloc(10, 2)]),
};
const carrying = (): Carrying => new Carrying(async (name) => things[name]?.());

/** All of it, as whoever takes it gets it. */
const taken = async (from: Carrying, name: string): Promise<{ readonly octets: Buffer; readonly pieces: number }> => {
  const pieces: Uint8Array[] = [];
  for (let at = 0; ; ) {
    const piece = await from.piece(name, at);
    if (piece === undefined || piece.isLast) return { octets: Buffer.concat(pieces), pieces: piece === undefined ? -1 : pieces.length };
    pieces.push(piece.octets);
    at += piece.octets.length;
  }
};

for (const [name, pieces, octets] of [
  ['text', 1, Buffer.from('as a text')],
  ['octets', 3, Buffer.alloc(600 * KB, 7)],
  ['stream', 3, Buffer.concat([Buffer.alloc(300 * KB, 1), Buffer.alloc(10, 2)])],
] as const)
  test(`carries ${name} in pieces`, async (t) => {
    const got = await taken(carrying(), name);
    t.is(got.pieces, pieces);
    t.true(got.octets.equals(octets));
  });

test('what is not there, or not asked for in order, is not carried', async (t) => {
  const from = carrying();
  t.is(await from.piece('nothing', 0), undefined);
  t.is(await from.piece('octets', 10), undefined);
  await from.piece('octets', 0);
  t.is(await from.piece('octets', 10), undefined);
  t.is(await from.piece('text', 256 * KB), undefined);
  t.is((await from.piece('octets', 256 * KB))?.octets.length, 256 * KB);
  from.leave();
  t.is(await from.piece('octets', 512 * KB), undefined);
});
