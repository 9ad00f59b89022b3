import test from 'ava';
import { concat } from '#src/core/index.ts';
import { dt, ipv4, pcap, type SegmentParts, tcp, told } from '../../support/packets.ts';

const caller = (seq: number, octets?: Uint8Array, parts: SegmentParts = {}): Uint8Array =>
  ipv4(tcp({ seq, ...(octets && { octets }), ...parts }));
const called = (ack: number, parts: SegmentParts = {}): Uint8Array =>
  ipv4(tcp({ from: 102, to: 40_001, seq: 9000, ack, ...parts }), { from: '10.0.0.2', to: '10.0.0.1' });
const syn = caller(0, undefined, { flags: 'S' });
const [one, two, three, four] = [dt(1), dt(2), dt(3), dt(4)];
const all = concat([one, two, three, four]);
const from = (start: number, end: number): Uint8Array => caller(1 + start, all.subarray(start, end));
const changed = (start: number, end: number): Uint8Array => caller(1 + start, new Uint8Array(end - start).fill(0xff));
const inOrder = ['1 dialled @1', '1 caller tpkt 1 @2', '1 caller tpkt 2 @3', '1 caller tpkt 3 @4'];

/** Segments behind a SYN, and what is told after it. */
const CASES: Readonly<Record<string, readonly [frames: readonly Uint8Array[], told: readonly string[]]>> = {
  'segments in order': [[from(0, 22), from(22, 44), from(44, 66)], inOrder.slice(1)],
  'a segment that comes late': [
    [from(22, 44), from(0, 22)],
    ['1 caller tpkt 1 @3', '1 caller tpkt 2 @3'],
  ],
  'segments in reverse': [
    [from(66, 88), from(44, 66), from(22, 44), from(0, 22)],
    [1, 2, 3, 4].map((number) => `1 caller tpkt ${number} @5`),
  ],
  'a TPKT over three segments, of which the middle one is late': [
    [from(0, 9), from(15, 22), from(9, 15), from(22, 44)],
    ['1 caller tpkt 1 @4', '1 caller tpkt 2 @5'],
  ],
  'a retransmission': [
    [from(0, 22), from(0, 22), from(22, 44), from(0, 44)],
    ['1 caller tpkt 1 @2', '1 caller tpkt 2 @4'],
  ],
  'a retransmission with more': [
    [from(0, 22), from(0, 44)],
    ['1 caller tpkt 1 @2', '1 caller tpkt 2 @3'],
  ],
  'a retransmission of what is held': [
    [from(22, 44), from(22, 44), from(0, 22)],
    ['1 caller tpkt 1 @4', '1 caller tpkt 2 @4'],
  ],
  'an overlap, of which the first counts': [
    [from(0, 30), changed(20, 44)],
    ['1 caller tpkt 1 @2', '1 caller tpkt 03000016..22 @3'],
  ],
  'an overlap with what is held, of which the first counts': [
    [from(22, 44), changed(10, 66), from(0, 22)],
    ['1 caller tpkt 03000016..22 @4', '1 caller tpkt 2 @4', '1 caller not a TPKT ffffffff..22 @4'],
  ],
  'a segment around two that are held': [
    [from(30, 40), from(50, 60), from(10, 88), from(0, 22)],
    [1, 2, 3, 4].map((number) => `1 caller tpkt ${number} @5`),
  ],
  'a keep-alive': [
    [from(0, 22), caller(22, Uint8Array.of(0)), from(22, 44)],
    ['1 caller tpkt 1 @2', '1 caller tpkt 2 @4'],
  ],
  'a loss that is acknowledged': [
    [from(0, 22), from(44, 66), called(67)],
    ['1 caller tpkt 1 @2', '1 caller gap 22 @4', '1 caller tpkt 3 @3'],
  ],
  'a loss that was acknowledged before': [
    [from(0, 22), called(45), from(44, 66)],
    ['1 caller tpkt 1 @2', '1 caller gap 22 @4', '1 caller tpkt 3 @4'],
  ],
  'a loss that is not acknowledged': [
    [from(0, 22), from(44, 66), called(23), from(66, 88)],
    ['1 caller tpkt 1 @2', '1 caller gap 22 @5', '1 caller tpkt 3 @3', '1 caller tpkt 4 @5'],
  ],
  'two losses that are acknowledged at once': [
    [from(22, 44), from(66, 88), called(89)],
    ['1 caller gap 22 @4', '1 caller tpkt 2 @2', '1 caller gap 22 @4', '1 caller tpkt 4 @3'],
  ],
  'a loss within a TPKT': [
    [from(0, 30), from(40, 66), called(67)],
    [
      '1 caller tpkt 1 @2',
      '1 caller cut off 0300001602f08002 @4',
      '1 caller gap 10 @4',
      '1 caller not a TPKT 02020202 @3',
      '1 caller tpkt 3 @3',
    ],
  ],
  'a loss before the FIN': [
    [from(0, 22), caller(45, undefined, { flags: 'FA' }), called(46)],
    ['1 caller tpkt 1 @2', '1 caller gap 22 @4'],
  ],
  'a segment that is half of all numbers away': [
    [from(0, 22), caller(0x8000_0017, one), from(22, 44)],
    ['1 caller tpkt 1 @2', '1 caller tpkt 2 @4'],
  ],
  'a FIN before its octets': [
    [caller(23, two, { flags: 'FA' }), from(0, 22)],
    ['1 caller tpkt 1 @3', '1 caller tpkt 2 @3'],
  ],
};

for (const [title, [frames, lines]] of Object.entries(CASES)) {
  test(`follows ${title}`, (t) => t.deepEqual(told(pcap([syn, ...frames], { linkType: 101 })), ['1 dialled @1', ...lines]));
}

for (const base of [0xffff_ffff, 0xffff_fff0, 0x7fff_fff0, 0x8000_0000]) {
  test(`follows sequence numbers beyond ${base}`, (t) => {
    const at = (start: number, end: number): Uint8Array => caller((base + 1 + start) >>> 0, all.subarray(start, end));
    const frames = [caller(base, undefined, { flags: 'S' }), at(22, 44), at(0, 22), at(44, 50), at(0, 44), at(50, 66), at(66, 88)];
    t.deepEqual(told(pcap(frames, { linkType: 101 })), [
      '1 dialled @1',
      '1 caller tpkt 1 @3',
      '1 caller tpkt 2 @3',
      '1 caller tpkt 3 @6',
      '1 caller tpkt 4 @7',
    ]);
  });
}

test('a hole is given up when too many segments wait behind it', (t) => {
  const frames = [syn, from(22, 44), from(44, 66), from(66, 88), from(0, 22)];
  t.deepEqual(told(pcap(frames, { linkType: 101 }), { limits: { heldSegments: 2 } }), [
    '1 dialled @1',
    '1 caller gap 22 @4',
    ...[2, 3, 4].map((number) => `1 caller tpkt ${number} @${number}`),
  ]);
});

test('a hole is given up when too many octets wait behind it', (t) => {
  const frames = [syn, from(22, 44), from(44, 66), from(0, 22)];
  t.deepEqual(told(pcap(frames, { linkType: 101 }), { limits: { heldOctets: 40 } }), [
    '1 dialled @1',
    '1 caller gap 22 @3',
    ...[2, 3].map((number) => `1 caller tpkt ${number} @${number}`),
  ]);
});

test('thousands of segments that overlap are read, and none of them twice', (t) => {
  const long = dt(7, 60_000);
  const frames = Array.from({ length: 20_000 }, (_, index) =>
    caller(2 + ((index * 7919) % 59_000), long.subarray(1 + ((index * 7919) % 59_000)).subarray(0, 1500)),
  );
  const lines = told(pcap([syn, ...frames, caller(1, long.subarray(0, 1))], { linkType: 101 }), { limits: { heldSegments: 100_000 } });
  t.deepEqual(lines, ['1 dialled @1', '1 caller tpkt 7 @20002']);
});
