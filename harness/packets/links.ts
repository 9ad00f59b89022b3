import type { Network } from './network.ts';
import { ETHER_TYPE, PPP } from './numbers.ts';

/** Finds the network layer in a frame. */
export type LinkReader = (network: Network, octets: Uint8Array, view: DataView, start: number, end: number) => void;

/** Ethernet, with any number of VLAN tags; the lengths of IEEE 802.3 lead nowhere. */
const ethernet: LinkReader = (network, octets, view, start, end) => {
  if (end - start < ETHERNET) return;
  const type = view.getUint16(start + ETHERNET - 2);
  if (type === ETHER_TYPE.ipv4 && network.express.read(octets, view, start + ETHERNET, end)) return;
  byEtherType(network, octets, view, start + ETHERNET, end, type);
};

const byEtherType = (network: Network, octets: Uint8Array, view: DataView, start: number, end: number, etherType: number): void => {
  let at = start;
  let type = etherType;
  while (type !== ETHER_TYPE.ipv4) {
    if (type === ETHER_TYPE.ipv6) return network.ipv6(octets, view, at, end);
    if (type === ETHER_TYPE.pppoe) return at + PPPOE <= end ? ppp(network, octets, view, at + PPPOE, end) : undefined;
    if (type !== ETHER_TYPE.vlan && type !== ETHER_TYPE.qinq && type !== ETHER_TYPE.oldQinq) return;
    if (end - at < VLAN) return;
    type = view.getUint16(at + 2);
    at += VLAN;
  }
  network.ipv4(octets, view, at, end);
};

const cooked: LinkReader = (network, octets, view, start, end) => {
  if (end - start >= COOKED) byEtherType(network, octets, view, start + COOKED, end, view.getUint16(start + COOKED - 2));
};

const cooked2: LinkReader = (network, octets, view, start, end) => {
  if (end - start >= COOKED_2) byEtherType(network, octets, view, start + COOKED_2, end, view.getUint16(start));
};

/** An address family before IP, in the byte order of whoever captured. IP knows its version itself. */
const loopback: LinkReader = (network, octets, view, start, end) => {
  if (end - start < 4) return;
  const family = view.getUint32(start);
  if (FAMILIES.has(family > 0xffff ? view.getUint32(start, true) : family)) network.ip(octets, view, start + 4, end);
};

/** RFC 1661 §2, with or without the octets of HDLC (RFC 1662 §3.1). */
const ppp: LinkReader = (network, octets, view, start, end) => {
  const at = end - start >= 4 && view.getUint16(start) === PPP.hdlc ? start + 2 : start;
  if (end - at < 2) return;
  const protocol = view.getUint16(at);
  if (protocol === PPP.ipv4 || protocol === PPP.ipv6) network.ip(octets, view, at + 2, end);
};

const raw: LinkReader = (network, octets, view, start, end) => {
  if (!network.express.read(octets, view, start, end)) network.ip(octets, view, start, end);
};

const exported: LinkReader = (network, octets, view, start, end) => network.exported.read(octets, view, start, end);

// biome-ignore format: a table
/** Link types by their numbers in files (tcpdump.org, linktypes). */
export const LINKS: ReadonlyMap<number, LinkReader> = new Map([
  [0,   loopback], // NULL
  [1,   ethernet], // ETHERNET
  [9,   ppp],      // PPP
  [12,  raw],      // DLT_RAW of most systems
  [14,  raw],      // DLT_RAW of OpenBSD
  [50,  ppp],      // PPP_HDLC
  [101, raw],      // RAW
  [108, loopback], // LOOP
  [113, cooked],   // LINUX_SLL
  [228, raw],      // IPV4
  [229, raw],      // IPV6
  [252, exported], // WIRESHARK_UPPER_PDU
  [276, cooked2],  // LINUX_SLL2
]);

// biome-ignore format: a table
/** Address families of IP. */
const FAMILIES: ReadonlySet<number> = new Set([
  2,  // IPv4, everywhere
  10, // IPv6: Linux
  24, // NetBSD, OpenBSD
  28, // FreeBSD
  30, // Darwin
]);

// Octets of headers; the EtherType is the last of the first two, and the first of the third.
const ETHERNET = 14;
const COOKED = 16;
const COOKED_2 = 20;
/** RFC 2516 §4. */
const PPPOE = 6;
/** What follows the EtherType of a tag: the tag itself, and another EtherType. */
const VLAN = 4;
