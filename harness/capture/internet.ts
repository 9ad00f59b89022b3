/** The protocol number of TCP. */
export const TCP = 6;

/** For how many routers a packet is good. */
export const TIME_TO_LIVE = 64;

/** Two octets, most significant first. */
export const u16 = (value: number): readonly [number, number] => [(value >>> 8) & 0xff, value & 0xff];

/**
 * The checksum of a TCP segment between two addresses (RFC 9293 §3.1), given in parts. That of IPv6 (RFC 8200 §8.1) sums up the same numbers:
 * its length and its protocol are wider, and what they are wider by is 0.
 */
export const tcpChecksum = (from: Uint8Array, to: Uint8Array, header: Uint8Array, octets: Uint8Array): number =>
  checksum(from, to, Uint8Array.of(0, TCP, ...u16(header.length + octets.length)), header, octets);

/** The internet checksum (RFC 1071) of parts as if they were one; all but the last have an even length. */
export const checksum = (...parts: readonly Uint8Array[]): number => {
  let sum = 0;
  for (const part of parts) sum += sumOf(part);
  while (sum > 0xffff) sum = (sum % 0x1_0000) + Math.floor(sum / 0x1_0000);
  return ~sum & 0xffff;
};

const sumOf = (part: Uint8Array): number => {
  const whole = part.length < SHORT ? 0 : part.length & ~3;
  let sum = whole === 0 ? 0 : sumOfWords(part, whole);
  for (let at = whole; at < part.length; at += 2) sum += (part[at]! << 8) | (part[at + 1] ?? 0);
  return sum;
};

// Four octets at a time: what the lower two carry is added up in the end, and a number has room for 2^21 such words.
const sumOfWords = (part: Uint8Array, length: number): number => {
  const view = new DataView(part.buffer, part.byteOffset, length);
  let sum = 0;
  for (let at = 0; at < length; at += 4) sum += view.getUint32(at);
  return sum;
};

/** Below this a view costs more than it saves. */
const SHORT = 128;
