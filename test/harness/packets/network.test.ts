import test from 'ava';
import { concat } from '#src/core/index.ts';
import { type DatagramParts, dt, ipv4, ipv6, pcap, summaryOf, tcp, told, u16, u32 } from '../../support/packets.ts';

const MORE = 0x2000;
const segment = tcp({ octets: dt(1, 93) });
const inPieces = (cuts: readonly number[], parts: DatagramParts = {}): readonly Uint8Array[] =>
  cuts.map((from, index) => {
    const to = cuts[index + 1] ?? segment.length;
    return ipv4(segment.subarray(from, to), { identification: 7, fragment: (from >> 3) | (to < segment.length ? MORE : 0), ...parts });
  });
const sixInPieces = (cuts: readonly number[], identification = 7): readonly Uint8Array[] =>
  cuts.map((from, index) => {
    const to = cuts[index + 1] ?? segment.length;
    const header = concat([Uint8Array.of(6, 0), u16(from | (to < segment.length ? 1 : 0)), u32(identification)]);
    return ipv6(concat([header, segment.subarray(from, to)]), { next: 44 });
  });
const extension = (next: number, more = 0): Uint8Array => Uint8Array.of(next, more, ...new Array<number>(6 + 8 * more).fill(0));
const [a, b, c] = inPieces([0, 40, 80]);

const FOUND: Readonly<Record<string, readonly Uint8Array[]>> = {
  'IPv4 with options': [ipv4(segment, { options: new Uint8Array(40) })],
  'IPv4 whose total length is 0': [ipv4(segment, { total: 0 })],
  'IPv4 fragments in order': [a!, b!, c!],
  'IPv4 fragments in reverse': [c!, b!, a!],
  'IPv4 fragments, one of them twice': [a!, b!, b!, c!],
  'IPv4 fragments that overlap': [
    a!,
    ipv4(concat([new Uint8Array(8), segment.subarray(40, 80)]), { identification: 7, fragment: (32 >> 3) | MORE }),
    c!,
  ],
  'IPv4 fragments of two datagrams': [inPieces([0, 64], { identification: 8 })[0]!, a!, b!, c!],
  'IPv6 with all its extension headers': [
    ipv6(
      concat([
        extension(43), // hop-by-hop
        extension(60, 2), // routing
        extension(51), // destination
        Uint8Array.of(44, 1, ...new Array<number>(10).fill(0)), // authentication
        Uint8Array.of(135, 0, 0, 0, 0, 0, 0, 7), // a fragment that is all
        extension(139),
        extension(140),
        extension(6),
        segment,
      ]),
      { next: 0 },
    ),
  ],
  'IPv6 whose payload length is 0': [ipv6(segment, { length: 0 })],
  'IPv6 fragments in order': sixInPieces([0, 40, 80]),
  'IPv6 fragments in reverse': sixInPieces([0, 40, 80]).toReversed(),
};

for (const [title, frames] of Object.entries(FOUND)) {
  test(`finds a TPKT in ${title}`, (t) => t.deepEqual(told(pcap(frames, { linkType: 101 })), [`1 caller tpkt 1 @${frames.length}`]));
}

const LOST: Readonly<Record<string, readonly Uint8Array[]>> = {
  'IPv4 fragments of which one is missing': [a!, c!],
  'IPv4 fragments of which the last is missing': [a!, b!],
  'a fragment that is no multiple of eight octets': [a!, ipv4(segment.subarray(40, 79), { identification: 7, fragment: 5 | MORE }), c!],
  'a fragment beyond 65,535 octets': [a!, ipv4(new Uint8Array(100), { identification: 7, fragment: 0x1fff })],
  'a last fragment before the end': [a!, b!, ipv4(segment.subarray(40, 48), { identification: 7, fragment: 5 })],
  UDP: [ipv4(segment, { protocol: 17 })],
  'IPv6 with ICMP': [ipv6(segment, { next: 58 })],
  'an IPv6 fragment of a fragment': [
    ipv6(concat([Uint8Array.of(44, 0, 0, 1, 0, 0, 0, 1), Uint8Array.of(6, 0, 0, 0, 0, 0, 0, 2)]), { next: 44 }),
    ipv6(concat([Uint8Array.of(44, 0, 0, 8, 0, 0, 0, 1), segment]), { next: 44 }),
  ],
  'an IPv6 extension header that is cut': [ipv6(extension(6).subarray(0, 7), { next: 0 })],
  'an IPv6 extension header that is longer than the packet': [ipv6(concat([extension(6, 0).fill(200, 1, 2), segment]), { next: 0 })],
};

for (const [title, frames] of Object.entries(LOST)) {
  test(`finds nothing in ${title}`, (t) => t.deepEqual(told(pcap(frames, { linkType: 101 })), []));
}

/** Datagrams that are not what they say. */
const MALFORMED: Readonly<Record<string, Uint8Array>> = {
  'IPv4 of 19 octets': ipv4(segment).subarray(0, 19),
  'IPv4 with a header of 16 octets': Uint8Array.of(0x44, ...ipv4(segment).subarray(1)),
  'IPv4 shorter than its header': ipv4(segment, { total: 19 }),
  'IPv4 whose header is cut': ipv4(segment, { options: new Uint8Array(20) }).subarray(0, 30),
  'IPv6 of 39 octets': ipv6(segment).subarray(0, 39),
  'TCP of 19 octets': ipv4(segment.subarray(0, 19)),
  'TCP with a header of 16 octets': ipv4(concat([segment.subarray(0, 12), Uint8Array.of(0x40), segment.subarray(13)])),
  'TCP shorter than its header': ipv4(concat([segment.subarray(0, 12), Uint8Array.of(0xf0), segment.subarray(13, 40)])),
};

for (const [title, frame] of Object.entries(MALFORMED)) {
  test(`counts ${title} as malformed`, (t) => t.is(summaryOf(pcap([frame], { linkType: 101 })).malformed, 1));
}

test('what was not captured of a segment is a gap', (t) => {
  const frames = [ipv4(tcp({ octets: dt(1) })).subarray(0, 50), ipv4(tcp({ seq: 23, octets: dt(2) }))];
  t.deepEqual(told(pcap(frames, { linkType: 101 })), ['1 caller cut off 03000016..10 @1', '1 caller gap 12 @1', '1 caller tpkt 2 @2']);
});

test('a segment of which only the header was captured is a gap', (t) => {
  const frame = ipv4(tcp({ octets: dt(1), options: new Uint8Array(12) }));
  t.deepEqual(told(pcap([frame.subarray(0, 45)], { linkType: 101 })), ['1 caller gap 22 @1']);
});

test('datagrams wait for their fragments a minute, and only so many of them', (t) => {
  const file = (frames: readonly Uint8Array[]): Uint8Array => pcap(frames, { linkType: 101 });
  const idle = new Array<Uint8Array>(60).fill(new Uint8Array(1));
  const others = [1, 2, 3].map((identification) => inPieces([0, 64], { identification })[0]!);
  t.deepEqual(told(file([a!, b!, ...idle.slice(2), c!])), ['1 caller tpkt 1 @61']);
  t.deepEqual(told(file([a!, b!, ...idle, c!])), []);
  t.deepEqual(told(file([a!, b!, ...others, c!]), { limits: { datagrams: 3 } }), []);
  t.deepEqual(told(file([a!, b!, ...others, c!]), { limits: { datagrams: 4 } }), ['1 caller tpkt 1 @6']);
});
