import { identifierSize } from './identifier.ts';
import { lengthSize } from './length.ts';
import type { Tag } from './tag.ts';

/** How a header is written, where it is not written in as few octets as can be, X.690 §8.1. */
export interface Form {
  /** The octets of the identifier: more than are needed, X.690 §8.1.2.4. */
  readonly identifier?: number;
  /** The octets that follow the first length octet, X.690 §8.1.3.5, or the indefinite form, §8.1.3.6. */
  readonly length?: number | 'indefinite';
  /** What is said in the place of the true length: a lie that no reader ever returns. */
  readonly says?: number;
}

/** What any element has besides its contents. */
interface Header {
  readonly tag: Tag;
  readonly form?: Form | undefined;
  /** Where it stood, for error messages. */
  readonly octet?: number;
}

/** An element whose contents are octets, X.690 §8.1.4. */
export interface PrimitiveTlv extends Header {
  readonly kind: 'primitive';
  readonly content: Uint8Array;
}

/** An element whose contents are elements, X.690 §8.1.4. */
export interface ConstructedTlv<Child = Tlv> extends Header {
  readonly kind: 'constructed';
  readonly children: readonly Child[];
}

/** Octets that stand where an element would: an encoding that is at hand, or no encoding at all. */
export interface Raw {
  readonly kind: 'raw';
  readonly octets: Uint8Array;
}

/** An element as it was read, before anyone has asked what it means, X.690 §8.1.1. */
export type Tlv = PrimitiveTlv | ConstructedTlv;

/** What can be written: elements, and octets in their place. */
export type Writable = PrimitiveTlv | ConstructedTlv<Writable> | Raw;

/** An element with octets in it. */
export const primitive = (tag: Tag, content: Uint8Array): PrimitiveTlv => ({ kind: 'primitive', tag, content });

/** An element with elements in it. */
export const constructed = <Child extends Writable>(tag: Tag, children: readonly Child[]): ConstructedTlv<Child> => ({
  kind: 'constructed',
  tag,
  children,
});

/** Octets in the place of an element. */
export const raw = (octets: Uint8Array): Raw => ({ kind: 'raw', octets });

/** An element with another header: `withForm({ length: 'indefinite' }, tlv)`. */
export const withForm = <T extends Writable>(form: Form, tlv: Exclude<T, Raw>): Exclude<T, Raw> => ({ ...tlv, form });

/** Where an octet of the contents stood; of contents in pieces the element itself is all that is known. */
export const octetIn = (tlv: Tlv, index: number): number => {
  const { tag, form, octet = 0 } = tlv;
  if (tlv.kind === 'constructed') return octet;
  return octet + identifierSize(tag, form?.identifier) + lengthSize(tlv.content.length, form?.length) + index;
};
