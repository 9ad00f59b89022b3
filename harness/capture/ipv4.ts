import { isIPv4 } from 'node:net';
import { concat } from '#src/core/index.ts';

/** The octets of a dotted IPv4 address. Throws where it is none: run.pcapng knows no other addresses. */
export const ipv4Octets = (ip: string): Uint8Array => {
  if (!isIPv4(ip)) throw new TypeError(`a capture shows IPv4 addresses only, not ${ip}`);
  return Uint8Array.from(ip.split('.'), Number);
};

/** An IPv4 packet around a TCP segment (RFC 791 §3.1); writes the checksum of the segment too, which covers the addresses. */
export const ipv4Packet = (from: Uint8Array, to: Uint8Array, segment: Uint8Array): Uint8Array => {
  const length = u16(HEADER_LENGTH + segment.length);
  // biome-ignore format: a table
  const header = Uint8Array.of(
    0x45, 0, ...length,           // version 4, 20 octets of header; no service class
    0, 0, ...DO_NOT_FRAGMENT,     // no identification
    TIME_TO_LIVE, TCP, 0, 0,      // checksum, below
    ...from,
    ...to,
  );
  header.set(u16(checksum(header)), 10);
  return concat([header, segment]);
};

/** The checksum of a TCP segment between two addresses (RFC 9293 §3.1). */
export const tcpChecksum = (from: Uint8Array, to: Uint8Array, segment: Uint8Array): number =>
  checksum(from, to, Uint8Array.of(0, TCP), u16(segment.length), segment);

/** Two octets, most significant first. */
export const u16 = (value: number): Uint8Array => Uint8Array.of(value >>> 8, value);

/** Four octets, most significant first. */
export const u32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);

/** The internet checksum (RFC 1071) of parts as if they were one; all but the last have an even length. */
const checksum = (...parts: readonly Uint8Array[]): number => {
  let sum = 0;
  for (const part of parts) for (let at = 0; at < part.length; at += 2) sum += (part[at]! << 8) | (part[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
};

const HEADER_LENGTH = 20;
const DO_NOT_FRAGMENT = [0x40, 0x00] as const;
const TIME_TO_LIVE = 64;
const TCP = 6;
