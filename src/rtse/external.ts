import {
  bitString,
  constructed,
  context,
  decodeValue,
  encodeBer,
  implicit,
  integer,
  octetString,
  primitive,
  UNIVERSAL_TAGS,
  withForm,
} from '#src/asn1/index.ts';
import { concat, Reader } from '#src/core/index.ts';
import type { Mode, Pdv } from '#src/presentation/index.ts';
import { pdv } from './contexts.ts';
import { rtseFaults } from './faults.ts';

/**
 * The octets that are transferred for an APDU, in pieces: in normal mode an EXTERNAL, X.228 §7.3, in X.410 mode the APDU itself. Without a
 * context it goes as it is in normal mode, too.
 */
export const wireOctets = (mode: Mode, { context: indirect, octets }: Pdv): readonly Uint8Array[] =>
  mode !== 'normal' || indirect === undefined ? [octets] : [headerOf(indirect, octets.length), octets];

/** The APDU in what was transferred. Some peers leave the EXTERNAL out (ISODE does): then it has no context. */
export const apduOf = (mode: Mode, octets: Uint8Array): Pdv =>
  mode === 'normal' && octets[0] === EXTERNAL ? unwrapped(octets) : { octets };

/** All of an EXTERNAL but the value, X.690 §8.18.1. No value at all is no element, and stands there as octets. */
const headerOf = (indirect: number, length: number): Uint8Array => {
  const reference = integer.encode(indirect);
  const encoding = withForm({ says: length }, length > 0 ? constructed(SINGLE, []) : primitive(ALIGNED, NOTHING));
  const inside = encodeBer(reference).length + encodeBer(encoding).length + length;
  return encodeBer(withForm({ says: inside }, constructed(UNIVERSAL_TAGS.external, [reference, encoding])));
};

/** The value of an EXTERNAL; it is the last that stands there, so its end is known without looking into it. */
const unwrapped = (octets: Uint8Array): Pdv => {
  const reader = new Reader(octets, short);
  reader.u8();
  const inside = new Reader(contentsIn(reader), short, reader.octet);
  let indirect: number | undefined;
  for (let first = inside.u8(); ; first = inside.u8()) {
    const encoding = ENCODINGS.get(first);
    if (encoding !== undefined) return pdv(indirect, encoding(first, inside));
    if (!REFERENCES.has(first)) throw rtseFaults.external({ octet: inside.octet - 1, got: first });
    const at = inside.octet;
    const content = inside.bytes(lengthIn(inside) ?? Infinity);
    if (first === INDIRECT) indirect = integer.decode({ ...primitive(UNIVERSAL_TAGS.integer, content), octet: at - 1 });
  }
};

/** The contents of an element that goes on to the end; in the indefinite form the end is said there. */
const contentsIn = (reader: Reader): Uint8Array => {
  const length = lengthIn(reader);
  const rest = reader.rest();
  if (length === undefined ? rest.length < 2 || rest.at(-1) !== 0 || rest.at(-2) !== 0 : rest.length !== length)
    throw rtseFaults.external({ octet: reader.octet, got: `${rest.length} octets` });
  return length === undefined ? rest.subarray(0, -2) : rest;
};

/** A length, X.690 §8.1.3; undefined in the indefinite form. */
const lengthIn = (reader: Reader): number | undefined => {
  const first = reader.u8();
  if (first < LONG) return first;
  if (first === LONG) return undefined;
  return reader.bytes(first - LONG).reduce((length, octet) => length * 0x100 + octet, 0);
};

const segmented = (first: number, reader: Reader): Uint8Array => decodeValue(aligned, concat([Uint8Array.of(first), reader.rest()]));

const bits = (first: number, reader: Reader): Uint8Array => {
  const { octets, unused } = decodeValue(arbitrary, concat([Uint8Array.of(first), reader.rest()]));
  if (unused > 0) throw rtseFaults.external({ got: `${unused} unused bits` });
  return octets;
};

const short = (octet: number) => rtseFaults.external({ octet, got: 'none' });

const SINGLE = context(0);
const ALIGNED = context(1);
const aligned = implicit(1, octetString);
const arbitrary = implicit(2, bitString);
const NOTHING = new Uint8Array();

const EXTERNAL = 0x28;
const INDIRECT = 0x02;
const LONG = 0x80;

/** The identifiers of what may stand before the value: OBJECT IDENTIFIER, INTEGER, ObjectDescriptor. */
const REFERENCES: ReadonlySet<number> = new Set([0x06, INDIRECT, 0x07]);

/** The identifiers of the value, X.690 §8.18.1: single-ASN1-type, octet-aligned in one piece and in several, arbitrary in one and in several. */
const ENCODINGS: ReadonlyMap<number, (first: number, reader: Reader) => Uint8Array> = new Map([
  [0xa0, (_: number, reader: Reader) => contentsIn(reader)],
  [0x81, (_: number, reader: Reader) => contentsIn(reader)],
  [0xa1, segmented],
  [0x82, bits],
  [0xa2, bits],
]);
