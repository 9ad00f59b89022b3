import test from 'ava';
import { CaptureWriter, record } from '#harness/capture/index.ts';
import { lineIdOf, type RunEvent, type Stamped } from '#harness/run/index.ts';
import { concat } from '#src/core/index.ts';
import { blocks, PACKET } from '../../support/blocks.ts';
import { complaints, rows, tsharkTest } from '../../support/tshark.ts';

const OPTIONS = { start: Date.UTC(2026, 10, 22, 21), names: [] };
const stamped = (events: readonly RunEvent[]): readonly Stamped[] =>
  events.map((event, index) => ({ v: 1, seq: index, t: index / 8, ...event }));

const lineTo = (host: string, port: number, caller = host) => lineIdOf({ host: caller, port }, { host, port: 102 });
const CR = Uint8Array.of(3, 0, 0, 14, 9, 0xe0, 0, 0, 0, 1, 0, 0xc0, 1, 11);
const CC = Uint8Array.of(3, 0, 0, 14, 9, 0xd0, 0, 1, 0, 2, 0, 0xc0, 1, 11);
const DR = Uint8Array.of(3, 0, 0, 11, 6, 0x80, 0, 1, 0, 2, 3);

const open = (line: string): RunEvent => ({ type: 'link.open', line, caller: '', called: '' });
const says = (line: string, from: 'caller' | 'called', octets: Uint8Array): RunEvent => ({ type: 'octets', line, from, octets });
const ends = (line: string): RunEvent => ({ type: 'link.close', line, how: 'closed', by: 'caller' });

/** What is said on each of several lines, a step of each in turn. */
const interleaved = (lines: readonly string[]): readonly Stamped[] =>
  stamped(
    [
      open,
      (line: string) => says(line, 'caller', CR),
      (line: string) => says(line, 'called', CC),
      (line: string) => says(line, 'called', DR),
      ends,
    ].flatMap((step) => lines.map(step)),
  );
const CALLS = interleaved([40_001, 40_002, 40_003].map((port) => lineTo('10.1.0.2', port, '10.1.0.1')));

const piecesOf = (events: readonly Stamped[]): readonly Uint8Array[] => {
  const writer = new CaptureWriter(OPTIONS);
  return [writer.head, ...events.flatMap((event) => writer.add(event))];
};

test('what is written as it goes is the file that is written at the end', (t) =>
  t.deepEqual(Buffer.from(concat(piecesOf(CALLS))), Buffer.from(record(CALLS, OPTIONS))));

test('after each piece the file is whole', (t) => {
  const pieces = piecesOf([
    ...CALLS,
    ...stamped([open(lineTo('10.1.0.2', 7)), says(lineTo('10.1.0.2', 7), 'caller', new Uint8Array(2 ** 20))]),
  ]);
  const [head, ...packets] = pieces;
  t.true(blocks(head!).every(({ length, again }) => length === again));
  t.deepEqual(
    packets.map((piece) => blocks(piece).map(({ type, length, again }) => [type, length === again])),
    packets.map(() => [[PACKET, true]]),
  );
});

test('nothing is kept of what is no part of a line that is open', (t) => {
  const [line, other] = [lineTo('10.1.0.2', 1), lineTo('10.1.0.2', 2)];
  const writer = new CaptureWriter(OPTIONS);
  const counts = stamped([
    open(line),
    ends(line),
    says(line, 'caller', CR),
    ends(line),
    says(other, 'caller', CR),
    { type: 'note', says: '' },
  ]);
  t.deepEqual(
    counts.map((event) => writer.add(event).length),
    [1, 5, 0, 0, 0, 0],
  );
});

/** Addresses of both families, and what tshark shows of a line between two of them. */
const families: Readonly<Record<string, readonly [caller: string, called: string, field: 'ip' | 'ipv6', shown: readonly string[]]>> = {
  IPv4: ['10.1.0.1', '10.1.0.2', 'ip', ['10.1.0.1', '10.1.0.2']],
  IPv6: ['2001:db8::1', '2001:db8:0:0:1::2', 'ipv6', ['2001:db8::1', '2001:db8::1:0:0:2']],
  'a zone': ['fe80::1%eth0', 'fe80::2', 'ipv6', ['fe80::1', 'fe80::2']],
  'IPv6 to IPv4': ['::1', '127.0.0.1', 'ipv6', ['::1', '::ffff:127.0.0.1']],
  'IPv4 to IPv6': ['127.0.0.1', '::1', 'ipv6', ['::ffff:127.0.0.1', '::1']],
  'IPv4 written within IPv6': ['64:ff9b::192.0.2.33', '::', 'ipv6', ['64:ff9b::c000:221', '::']],
};
for (const [title, [caller, called, field, shown]] of Object.entries(families)) {
  tsharkTest(`tshark reads a line of ${title}, and complains of nothing`, async (t) => {
    const file = concat(piecesOf(interleaved([lineTo(called, 40_001, caller), lineTo(called, 40_002, caller)])));
    const found = await rows(file, ['tcp.stream', `${field}.src`, `${field}.dst`, 'cotp.type', 'tcp.dstport']);
    const first = found.filter((row) => row['tcp.stream'][0] === '0');
    t.deepEqual([first[0]![`${field}.src`][0], first[0]![`${field}.dst`][0]], shown);
    t.deepEqual(
      first.flatMap((row) => row['cotp.type']),
      ['0x0e', '0x0d', '0x08'],
    );
    t.deepEqual(await complaints(file), []);
  });
}

tsharkTest('tshark shows the names of addresses of both families', async (t) => {
  const names = [
    { ip: '2001:db8::1', name: 'alpha' },
    { ip: '2001:db8::2', name: 'bravo' },
  ];
  const file = record(interleaved([lineTo('2001:db8::2', 40_001, '2001:db8::1')]), { ...OPTIONS, names });
  const [syn] = await rows(file, ['ipv6.src_host', 'ipv6.dst_host'], ['-N', 'n']);
  t.deepEqual(syn, { 'ipv6.src_host': ['alpha'], 'ipv6.dst_host': ['bravo'] });
});
