import { Writer } from '#src/core/index.ts';
import { checksum, TCP, TIME_TO_LIVE, u16 } from './internet.ts';

/** The octets of a dotted IPv4 address. */
export const ipv4Octets = (ip: string): Uint8Array => Uint8Array.from(ip.split('.'), Number);

/** What stands before a TCP segment of so many octets in an IPv4 packet (RFC 791 §3.1). */
export const ipv4Header = (from: Uint8Array, to: Uint8Array, length: number): Uint8Array => {
  // biome-ignore format: a table
  const header = new Writer()
    .u8(0x45).u8(0).u16(HEADER_LENGTH + length) // version 4, 20 octets of header; no service class
    .u16(0).u16(DO_NOT_FRAGMENT)                // no identification
    .u8(TIME_TO_LIVE).u8(TCP).u16(0)            // checksum, below
    .bytes(from)
    .bytes(to)
    .finish();
  header.set(u16(checksum(header)), 10);
  return header;
};

const HEADER_LENGTH = 20;
const DO_NOT_FRAGMENT = 0x4000;
