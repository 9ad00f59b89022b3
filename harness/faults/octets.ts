import { hex } from '#src/dissect/index.ts';

/** Octets that were changed, and how. */
export interface Changed {
  readonly octets: Uint8Array;
  readonly says: string;
}

/** The first octets of a packet. */
export const truncated = (packet: Uint8Array, octets: number): Uint8Array => packet.subarray(0, octets);

/** A packet with other bits from a place on. */
export const corrupted = (packet: Uint8Array, at: number, bits: Uint8Array): Changed => {
  const was = packet.subarray(at, at + bits.length);
  const is = was.map((octet, index) => octet ^ bits[index]!);
  return { octets: overwritten(packet, at, is), says: `octet ${at} changed from ${hex(was)} to ${hex(is)}` };
};

/** A packet with other octets from a place on, as far as it goes. */
export const overwritten = (packet: Uint8Array, at: number, octets: Uint8Array): Uint8Array => {
  const made = packet.slice();
  made.set(octets, at);
  return made;
};

/** A packet in pieces of so many octets. */
export const piecesOf = (packet: Uint8Array, octets: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(packet.length / octets) }, (_, index) => packet.subarray(index * octets, (index + 1) * octets));

/** `22 octets`. */
export const sizeSays = ({ length }: Uint8Array): string => `${length} ${length === 1 ? 'octet' : 'octets'}`;
