import type { Tag } from './tag.ts';
import { constructed, type Tlv } from './tlv.ts';
import { accepts, childrenOf, type Part, type Type, valueIn } from './type.ts';
import { UNIVERSAL_TAGS } from './universal.ts';

/** SEQUENCE OF, X.690 §8.10. */
export const sequenceOf = <T>(type: Type<T>): Type<readonly T[]> => collection(UNIVERSAL_TAGS.sequence, type);

/** SET OF, X.690 §8.12: the order means nothing, and is kept. */
export const setOf = <T>(type: Type<T>): Type<readonly T[]> => collection(UNIVERSAL_TAGS.set, type);

const collection = <T>(tag: Tag, type: Type<T>): Type<readonly T[]> => ({
  tags: [tag],
  decode: (tlv) => childrenOf(tlv).map((child) => valueIn(type, child)),
  parts: (tlv) => numbered(type, tlv),
  wholeParts: (tlv) => (childrenOf(tlv).every(({ tag }) => accepts(type, tag)) ? numbered(type, tlv) : undefined),
  encode: (values) =>
    constructed(
      tag,
      values.map((value) => type.encode(value)),
    ),
});

/** Elements that go by their numbers. */
const numbered = (type: Type<unknown>, tlv: Tlv): readonly Part[] =>
  childrenOf(tlv).map((child, index) => ({ name: `${index + 1}`, tlv: child, type }));
