import {
  bitString,
  boolean,
  enumerated,
  generalizedTime,
  generalString,
  graphicString,
  ia5String,
  integer,
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

export type Said = Pick<Sayings, 'value' | 'says'>;

export type Saying = (value: unknown, tlv: Tlv) => Said;

/** How that is said what stands in an element whose contents are those of a universal type. */
export const sayingOf = (universal: Tag | undefined): Saying => (universal && SAYINGS.get(universal)) ?? ofText;

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
const SAYINGS: ReadonlyMap<Tag, Saying> = new Map<Tag, Saying>([
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
export const universalType = (tag: Tag): Type<unknown> | undefined => BY_TAG.get(tag)?.type;

/** What an element goes by that has no name: its type, or its tag. */
export const universalName = ({ tag }: Tlv): string => BY_TAG.get(tag)?.name ?? tagText(tag);

interface Universal {
  readonly name: string;
  /** Of what is made of elements there is none. */
  readonly type?: Type<unknown>;
}

// Tags whose number stands in one octet are always the same objects.
const BY_TAG: ReadonlyMap<Tag, Universal> = new Map<Tag, Universal>([
  ...TYPES.flatMap(([name, type]) => (type.tags ?? []).map((tag) => [tag, { name, type }] as const)),
  [UNIVERSAL_TAGS.sequence, { name: 'SEQUENCE' }],
  [UNIVERSAL_TAGS.set, { name: 'SET' }],
  [UNIVERSAL_TAGS.external, { name: 'EXTERNAL' }],
]);
