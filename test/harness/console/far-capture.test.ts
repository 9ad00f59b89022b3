import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import test from 'ava';
import { FarCapture } from '../../../harness/console/far-capture.ts';

/** Somebody who has so many octets, and gives them in pieces of that size; who is gone behind `until`. */
const far = (size: number, piece: number, until = Number.POSITIVE_INFINITY) =>
  new FarCapture(async (at) => {
    if (at >= until) return undefined;
    return { octets: new Uint8Array(Math.min(piece, size - at)).fill(at / piece), isLast: at >= size };
  });

test('it is taken piece by piece', async (t) => {
  const taken = (await far(25, 10).taken()) as Readable;
  t.deepEqual([...(await buffer(taken))], [...Array(10).fill(0), ...Array(10).fill(1), ...Array(5).fill(2)]);
});

test('one after the other: while somebody is being given it, nobody else is', async (t) => {
  const capture = far(25, 10);
  const first = (await capture.taken()) as Readable;
  await t.throwsAsync(capture.taken());
  first.destroy();
  await new Promise((resolve) => first.on('close', resolve));
  t.is((await buffer((await capture.taken()) as Readable)).length, 25);
});

test('where nobody has it there is none, and where somebody goes in the middle it breaks off', async (t) => {
  t.is(await far(25, 10, 0).taken(), undefined);
  const broken = (await far(25, 10, 20).taken()) as Readable;
  await t.throwsAsync(buffer(broken), { message: 'whoever has it is gone' });
});

test('it is kept when the run is over, unless it is large', async (t) => {
  const [small, large, gone] = [far(25, 10), far(9 * 1024 * 1024, 1024 * 1024), far(25, 10, 20)];
  for (const each of [small, large, gone]) await each.keep();
  t.deepEqual([small.kept?.length, large.kept, gone.kept], [25, undefined, undefined]);
  t.is(await small.taken(), small.kept);
});
