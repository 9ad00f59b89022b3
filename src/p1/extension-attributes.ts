import {
  accepts,
  anyElement,
  childrenOf,
  explicit,
  heldSet,
  implicit,
  integer,
  optional,
  printableString,
  sequence,
  sequenceOf,
  type Tlv,
  type Type,
  t61String,
  UNIVERSAL_TAGS,
  type ValueOf,
} from '#src/asn1/index.ts';
import { numericOrPrintable } from './names.ts';

/** PersonalName, X.411 §9, in one string type or the other. */
export const personalNameIn = (type: Type<string>) =>
  heldSet({
    surname: implicit(0, type),
    givenName: optional(implicit(1, type)),
    initials: optional(implicit(2, type)),
    generationQualifier: optional(implicit(3, type)),
  });

/** DomainDefinedAttributes, X.411 §9, in one string type or the other. */
export const domainDefinedAttributesIn = (type: Type<string>) => sequenceOf(sequence({ type, value: type }));

// biome-ignore format: a table
/** The extension attributes of an O/R address that are read here, X.411 §9; of the others the octets are kept. */
export const EXTENSION_ATTRIBUTES = {
  'common-name':                       { code: 1, type: printableString },
  'teletex-common-name':               { code: 2, type: t61String },
  'teletex-organization-name':         { code: 3, type: t61String },
  'teletex-personal-name':             { code: 4, type: personalNameIn(t61String) },
  'teletex-organizational-unit-names': { code: 5, type: sequenceOf(t61String) },
  'teletex-domain-defined-attributes': { code: 6, type: domainDefinedAttributesIn(t61String) },
  'pds-name':                          { code: 7, type: printableString },
  'physical-delivery-country-name':    { code: 8, type: numericOrPrintable },
  'postal-code':                       { code: 9, type: numericOrPrintable },
  'terminal-type':                     { code: 23, type: integer },
} as const;

/** An extension attribute: its name and its value, or its number and its octets. */
export type ExtensionAttribute =
  | { [K in keyof Table]: { readonly kind: K; readonly value: ValueOf<Table[K]['type']> } }[keyof Table]
  | { readonly kind: 'other'; readonly code: number; readonly value: Uint8Array };

/** ExtensionAttribute, X.411 §9: the type of its value hangs on its number. */
export const extensionAttribute: Type<ExtensionAttribute> = {
  tags: [UNIVERSAL_TAGS.sequence],
  decode: (tlv) => {
    const known = BY_CODE.get(codeIn(tlv));
    if (known === undefined) return { kind: 'other', ...other.decode(tlv) };
    return { kind: known.kind, value: known.type.decode(tlv).value } as ExtensionAttribute;
  },
  encode: (attribute) => {
    if (attribute.kind === 'other') return other.encode(attribute);
    const { code } = EXTENSION_ATTRIBUTES[attribute.kind];
    return BY_CODE.get(code)!.type.encode({ code, value: attribute.value });
  },
  parts: (tlv) => (BY_CODE.get(codeIn(tlv))?.type ?? other).parts?.(tlv) ?? [],
};

type Table = typeof EXTENSION_ATTRIBUTES;

const attributeOf = <T>(type: Type<T>) => sequence({ code, value: explicit(1, type) });
const code = implicit(0, integer);
const other = attributeOf(anyElement);
const BY_CODE = new Map(
  Object.entries(EXTENSION_ATTRIBUTES).map(([kind, row]) => [row.code as number, { kind, type: attributeOf(row.type as Type<unknown>) }]),
);

/** The number of an attribute; of what is none, a number that none has. */
const codeIn = (tlv: Tlv): number => {
  const [first] = childrenOf(tlv);
  return first !== undefined && accepts(code, first.tag) ? code.decode(first) : -1;
};
