import { isIPv4, isIPv6 } from 'node:net';
import { ipv4Header, ipv4Octets } from './ipv4.ts';
import { ipv6Header, ipv6Octets, mapped } from './ipv6.ts';

/** The octets of an IP address: 4 or 16. Throws where it is none: a capture knows no other addresses. */
export const ipOctets = (ip: string): Uint8Array => {
  if (isIPv4(ip)) return ipv4Octets(ip);
  if (isIPv6(ip)) return ipv6Octets(ip);
  throw new TypeError(`a capture shows IP addresses, and ${ip} is none`);
};

/** Two addresses that one packet can have: both of IPv6 where one of them is. */
export const alike = (one: Uint8Array, other: Uint8Array): readonly [Uint8Array, Uint8Array] => {
  if (one.length === other.length) return [one, other];
  return one.length < other.length ? [mapped(one), other] : [one, mapped(other)];
};

/** What stands before a TCP segment of so many octets in an IP packet, of the version that its addresses are of. */
export const ipHeader = (from: Uint8Array, to: Uint8Array, length: number): Uint8Array =>
  from.length === 4 ? ipv4Header(from, to, length) : ipv6Header(from, to, length);
