import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { type CaptureSource, type Listener, type ReadOptions, readCapture, type Summary } from '#harness/packets/index.ts';
import { ownFolder } from '../../support/folder.ts';
import { dt, ethernet, ipv4, listenerTo, pcap, tcp } from '../../support/packets.ts';

const FRAMES = 5000;
const file = pcap(Array.from({ length: FRAMES }, (_, index) => ethernet(ipv4(tcp({ seq: 1 + 22 * index, octets: dt(index) })))));
const packed = gzipSync(file);
const folder = ownFolder();
const saved = (name: string, octets: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, octets);
  return path;
};

const reading = async (source: CaptureSource, options: ReadOptions = {}): Promise<Summary & { readonly lines: readonly string[] }> => {
  const lines: string[] = [];
  return { ...(await readCapture(source, listenerTo(lines), options)), lines };
};
const inChunks = (octets: Uint8Array, length: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(octets.length / length) }, (_, index) => octets.subarray(index * length, (index + 1) * length)),
  );

const SOURCES: Readonly<Record<string, () => CaptureSource>> = {
  'a file': () => saved('plain.pcap', file),
  'a packed file': () => saved('packed.pcap.gz', packed),
  'a stream': () => inChunks(file, 1000),
  'a packed stream': () => inChunks(packed, 1000),
  'a packed stream of single octets': () => inChunks(packed, 1),
  'files that were packed one by one': () =>
    saved('members.gz', Buffer.concat([gzipSync(file.subarray(0, 10_000)), gzipSync(file.subarray(10_000))])),
};

for (const [title, source] of Object.entries(SOURCES)) {
  test(`reads ${title}`, async (t) => {
    const { tpkts, octets, faults, lines } = await reading(source());
    t.deepEqual([tpkts, octets, faults, lines.at(-1)], [FRAMES, file.length, [], `1 caller tpkt ${(FRAMES - 1) % 256} @${FRAMES}`]);
  });
}

const DEFECTS: Readonly<Record<string, readonly [source: () => CaptureSource, says: RegExp, tpkts: number]>> = {
  'an empty file': [() => saved('empty', new Uint8Array()), /^the file is empty, octet 0$/, 0],
  'an empty stream': [() => Readable.from([]), /^the file is empty, octet 0$/, 0],
  'a file that is cut': [
    () => saved('cut', file.subarray(0, file.length - 1)),
    /^the file is cut off: there are 91 of at least 92 octets, octet 459932$/,
    4999,
  ],
  'a packed file that is cut': [
    () => saved('cut.gz', packed.subarray(0, -20)),
    /^what is compressed is damaged \(unexpected end of file\), octet \d+$/,
    4000,
  ],
  'a packed file that is damaged': [
    () =>
      saved(
        'damaged.gz',
        Uint8Array.from(packed, (octet, index) => (index === packed.length - 8 ? octet ^ 0xff : octet)),
      ),
    /^what is compressed is damaged \(.*\), octet \d+$/,
    4000,
  ],
  'a packed file of something else': [
    () => saved('other.gz', gzipSync('hello')),
    /^not a capture file: it begins with 68 65 6c 6c, which is the magic number of neither pcap nor pcapng, octet 0$/,
    0,
  ],
  'a packed stream of two octets': [
    () => Readable.from([packed.subarray(0, 2)]),
    /^what is compressed is damaged \(unexpected end of file\), octet 0$/,
    0,
  ],
};

for (const [title, [source, says, least]] of Object.entries(DEFECTS)) {
  test(`reads ${title} as far as it goes`, async (t) => {
    const { faults, tpkts } = await reading(source());
    t.deepEqual([faults.length, tpkts >= least], [1, true]);
    t.regex(faults[0]!.says, says);
  });
}

test('what the system says against reading a file rejects', async (t) => {
  await t.throwsAsync(reading(join(folder, 'nowhere')), { code: 'ENOENT' });
  await t.throwsAsync(reading(folder), { code: 'EISDIR' });
  await t.throwsAsync(
    reading(
      new Readable({
        read() {
          this.destroy(Object.assign(new Error('no more'), { code: 'EIO' }));
        },
      }),
    ),
    { code: 'EIO' },
  );
});

test('what a listener throws rejects', async (t) => {
  const listener = {
    tpkt: () => {
      throw new RangeError('mine');
    },
  };
  for (const source of Object.values(SOURCES))
    await t.throwsAsync(readCapture(source(), listener), { instanceOf: RangeError, message: 'mine' });
});

test('how far reading has got is told, with the total where it is known', async (t) => {
  const progress: (readonly [number, number | undefined])[] = [];
  const options: ReadOptions = { onProgress: (read, total) => progress.push([read, total]) };
  await reading(saved('progress', file), options);
  await reading(saved('progress.gz', packed), options);
  await reading(inChunks(file, 300_000), options);
  t.deepEqual(progress, [
    [262_144, file.length],
    [file.length, file.length],
    [packed.length, packed.length],
    [300_000, undefined],
    [file.length, undefined],
  ]);
});

test('a stream that stays open is told as it happens, until nobody wants to know more', async (t) => {
  const stream = new PassThrough();
  const stop = new AbortController();
  const lines: string[] = [];
  // The test would not end if the first packet waited for the second.
  const listener: Listener = { ...listenerTo(lines), tpkt: () => stop.abort() };
  stream.write(file.subarray(0, 24 + 92 + 50));
  const { faults, tpkts } = await readCapture(stream, listener, { signal: stop.signal });
  t.deepEqual([faults, tpkts, stream.destroyed], [[], 1, true]);
});

test('a stream in which nothing comes is left when it is asked for', async (t) => {
  const stream = new PassThrough();
  const stop = new AbortController();
  const summary = reading(stream, { signal: stop.signal });
  stop.abort();
  t.deepEqual([(await summary).faults, stream.destroyed], [[], true]);
});

test('reading a file stops when it is asked to', async (t) => {
  const stop = new AbortController();
  const { octets, faults } = await reading(saved('stop', file), { signal: stop.signal, onProgress: () => stop.abort() });
  t.deepEqual([octets, faults], [262_144, []]);
});
