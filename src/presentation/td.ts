import { decodeValue } from '#src/asn1/index.ts';
import type { DefinedContexts } from './contexts.ts';
import { userData } from './ppdu.ts';
import type { Mode, Pdv } from './service.ts';
import { definedIn, encodeValues, valuesIn } from './values.ts';

/** The octets of a TD, X.226 §8.4. One value in a context of one octet is nearly all traffic: its headers, and one copy of it. */
export const encodeTD = (values: readonly Pdv[], mode: Mode, contexts: DefinedContexts): Uint8Array | undefined => {
  const [first, second] = values;
  if (first === undefined || second !== undefined || mode !== 'normal') return encodeValues(values, mode, contexts);
  const context = definedIn(contexts, first.context);
  return context >= 0 && context <= MOST_IN_OCTET ? plainTD(context, first.octets) : encodeValues(values, mode, contexts);
};

/** The values in a TD. Usual headers are read where they stand, without a tree; anything else is for the codec. */
export const valuesInTD = (octets: Uint8Array, mode: Mode, contexts: DefinedContexts): readonly Pdv[] => {
  if (mode === 'x410-1984') return [{ octets }];
  const plain = plainValueIn(octets);
  if (plain === undefined) return valuesIn(decodeValue(userData, octets), contexts);
  definedIn(contexts, plain.context);
  return [plain];
};

const plainTD = (context: number, value: Uint8Array): Uint8Array => {
  const element = 1 + sizeOfLength(value.length) + value.length;
  const list = INTEGER_SIZE + element;
  const listed = 1 + sizeOfLength(list) + list;
  const octets = new Uint8Array(1 + sizeOfLength(listed) + listed);
  let at = writeHeader(octets, 0, FULLY_ENCODED, listed);
  at = writeHeader(octets, at, PDV_LIST, list);
  at = writeHeader(octets, at, INTEGER, 1);
  octets[at++] = context;
  octets.set(value, writeHeader(octets, at, SINGLE_TYPE, value.length));
  return octets;
};

/** The one value of User-data as nearly all are: in a context of one octet, with definite lengths, everything ending where the octets do. Undefined for others. */
export const plainValueIn = (octets: Uint8Array): Pdv | undefined => {
  const list = contentsAt(octets, 0, FULLY_ENCODED);
  const integer = contentsAt(octets, list, PDV_LIST);
  if (octets[integer] !== INTEGER || octets[integer + 1] !== 1) return undefined;
  const context = octets[integer + 2]!;
  const value = contentsAt(octets, integer + INTEGER_SIZE, SINGLE_TYPE);
  if (context > MOST_IN_OCTET || isNowhere(contentsAt(octets, value))) return undefined;
  return { context, octets: octets.subarray(value) };
};

/** Where the contents of the element at `at` begin, if it is one of that identifier that ends where the octets do; else behind all octets. */
const contentsAt = (octets: Uint8Array, at: number, identifier = octets[at]): number => {
  const first = octets[at + 1];
  if (first === undefined || identifier === undefined || octets[at] !== identifier) return NOWHERE;
  if (identifier === 0 || (identifier & HIGH_NUMBER) === HIGH_NUMBER) return NOWHERE;
  if (first < LONG) return at + 2 + first === octets.length ? at + 2 : NOWHERE;
  const size = first - LONG;
  if (size === 0 || size > MOST_LENGTH) return NOWHERE;
  let length = 0;
  for (let next = at + 2; next < at + 2 + size; next++) length = length * 0x100 + (octets[next] ?? 0);
  const contents = at + 2 + size;
  return contents + length === octets.length ? contents : NOWHERE;
};

const isNowhere = (at: number): boolean => at === NOWHERE;

const sizeOfLength = (length: number): number => {
  if (length < LONG) return 1;
  let size = 1;
  for (let rest = length; rest > 0; rest = Math.floor(rest / 0x100)) size += 1;
  return size;
};

const writeHeader = (octets: Uint8Array, at: number, identifier: number, length: number): number => {
  octets[at] = identifier;
  const size = sizeOfLength(length);
  const end = at + 1 + size;
  if (size === 1) octets[at + 1] = length;
  else {
    octets[at + 1] = LONG + size - 1;
    for (let last = end - 1, rest = length; last > at + 1; last--, rest = Math.floor(rest / 0x100)) octets[last] = rest;
  }
  return end;
};

const NOWHERE = Number.MAX_SAFE_INTEGER;

/** Identifier octets, X.690 §8.1.2: [APPLICATION 1], SEQUENCE, INTEGER, [0]. */
const FULLY_ENCODED = 0x61;
const PDV_LIST = 0x30;
const INTEGER = 0x02;
const SINGLE_TYPE = 0xa0;
const HIGH_NUMBER = 0x1f;
/** The bit of a length in several octets, X.690 §8.1.3.5. */
const LONG = 0x80;
const MOST_LENGTH = 6;
/** A context identifier of one octet with its header. */
const INTEGER_SIZE = 3;
const MOST_IN_OCTET = 0x7f;
