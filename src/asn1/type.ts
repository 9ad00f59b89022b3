import { berFaults } from './faults.ts';
import type { BerLimits } from './limits.ts';
import { decodeBer } from './reader.ts';
import { isSameTag, type Tag, tagText } from './tag.ts';
import type { Tlv, Writable } from './tlv.ts';
import { encodeBer } from './writer.ts';

/** An ASN.1 type: how it stands in BER, and what it means in TypeScript. What it encodes from a value it decodes to that value. */
export interface Type<T> {
  /** The tags that its elements may have; undefined where any will do. */
  readonly tags: readonly Tag[] | undefined;
  /** Whether it has no tag of its own that an implicit one could stand for: CHOICE and ANY, X.680 §31.2.7. */
  readonly isUntagged?: boolean;
  /** Throws what is wrong with the element; its tag has been looked at. */
  decode(tlv: Tlv): T;
  encode(value: T): Writable;
  /** The universal type whose contents its own are, whatever tag stands before them, X.680 §31.2.7; of what is made of elements there is none. */
  readonly universal?: Tag | undefined;
  /** The elements in an element, by name, for who shows them; of a type whose contents are octets there are none. */
  readonly parts?: ((tlv: Tlv) => readonly Part[]) | undefined;
  /**
   * The same where they are surely all that there has to be, in order, of their types by their tags, and nothing else: then `decode` throws nothing but what
   * the types of the parts do. Undefined where it may throw more.
   */
  readonly wholeParts?: ((tlv: Tlv) => readonly Part[] | undefined) | undefined;
  /** What an element of that tag is taken for where the type leaves it open, as a CHOICE does. */
  readonly taken?: ((tag: Tag) => Taken | undefined) | undefined;
}

/** An element in another: what it is called there, and its type, where anybody knows. */
export interface Part {
  readonly name: string;
  readonly tlv: Tlv;
  readonly type?: Type<unknown> | undefined;
}

/** What an element is taken for: one of the alternatives of a CHOICE. */
export interface Taken {
  readonly name: string;
  readonly type: Type<unknown>;
}

/** The TypeScript type of the values: `type MtaBindArgument = ValueOf<typeof mtaBindArgument>`. */
export type ValueOf<A> = A extends Type<infer T> ? T : never;

/** Reads the octets of a value, all of them. */
export const decodeValue = <T>(type: Type<T>, octets: Uint8Array, limits?: Partial<BerLimits>): T =>
  valueIn(type, decodeBer(octets, limits));

/** Writes the octets of a value. */
export const encodeValue = <T>(type: Type<T>, value: T): Uint8Array => encodeBer(type.encode(value));

/** The value of an element that has been read, if its tag is one of the type. */
export const valueIn = <T>(type: Type<T>, tlv: Tlv): T => {
  if (!accepts(type, tlv.tag)) throw berFaults.tag({ octet: tlv.octet ?? 0, got: tagText(tlv.tag) });
  return type.decode(tlv);
};

/** Whether an element of that tag can be of that type. */
export const accepts = ({ tags }: Pick<Type<unknown>, 'tags'>, tag: Tag): boolean => {
  if (tags === undefined) return true;
  for (const each of tags) if (isSameTag(each, tag)) return true;
  return false;
};

/** The elements in an element. */
export const childrenOf = (tlv: Tlv): readonly Tlv[] => {
  if (tlv.kind !== 'constructed') throw berFaults.constructed({ octet: tlv.octet ?? 0, got: tagText(tlv.tag) });
  return tlv.children;
};

/** A type that is told later: for types that hold themselves, and for those that follow in the file. */
export const deferred = <T>(told: () => Type<T>): Type<T> => ({
  get tags() {
    return told().tags;
  },
  decode: (tlv) => told().decode(tlv),
  encode: (value) => told().encode(value),
  get universal() {
    return told().universal;
  },
  get parts() {
    return told().parts;
  },
  get wholeParts() {
    return told().wholeParts;
  },
  get taken() {
    return told().taken;
  },
});
