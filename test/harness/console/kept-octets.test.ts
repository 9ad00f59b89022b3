import test from 'ava';
import { KeptOctets, type TreeOf } from '#harness/console/index.ts';
import { RunStream } from '#harness/run/index.ts';
import { hex } from '../../support/hex.ts';

const LINE = '10.1.0.1:40001>10.1.0.2:102';
const CR = '0300000e09e00000000100c0010a';

/** What was said by a caller, in chunks as they were sent; each becomes a frame. */
const kept = (chunks: readonly string[], room?: number) => {
  const stream = new RunStream();
  const octets = new KeptOctets(room);
  stream.subscribe((event) => octets.add(event));
  stream.emit({ type: 'link.open', line: LINE, caller: 'a', called: 'b' });
  const frames = chunks.map((each) => {
    stream.emit({ type: 'octets', line: LINE, from: 'caller', octets: hex(each) });
    return stream.frames;
  });
  return { octets, frames };
};

const named = (tree: TreeOf): readonly TreeOf[] => [tree, ...(tree.children ?? []).flatMap(named)];

test('a frame is shown as trees, whose parts say where they stand in it', async (t) => {
  const { octets, frames } = kept([`${CR}${CR}`]);
  const told = await octets.frame(frames[0]!);
  t.deepEqual(
    told!.pdus.map(({ name, at, length }) => [name, at, length]),
    [
      ['TPKT', 0, 4],
      ['Connection Request (CR)', 4, 10],
      ['TPKT', 14, 4],
      ['Connection Request (CR)', 18, 10],
    ],
  );
});

test('a packet in two pieces is shown with the second, and stands nowhere in it', async (t) => {
  const { octets, frames } = kept([CR.slice(0, 12), CR.slice(12)]);
  t.deepEqual((await octets.frame(frames[0]!))!.pdus, []);
  t.deepEqual(
    (await octets.frame(frames[1]!))!.pdus.map(({ name, at }) => [name, at]),
    [
      ['TPKT', undefined],
      ['Connection Request (CR)', undefined],
    ],
  );
});

test('no more is kept than there is room for, and what comes later is read all the same', async (t) => {
  const { octets, frames } = kept(
    Array.from({ length: 100 }, () => CR),
    5000,
  );
  t.is(await octets.frame(frames[0]!), undefined);
  t.is((await octets.frame(frames[99]!))!.pdus.length, 2);
});

test('a frame that there is not is told so', async (t) => t.is(await kept([CR]).octets.frame(77), undefined));

/** What a peer may say to harm us: none of it is reserved, and all of it ends. */
const hostile: Readonly<Record<string, string>> = {
  'a length of two gigaoctets': '0300001702f080a27fa1840000000001847fffffff0202',
  'a script in a selector': `0300002b26e00000000100c11b${Buffer.from('<script>alert(1)</script>\u0000\u0001', 'latin1').toString('hex')}c20141`,
  'constructed in constructed, many times': `0300ffff02f080${'a280'.repeat(32_000)}${'00'.repeat(1528)}`,
};
for (const [title, octets] of Object.entries(hostile)) {
  test(`shows ${title}`, async (t) => {
    const { octets: store, frames } = kept([octets]);
    const told = await store.frame(frames[0]!);
    const parts = told!.pdus.flatMap(named);
    t.true(parts.length > 0 && parts.length < 6000);
    t.true(JSON.stringify(told!.pdus).length < 2_000_000);
  });
}
