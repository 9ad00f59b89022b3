import { defined } from '#src/core/index.ts';
import { berFaults } from './faults.ts';
import { context, type Tag } from './tag.ts';
import { constructed, primitive, type Writable } from './tlv.ts';
import { accepts, childrenOf, type Type, valueIn } from './type.ts';

/** `[n] IMPLICIT T`, X.690 §8.14.3: the tag stands in the place of that of the type. A number alone is a context tag. */
export const implicit = <T>(tag: Tag | number, type: Type<T>): Type<T> => {
  const own = tagIn(tag);
  if (type.isUntagged) throw new TypeError('a CHOICE or ANY has no tag that another could stand for: X.680 §31.2.7 makes it explicit');
  return {
    tags: [own],
    decode: (tlv) => type.decode(tlv),
    encode: (value) => withTag(own, type.encode(value)),
    ...defined({ universal: type.universal, parts: type.parts, wholeParts: type.wholeParts }),
  };
};

/** `[n] EXPLICIT T`, X.690 §8.14.2: an element around that of the type. A number alone is a context tag. */
export const explicit = <T>(tag: Tag | number, type: Type<T>): Type<T> => {
  const own = tagIn(tag);
  return {
    tags: [own],
    decode: (tlv) => {
      const [inner, next] = childrenOf(tlv);
      if (inner === undefined) throw berFaults.explicit({ octet: tlv.octet ?? 0, got: 'none' });
      if (next !== undefined) throw berFaults.explicit({ octet: next.octet ?? 0, got: 'several' });
      return valueIn(type, inner);
    },
    encode: (value) => constructed(own, [type.encode(value)]),
    parts: (tlv) => childrenOf(tlv).map((inner) => ({ name: ITSELF, tlv: inner, type })),
    wholeParts: (tlv) => {
      const [inner, next] = childrenOf(tlv);
      return inner !== undefined && next === undefined && accepts(type, inner.tag) ? [{ name: ITSELF, tlv: inner, type }] : undefined;
    },
  };
};

/** The name of what is all that stands in an element: that of the element. */
export const ITSELF = '';

const withTag = (tag: Tag, element: Writable): Writable => {
  if (element.kind === 'raw') throw new TypeError('octets have no tag that another could stand for');
  if (element.form !== undefined) return { ...element, tag };
  return element.kind === 'primitive' ? primitive(tag, element.content) : constructed(tag, element.children);
};

const tagIn = (tag: Tag | number): Tag => (typeof tag === 'number' ? context(tag) : tag);
