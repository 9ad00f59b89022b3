import { berFaults, bitString, type Named, type Names, octetIn, type Tlv, type Type, UNIVERSAL_TAGS } from '#src/asn1/index.ts';
import { p1Faults } from './faults.ts';

/** A BIT STRING of named bits that is written as it was read. */
export interface Flags<Name = string | number> {
  /** The bits that are set, in their order; a bit without a name is its number. */
  readonly set: readonly Name[];
  /** How many bits stand there, where they are not as many as there should be: peers differ in it. */
  readonly size?: number;
}

/** A BIT STRING with names for its bits, X.680 §22, of `least` bits at least; zeros behind the last bit that is set are left out. */
export const flags = <const N extends Names>(names: N, least = 0): Type<Flags<Named<N>>> => {
  const byNumber = new Map(Object.entries(names).map(([name, bit]) => [bit, name as Extract<keyof N, string>]));
  return {
    tags: bitString.tags,
    universal: UNIVERSAL_TAGS.bitString,
    decode: (tlv) => {
      const { octets, unused } = bitString.decode(tlv);
      const size = 8 * octets.length - unused;
      const bits = setIn(octets, size, tlv);
      const set = bits.map((bit) => byNumber.get(bit) ?? bit);
      return size === sizeOf(bits, least) ? { set } : { set, size };
    },
    encode: ({ set, size }) => {
      const bits = set.map((name) => bitOf(names, name));
      return bitString.encode(ofSet(bits, size ?? sizeOf(bits, least)));
    },
  };
};

const bitOf = (names: Names, name: string | number): number => {
  const bit = typeof name === 'number' ? name : names[name];
  if (bit === undefined || !(bit >= 0 && bit < MOST)) throw berFaults.namedBits({ got: name });
  return bit;
};

const setIn = (octets: Uint8Array, size: number, tlv: Tlv): readonly number[] => {
  if (size > MOST) throw p1Faults.flags({ octet: octetIn(tlv, 0), got: size });
  const bits: number[] = [];
  for (let bit = 0; bit < size; bit++) if ((octets[bit >> 3]! & (FIRST_BIT >> (bit & 7))) !== 0) bits.push(bit);
  return bits;
};

const ofSet = (bits: readonly number[], size: number) => {
  const octets = new Uint8Array(Math.ceil(size / 8));
  for (const bit of bits) octets[bit >> 3]! |= FIRST_BIT >> (bit & 7);
  return { octets, unused: 8 * octets.length - size };
};

const sizeOf = (bits: readonly number[], least: number): number => Math.max(least, ...bits.map((bit) => bit + 1));

const FIRST_BIT = 0x80;
const MOST = 256;
