import {
  accepts,
  type Components,
  childrenOf,
  constructed,
  decodeBer,
  encodeBer,
  isSameTag,
  type RecordOf,
  type Structure,
  type Tlv,
  type Type,
  UNIVERSAL_TAGS,
} from '#src/asn1/index.ts';
import { presentationFaults } from './faults.ts';

/**
 * A SET as it is, whatever is in it: the components of an APDU of X.410-1984, which are none of our business. Its value has the tag of a SET
 * and a length as short as can be, however it came.
 */
export const setElement: Type<Uint8Array> = {
  tags: [UNIVERSAL_TAGS.set],
  decode: (tlv) => encodeBer(constructed(UNIVERSAL_TAGS.set, childrenOf(tlv))),
  encode(octets) {
    const element = decodeBer(octets);
    if (element.kind !== 'constructed' || !isSameTag(element.tag, UNIVERSAL_TAGS.set)) throw presentationFaults.setElement();
    return element;
  },
};

/** A SEQUENCE or a SET in which the elements that it does not define are ignored, X.226 §8.5.1. */
export const tolerant = <C extends Components>(structure: Structure<C>): Type<RecordOf<C>> => {
  const types = Object.values<Components[string]>(structure.components).flatMap(typesIn);
  const isDefined = ({ tag }: Tlv): boolean => types.some((type) => accepts(type, tag));
  return {
    ...structure,
    decode: (tlv) => structure.decode({ ...constructed(tlv.tag, childrenOf(tlv).filter(isDefined)), octet: tlv.octet ?? 0 }),
  };
};

const typesIn = (component: Components[string]): readonly Type<unknown>[] => {
  if (!('presence' in component)) return [component];
  return 'type' in component ? [component.type] : [];
};
