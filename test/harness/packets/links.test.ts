import test from 'ava';
import { concat } from '#src/core/index.ts';
import { dt, ethernet, ipv4, ipv6, pcap, tcp, told, u16, u32 } from '../../support/packets.ts';

const four = ipv4(tcp({ octets: dt(4) }));
const six = ipv6(tcp({ octets: dt(6) }));
const before = (octets: number, rest: Uint8Array, type: number): Uint8Array => concat([new Uint8Array(octets), u16(type), rest]);
const cooked2 = (type: number, content: Uint8Array): Uint8Array => concat([u16(type), new Uint8Array(18), content]);

/** A frame for each way to IP: its link type, and the DT that is found in it. */
const WAYS: Readonly<Record<string, readonly [linkType: number, frame: Uint8Array, number: 4 | 6]>> = {
  Ethernet: [1, ethernet(four), 4],
  'Ethernet with IPv6': [1, ethernet(six, 0x86dd), 6],
  'Ethernet filled up': [1, concat([ethernet(four), new Uint8Array(10)]), 4],
  'Ethernet with a VLAN tag': [1, ethernet(four, 0x0800, [0x8100]), 4],
  'Ethernet with IEEE 802.1ad': [1, ethernet(four, 0x0800, [0x88a8, 0x8100]), 4],
  'Ethernet with an old QinQ tag': [1, ethernet(six, 0x86dd, [0x9100, 0x8100]), 6],
  'PPPoE on Ethernet': [1, ethernet(concat([new Uint8Array(6), u16(0x0021), four]), 0x8864), 4],
  'Linux cooked capture': [113, before(14, four, 0x0800), 4],
  'Linux cooked capture with IPv6': [113, before(14, six, 0x86dd), 6],
  'Linux cooked capture with a VLAN tag': [113, before(14, concat([u16(7), u16(0x0800), four]), 0x8100), 4],
  'Linux cooked capture 2': [276, cooked2(0x0800, four), 4],
  'Linux cooked capture 2 with IPv6': [276, cooked2(0x86dd, six), 6],
  'NULL, little-endian': [0, concat([u32(2, true), four]), 4],
  'NULL, big-endian': [0, concat([u32(2), four]), 4],
  'NULL with IPv6 of Darwin': [0, concat([u32(30, true), six]), 6],
  'NULL with IPv6 of FreeBSD': [0, concat([u32(28), six]), 6],
  LOOP: [108, concat([u32(2), four]), 4],
  'LOOP with IPv6 of OpenBSD': [108, concat([u32(24), six]), 6],
  PPP: [9, concat([u16(0x0021), four]), 4],
  'PPP with HDLC and IPv6': [50, concat([u16(0xff03), u16(0x0057), six]), 6],
  RAW: [101, four, 4],
  'RAW with IPv6': [101, six, 6],
  'RAW as DLT 12': [12, four, 4],
  'RAW as DLT 14': [14, six, 6],
  IPV4: [228, four, 4],
  IPV6: [229, six, 6],
};

for (const [title, [linkType, frame, number]] of Object.entries(WAYS)) {
  test(`finds a TPKT in ${title}`, (t) => t.deepEqual(told(pcap([frame], { linkType })), [`1 caller tpkt ${number} @1`]));
}

/** Frames of which nothing is told. */
const DEAD_ENDS: Readonly<Record<string, readonly [linkType: number, frame: Uint8Array]>> = {
  ARP: [1, ethernet(four, 0x0806)],
  'IEEE 802.3 with LLC': [1, ethernet(four, 100)],
  'an Ethernet frame of 13 octets': [1, new Uint8Array(13)],
  'a VLAN tag cut in two': [1, ethernet(new Uint8Array(3), 0x8100)],
  'PPPoE of 5 octets': [1, ethernet(new Uint8Array(5), 0x8864)],
  'a cooked frame of 15 octets': [113, new Uint8Array(15)],
  'a cooked frame 2 of 19 octets': [276, new Uint8Array(19)],
  'NULL with AppleTalk': [0, concat([u32(16), four])],
  'NULL of 3 octets': [0, new Uint8Array(3)],
  'PPP with IPX': [9, concat([u16(0x002b), four])],
  'PPP of 1 octet': [9, new Uint8Array(1)],
  'RAW of no octet': [101, new Uint8Array()],
  'RAW of version 5': [101, Uint8Array.of(0x55, ...four.subarray(1))],
};

for (const [title, [linkType, frame]] of Object.entries(DEAD_ENDS)) {
  test(`finds nothing in ${title}`, (t) => t.deepEqual(told(pcap([frame], { linkType })), []));
}
