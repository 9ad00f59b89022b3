import { fromBER } from 'asn1js';
import { decodeApdu, encodeApdu } from '#src/p1/index.ts';
import { messageOf, octetsOf } from './message.ts';
import type { Side } from './shape.ts';

/** An MTS-APDU with a content of so many octets, read and written. Raw: asn1js, which makes a tree of the same octets, and octets of the tree. */
export const codec = {
  decode: (size: number): Sides => {
    const octets = octetsOf(size);
    return { raw: often(() => fromBER(octets).offset), ours: often(() => decodeApdu(octets).kind.length) };
  },
  encode: (size: number): Sides => {
    const tree = fromBER(octetsOf(size)).result;
    const value = messageOf(size);
    return { raw: often(() => tree.toBER().byteLength), ours: often(() => encodeApdu(value).length) };
  },
} as const;

interface Sides {
  readonly raw: Side;
  readonly ours: Side;
}

const often = (once: () => number): Side => ({
  run: (count) => {
    for (let done = 0; done < count; done += 1) made.count += once();
  },
});

/** What was made, counted, so that the compiler leaves none of it out as useless. */
const made = { count: 0 };
