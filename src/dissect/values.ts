import {
  bitString,
  boolean,
  enumerated,
  generalizedTime,
  generalString,
  graphicString,
  ia5String,
  integer,
  isSameTag,
  nothing,
  numericString,
  objectDescriptor,
  objectIdentifier,
  octetString,
  printableString,
  type Tag,
  type Tlv,
  type Type,
  t61String,
  tagText,
  UNIVERSAL_TAGS,
  utcTime,
  utf8String,
  videotexString,
  visibleString,
} from '#src/asn1/index.ts';
import { hex, isText, textIn } from './hex.ts';
import type { Sayings } from './node.ts';
import { objectName } from './objects.ts';

type Said = Pick<Sayings, 'value' | 'says'>;

/** What an element says, whose contents are those of a universal type. */
export const saidBy = (universal: Tag | undefined, value: unknown, tlv: Tlv): Said =>
  (universal && SAYINGS.get(universal)?.(value, tlv)) ?? ofText(value);

/** A number, and its name where it has one. */
const ofNumber = (value: unknown, tlv: Tlv): Said => {
  if (typeof value === 'number' || typeof value === 'bigint') return { value };
  return tlv.kind === 'primitive' ? { value: integer.decode(tlv), says: String(value) } : {};
};

/** Bits as they stand there, and the names of those that are set. */
const ofBits = (value: unknown, tlv: Tlv): Said => {
  const bits = { value: tlv.kind === 'primitive' ? hex(tlv.content.subarray(1)) : '' };
  const set = Array.isArray(value) ? value : (value as { readonly set?: readonly (string | number)[] }).set;
  return set === undefined ? bits : { ...bits, says: set.join(', ') || 'none' };
};

const ofOctets = (value: unknown): Said => {
  if (!(value instanceof Uint8Array)) return {};
  return value.length <= MOST_SPELT && isText(value) ? { value, says: `"${textIn(value)}"` } : { value };
};

const ofObject = (value: unknown): Said => {
  const says = objectName(String(value));
  return { value: String(value), ...(says !== undefined && { says }) };
};

const ofText = (value: unknown): Said => (value instanceof Uint8Array ? ofOctets(value) : { value: String(value) });

// biome-ignore format: a table
const SAYINGS: ReadonlyMap<Tag, (value: unknown, tlv: Tlv) => Said> = new Map<Tag, (value: unknown, tlv: Tlv) => Said>([
  [UNIVERSAL_TAGS.integer,          ofNumber],
  [UNIVERSAL_TAGS.enumerated,       ofNumber],
  [UNIVERSAL_TAGS.bitString,        ofBits],
  [UNIVERSAL_TAGS.octetString,      ofOctets],
  [UNIVERSAL_TAGS.objectIdentifier, ofObject],
  [UNIVERSAL_TAGS.boolean,          (value) => ({ value: value === true })],
  [UNIVERSAL_TAGS.nothing,          () => ({})],
]);

/** Octets that are spelt out where they are text. */
const MOST_SPELT = 64;

// biome-ignore format: a table
/** The universal types by their names, X.680 §8 Table 1. */
const TYPES: readonly (readonly [name: string, type: Type<unknown>])[] = [
  ['BOOLEAN', boolean], ['INTEGER', integer], ['BIT STRING', bitString], ['OCTET STRING', octetString], ['NULL', nothing],
  ['OBJECT IDENTIFIER', objectIdentifier], ['ObjectDescriptor', objectDescriptor], ['ENUMERATED', enumerated({})], ['UTF8String', utf8String],
  ['NumericString', numericString], ['PrintableString', printableString], ['T61String', t61String], ['VideotexString', videotexString],
  ['IA5String', ia5String], ['UTCTime', utcTime], ['GeneralizedTime', generalizedTime], ['GraphicString', graphicString],
  ['VisibleString', visibleString], ['GeneralString', generalString],
];

/** The universal type that a tag stands for, if its contents are octets. */
export const universalType = (tag: Tag): Type<unknown> | undefined =>
  TYPES.find(([, type]) => type.universal && isSameTag(type.universal, tag))?.[1];

/** What an element goes by that has no name: its type, or its tag. */
export const universalName = ({ tag }: Tlv): string =>
  TYPES.find(([, type]) => type.universal && isSameTag(type.universal, tag))?.[0] ??
  STRUCTURES.find(([of]) => isSameTag(of, tag))?.[1] ??
  tagText(tag);

const STRUCTURES: readonly (readonly [tag: Tag, name: string])[] = [
  [UNIVERSAL_TAGS.sequence, 'SEQUENCE'],
  [UNIVERSAL_TAGS.set, 'SET'],
  [UNIVERSAL_TAGS.external, 'EXTERNAL'],
];
