import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { builtIn, differenceIn, FOLDER, filesOf, golden, MOST_OCTETS } from '#harness/golden/index.ts';

const topologies = builtIn();
const set = golden(topologies);

test('the folder has every file of the set, and no other', async (t) => {
  const [present, made] = [new Set(readdirSync(FOLDER)), filesOf(await set)];
  t.deepEqual(
    { missing: [...made.keys()].filter((file) => !present.has(file)), stray: [...present].filter((file) => !made.has(file)) },
    { missing: [], stray: [] },
  );
});

test('every capture is, to the octet, what is made now; npm run captures makes them again', async (t) =>
  t.deepEqual(
    (
      await Promise.all(
        (await set).captures.map(({ file, octets: made }) => differenceIn(`captures/golden/${file}`, { made, found: found(file) })),
      )
    ).filter((difference) => difference !== undefined),
    [],
  ));

test('README.md and manifest.json say what is made now', async (t) =>
  t.deepEqual(
    [...filesOf(await set)]
      .filter(([file, made]) => !file.endsWith('.pcapng') && Buffer.compare(made, found(file)) !== 0)
      .map(([file]) => file),
    [],
  ));

/** A file as it is in the folder; empty where it is missing. */
const found = (file: string): Uint8Array => {
  const path = new URL(file, FOLDER);
  return existsSync(path) ? readFileSync(path) : new Uint8Array();
};

test('every scenario, variant and cell is in the set once, and came to what it expects', async (t) => {
  const { captures, silent } = await set;
  const shown = [...captures.flatMap((each) => [each, ...each.sameAs]), ...silent];
  const ours = ({ file, variant }: (typeof topologies)[number]) => `${file.replace('.yaml', '')} ${variant}: pass`;
  t.deepEqual(
    shown.map(({ scenario, variant, cell, verdict }) => `${scenario} ${variant ?? cell}: ${verdict}`).toSorted(),
    topologies.map(ours).toSorted(),
  );
});

test('no name stands for two captures', async (t) => {
  const { captures } = await set;
  t.is(new Set(captures.map(({ file }) => file)).size, captures.length);
});

test('each file has less than 64 KiB, and the set less than 8 MiB', async (t) => {
  const sizes = (await set).captures.map(({ octets }) => octets.length);
  t.deepEqual(
    [MOST_OCTETS < 64 * KIB, sizes.filter((size) => size > MOST_OCTETS), sizes.reduce((sum, size) => sum + size, 0) < 8 * KIB ** 2],
    [true, [], true],
  );
});
const KIB = 1024;

test('what is cut says where, and goes on until no further frame fits', async (t) => {
  const cut = (await set).captures.filter(({ cutAt }) => cutAt);
  t.true(cut.length > 0);
  t.deepEqual(
    cut.filter(
      ({ frames, cutAt, octets }) => cutAt!.frame !== frames || cutAt!.of <= frames || octets.length < MOST_OCTETS - LONGEST_FRAME,
    ),
    [],
  );
});
const LONGEST_FRAME = 2048;

test('frames and the envelopes in them tell one time', async (t) => {
  const { octets } = (await set).captures.find(({ scenario }) => scenario === 'reserved-octet-not-zero')!;
  t.true(textIn(octets).includes('9911221200'), 'a time of submission');
  t.is(firstTime(octets), Date.UTC(1999, 10, 22, 12));
});

test('no file knows where the house stands', async (t) => {
  const house = fileURLToPath(new URL('../../..', import.meta.url));
  t.deepEqual(
    [...filesOf(await set)].filter(([, octets]) => textIn(octets).includes(house)).map(([file]) => file),
    [],
  );
});

const textIn = (octets: Uint8Array): string => Buffer.from(octets).toString('latin1');

/** Of the first frame, in milliseconds since 1970: the two halves of its time (pcapng §4.3) are behind type, length and interface. */
const firstTime = (octets: Uint8Array): number => {
  const view = new DataView(octets.buffer, octets.byteOffset);
  let at = 0;
  while (view.getUint32(at, true) !== 6) at += view.getUint32(at + 4, true);
  return (view.getUint32(at + 12, true) * 2 ** 32 + view.getUint32(at + 16, true)) / 1000;
};
