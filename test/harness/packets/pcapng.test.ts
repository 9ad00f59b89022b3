import test from 'ava';
import { CaptureReader, type Moment } from '#harness/packets/index.ts';
import { concat } from '#src/core/index.ts';
import { blocks, dt, ethernet, ipv4, summaryOf, tcp, text, told, u16, u32 } from '../../support/packets.ts';

const ip = (number: number): Uint8Array => ipv4(tcp({ seq: 1 + 22 * (number - 1), octets: dt(number) }));
const frame = (number: number): Uint8Array => ethernet(ip(number));
const big = blocks();
const small = blocks(true);
const head = concat([big.section(), big.interface()]);

const FILES: Readonly<Record<string, readonly [file: Uint8Array, told: readonly string[]]>> = {
  'enhanced packets, big-endian': [concat([head, big.packet(frame(1))]), ['1 caller tpkt 1 @1']],
  'enhanced packets, little-endian': [concat([small.section(), small.interface(), small.packet(frame(1))]), ['1 caller tpkt 1 @1']],
  'simple packets': [concat([head, big.simplePacket(frame(1)), big.simplePacket(frame(2))]), ['1 caller tpkt 1 @1', '1 caller tpkt 2 @2']],
  'simple packets cut at the snap length': [
    concat([
      big.section(),
      big.interface(1, 60),
      big.simplePacket(frame(1).subarray(0, 60), 76),
      big.simplePacket(frame(2).subarray(0, 58), 58),
    ]),
    ['1 caller cut off 0300001602f0 @1', '1 caller gap 16 @1', '1 caller not a TPKT 03000016 @2', '1 caller gap 18 @2'].map((line) =>
      line.replace('03000016 02f0', '0300001602f0'),
    ),
  ],
  'packets of old': [concat([head, big.oldPacket(frame(1)), big.oldPacket(frame(2))]), ['1 caller tpkt 1 @1', '1 caller tpkt 2 @2']],
  'sections of either byte order': [
    concat([
      head,
      big.packet(frame(1)),
      small.section(),
      small.interface(101),
      small.packet(ip(2)),
      big.section(),
      big.interface(228),
      big.packet(ip(3)),
    ]),
    ['1 caller tpkt 1 @1', '1 caller tpkt 2 @2', '1 caller tpkt 3 @3'],
  ],
  'interfaces of several link types': [
    concat([
      head,
      big.interface(147),
      big.interface(101),
      big.packet(ip(1), 2),
      big.packet(frame(2), 1),
      big.packet(frame(2), 0),
      big.packet(frame(9), 1),
    ]),
    ['1 caller tpkt 1 @1', 'link type 147 is not read, frame 2, octet 184', '1 caller tpkt 2 @3'],
  ],
  'a packet of an interface that is not there': [
    concat([head, big.packet(frame(9), 7), big.packet(frame(9), 8), big.packet(frame(1))]),
    ['a packet of interface 7, which its section does not describe, frame 1, octet 48', '1 caller tpkt 1 @3'],
  ],
  'blocks that nobody knows': [
    concat([head, big.block(5, u32(0), u32(0), u32(0)), big.block(0x0bad, text('custom')), big.block(0x80000001), big.packet(frame(1))]),
    ['1 caller tpkt 1 @1'],
  ],
  'several comments on a packet, and an option of our own': [
    concat([head, big.packet({ octets: frame(1), comments: ['decision at bravo', 'é'] }), big.packet(frame(2))]),
    ['1 caller tpkt 1 @1', '1 caller comments decision at bravo | é @1', '1 caller tpkt 2 @2'],
  ],
  'comments on a packet that is not ours': [
    concat([head, big.packet({ octets: ethernet(ip(1), 0x0806), comments: ['who has'] })]),
    ['undefined undefined comments who has @1'],
  ],
  'comments on a connection that has no TPKTs': [
    concat([head, big.packet({ octets: ethernet(ipv4(tcp({ to: 80 }))), comments: ['hm'] })]),
    ['undefined undefined comments hm @1'],
  ],
  'names of addresses': [
    concat([
      head,
      big.names(
        [1, concat([Uint8Array.of(10, 0, 0, 1), text('ALPHA\0alpha.example\0')])],
        [2, concat([Uint8Array.of(0xfd, ...new Array<number>(14).fill(0), 1), text('SIX\0')])],
        [3, concat([new Uint8Array(6), text('HARDWARE\0')])],
        [1, Uint8Array.of(1, 2)],
      ),
    ]),
    ['10.0.0.1 is ALPHA', '10.0.0.1 is alpha.example', 'fd00::1 is SIX'],
  ],
};

for (const [title, [file, lines]] of Object.entries(FILES)) {
  test(`reads ${title}`, (t) => t.deepEqual(told(file), lines));
}

/** What ends the reading, behind a packet that is read. */
const DEFECTS: Readonly<Record<string, readonly [rest: Uint8Array, says: string]>> = {
  'a block of 8 octets': [concat([u32(6), u32(8), u32(8)]), 'a block of 8 octets cannot be, octet 156'],
  'a block of 33 octets': [concat([u32(6), u32(33), new Uint8Array(30)]), 'a block of 33 octets cannot be, octet 156'],
  'a block of 4 GiB': [concat([u32(6), u32(-4), new Uint8Array(30)]), 'a block of 4294967292 octets cannot be, octet 156'],
  'a block of 16 MiB and more': [
    concat([u32(6), u32((1 << 24) + 4), new Uint8Array(30)]),
    'a block of 16777220 octets cannot be, octet 156',
  ],
  'a block whose length is another at its end': [
    concat([u32(5), u32(16), u32(0), u32(20)]),
    'a block says 16 octets at its beginning and 20 at its end, octet 156',
  ],
  'an interface without room for its link type': [
    big.block(1, u32(0)),
    'a block of 16 octets has no room for 8 octets of content, octet 156',
  ],
  'a packet without room for its length': [big.block(6, u32(0)), 'a block of 16 octets has no room for 20 octets of content, octet 156'],
  'a simple packet without room for its length': [big.block(3), 'a block of 12 octets has no room for 4 octets of content, octet 156'],
  'a packet longer than its block': [
    big.block(6, u32(0), u32(0), u32(0), u32(5), u32(5), u32(0)),
    'a block of 36 octets has no room for 5 octets of content, octet 156',
  ],
  'a section of no byte order': [
    big.block(0x0a0d0d0a, u32(0x12345678), u16(1), u16(0), u32(-1), u32(-1)),
    'a pcapng section whose byte-order magic is 12345678, octet 156',
  ],
};

for (const [title, [rest, says]] of Object.entries(DEFECTS)) {
  test(`does not read behind ${title}`, (t) => {
    const file = concat([head, big.packet(frame(1)), rest, big.packet(frame(2))]);
    t.deepEqual([told(file), summaryOf(file).faults.at(-1)?.stops], [['1 caller tpkt 1 @1', says], true]);
  });
}

/** if_tsresol and if_tsoffset, a timestamp, and what that is. */
const TIMES: Readonly<Record<string, readonly [options: Uint8Array, time: readonly [number, number], moment: Moment]>> = {
  'microseconds where nothing is said': [new Uint8Array(), [395812, 404635649], { seconds: 1_700_000_000, nanos: 1000 }],
  nanoseconds: [big.option(9, Uint8Array.of(9)), [395812151, 2239187477], { seconds: 1_700_000_246, nanos: 143_601_173 }],
  'binary fractions': [big.option(9, Uint8Array.of(0x8a)), [405, 1336262657], { seconds: 1_699_998_064, nanos: 976_562 }],
  'very fine fractions': [big.option(9, Uint8Array.of(0xa0)), [1_700_000_000, 0x8000_0000], { seconds: 1_700_000_000, nanos: 500_000_000 }],
  'an offset': [
    concat([big.option(14, concat([u32(-1), u32(-100)])), big.option(9, Uint8Array.of(0))]),
    [0, 700],
    { seconds: 600, nanos: 0 },
  ],
};

for (const [title, [options, time, moment]] of Object.entries(TIMES)) {
  test(`reads times in ${title}`, (t) => {
    const moments: Moment[] = [];
    const reader = new CaptureReader({ tpkt: (_stream, _from, _octets, _start, _end, { at }) => moments.push(at) });
    reader.push(concat([big.section(), big.interface(1, 0, options), big.packet(frame(1), 0, time)]));
    t.deepEqual(moments, [moment]);
  });
}
