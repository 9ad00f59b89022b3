import { type Tag, universal } from './tag.ts';

// biome-ignore format: a table
/** The universal tags of the types that are known here, X.680 §8 Table 1. */
export const UNIVERSAL_TAGS = {
  boolean:          universal(0x01),
  integer:          universal(0x02),
  bitString:        universal(0x03),
  octetString:      universal(0x04),
  nothing:          universal(0x05),
  objectIdentifier: universal(0x06),
  objectDescriptor: universal(0x07),
  external:         universal(0x08),
  enumerated:       universal(0x0a),
  utf8String:       universal(0x0c),
  sequence:         universal(0x10),
  set:              universal(0x11),
  numericString:    universal(0x12),
  printableString:  universal(0x13),
  t61String:        universal(0x14),
  videotexString:   universal(0x15),
  ia5String:        universal(0x16),
  utcTime:          universal(0x17),
  generalizedTime:  universal(0x18),
  graphicString:    universal(0x19),
  visibleString:    universal(0x1a),
  generalString:    universal(0x1b),
} as const satisfies Readonly<Record<string, Tag>>;
