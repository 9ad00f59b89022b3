import { concat, Writer } from '#src/core/index.ts';
import { TCP, TIME_TO_LIVE, u16 } from './internet.ts';

/** The octets of an IPv6 address (RFC 4291 §2.2), written in any way; its zone is no part of them. */
export const ipv6Octets = (ip: string): Uint8Array => {
  const [address = ''] = ip.split('%');
  const [head = '', tail = ''] = address.split('::');
  const [first, last] = [octetsIn(head), octetsIn(tail)];
  const octets = new Uint8Array(ADDRESS_LENGTH);
  octets.set(first, 0);
  octets.set(last, ADDRESS_LENGTH - last.length);
  return octets;
};

/** An IPv4 address as one of IPv6 (RFC 4291 §2.5.5.2). */
export const mapped = (ipv4: Uint8Array): Uint8Array => concat([MAPPED, ipv4]);

// biome-ignore format: a table
/** What stands before a TCP segment of so many octets in an IPv6 packet (RFC 8200 §3). */
export const ipv6Header = (from: Uint8Array, to: Uint8Array, length: number): Uint8Array =>
  new Writer()
    .u32(0x6000_0000)             // version 6; no traffic class, no flow label
    .u16(length).u8(TCP).u8(TIME_TO_LIVE)
    .bytes(from)
    .bytes(to)
    .finish();

/** Groups of four digits; the last two may be written as an IPv4 address. */
const octetsIn = (groups: string): readonly number[] =>
  groups
    .split(':')
    .filter(Boolean)
    .flatMap((group) => (group.includes('.') ? group.split('.').map(Number) : u16(Number.parseInt(group, 16))));

const ADDRESS_LENGTH = 16;
const MAPPED = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
