import { concat } from '#src/core/index.ts';
import { type Basic, basic } from './basic.ts';
import { berFaults } from './faults.ts';
import type { Named, Names } from './numbers.ts';
import { segmentsOf } from './segments.ts';
import { octetIn, type Tlv } from './tlv.ts';
import { UNIVERSAL_TAGS } from './universal.ts';

/** The value of a BIT STRING: its octets, and how many bits at the end of the last one do not count. */
export interface Bits {
  readonly octets: Uint8Array;
  readonly unused: number;
}

/** BIT STRING, X.690 §8.6. */
export const bitString: Basic<Bits> = basic({
  tag: UNIVERSAL_TAGS.bitString,
  gather,
  check: checkPadding,
  read: (content) => ({ octets: content.subarray(1), unused: content[0]! }),
  write({ octets, unused }) {
    const content = new Uint8Array(1 + octets.length);
    content[0] = unused;
    content.set(octets, 1);
    checkUnused(content);
    return content;
  },
});

/**
 * BIT STRING with names for its bits, X.680 §22: `namedBits({ version1: 0 })`. The value is the bits that are set, in their order; a bit
 * without a name is its number. It is written without trailing zeros, X.680 §22.7.
 */
export const namedBits = <const N extends Names>(names: N): Basic<readonly Named<N>[]> => {
  const byNumber = new Map(Object.entries(names).map(([name, bit]) => [bit, name as Extract<keyof N, string>]));
  return basic({
    tag: UNIVERSAL_TAGS.bitString,
    gather,
    check: checkPadding,
    read: (content, tlv) => {
      if (content.length - 1 > MOST_NAMED / 8) throw berFaults.namedBits({ octet: octetIn(tlv, 0), got: content.length - 1 });
      return setIn(content).map((bit) => byNumber.get(bit) ?? bit);
    },
    write: (value) => ofSet(value.map((bit) => bitOf(names, bit))),
  });
};

const bitOf = (names: Names, name: string | number): number => {
  const bit = typeof name === 'number' ? name : names[name];
  if (bit === undefined || !(Number.isInteger(bit) && bit >= 0 && bit < MOST_NAMED)) throw berFaults.namedBits({ got: name });
  return bit;
};

const setIn = (content: Uint8Array): readonly number[] => {
  const count = 8 * (content.length - 1) - content[0]!;
  const bits: number[] = [];
  for (let bit = 0; bit < count; bit++) if ((content[1 + (bit >> 3)]! & (FIRST_BIT >> (bit & 7))) !== 0) bits.push(bit);
  return bits;
};

const ofSet = (bits: readonly number[]): Uint8Array => {
  const count = Math.max(-1, ...bits) + 1;
  const content = new Uint8Array(1 + Math.ceil(count / 8));
  content[0] = 8 * (content.length - 1) - count;
  for (const bit of bits) content[1 + (bit >> 3)]! |= FIRST_BIT >> (bit & 7);
  return content;
};

function gather(tlv: Tlv): Uint8Array {
  if (tlv.kind === 'primitive') return checkUnused(tlv.content, tlv);
  const segments = segmentsOf(tlv, UNIVERSAL_TAGS.bitString, berFaults.bitSegment);
  for (const [at, segment] of segments.entries()) {
    checkUnused(segment.content, segment);
    if (segment.content[0] !== 0 && at < segments.length - 1) throw berFaults.bitSegment({ octet: octetIn(segment, 0) });
  }
  return concat([Uint8Array.of(segments.at(-1)?.content[0] ?? 0), ...segments.map(({ content }) => content.subarray(1))]);
}

function checkUnused(content: Uint8Array, tlv?: Tlv): Uint8Array {
  const [unused] = content;
  const where = tlv === undefined ? {} : { octet: octetIn(tlv, 0) };
  if (unused === undefined) throw berFaults.unusedBits(where);
  if (unused > 7 || (unused > 0 && content.length === 1)) throw berFaults.unusedBits({ ...where, got: unused });
  return content;
}

function checkPadding(content: Uint8Array, tlv: Tlv): void {
  const last = content.length - 1;
  if ((content[last]! & ((1 << content[0]!) - 1)) !== 0 && last > 0) throw berFaults.padding({ octet: octetIn(tlv, last) });
}

const FIRST_BIT = 0x80;
const MOST_NAMED = 1024;
