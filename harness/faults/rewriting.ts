import { ProtocolError } from '#src/core/index.ts';
import { decodeTpdu, encodeTpdu, encodeTpduSize, PARAMETERS, TPDU_SIZES, type Tpdu } from '#src/cotp/index.ts';
import { hex } from '#src/dissect/index.ts';
import { frame } from '#src/tpkt/index.ts';
import { type Changed, overwritten } from './octets.ts';

/** One field of a TPDU that can be made to say something else, X.224 §13. */
interface Field {
  /** What its value may be; undefined where it is something else. */
  read(value: string): number | Uint8Array | undefined;
  /** Undefined where a TPDU has no such field. */
  write(tpdu: Tpdu, value: never): Tpdu | undefined;
}

/** What is said in place of what. */
export interface Rewrite {
  readonly field: FieldName | 'octets';
  readonly octet?: number | undefined;
  readonly value: string;
}

/** A packet with a field rewritten; undefined where it has none such, or cannot be read. */
export const rewritten = (packet: Uint8Array, { field, octet = 0, value }: Rewrite): Changed | undefined => {
  if (field === 'octets') {
    const octets = octetsIn(value);
    if (octet + octets.length > packet.length) return undefined;
    return { octets: overwritten(packet, octet, octets), says: `octet ${octet} says ${hex(octets)}` };
  }
  const row: Field = FIELDS[field];
  try {
    const said = row.write(decodeTpdu(packet.subarray(HEADER)), row.read(value) as never);
    return said && { octets: frame(encodeTpdu(said), packet[1]), says: `${NAMES[field]} says ${value === '' ? '""' : value}` };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return undefined;
  }
};

/** Why a value is none of a field; undefined where it is one. */
export const objectionTo = (field: FieldName | 'octets', value: string): string | undefined => {
  if (field === 'octets') return octetsIn(value).length > 0 ? undefined : 'octets in hexadecimal, such as 0a0b';
  return FIELDS[field].read(value) === undefined ? WANTS[field] : undefined;
};

/** Pairs of digits as octets; none where it is something else. */
const octetsIn = (value: string): Uint8Array =>
  /^(?:0x)?(?:[\da-f]{2})+$/i.test(value)
    ? Uint8Array.from(value.replace(/^0x/i, '').match(/../g)!, (pair) => Number.parseInt(pair, 16))
    : new Uint8Array();

const selectorIn = (value: string): Uint8Array | undefined => {
  if (/^0x(?:[\da-f]{2})*$/i.test(value)) return octetsIn(value);
  return /[^\0-\xff]/.test(value) ? undefined : Uint8Array.from(value, (letter) => letter.charCodeAt(0));
};

const numberTo =
  (most: number) =>
  (value: string): number | undefined =>
    /^(?:0x[\da-f]{1,4}|\d{1,5})$/i.test(value) && Number(value) <= most ? Number(value) : undefined;

/** In the place where it stood, or behind all others. */
const parameter =
  (name: 'calledTsel' | 'callingTsel' | 'tpduSize', encode: (value: never) => Uint8Array) =>
  (tpdu: Tpdu, value: never): Tpdu | undefined => {
    if (tpdu.kind !== 'CR' && tpdu.kind !== 'CC') return undefined;
    const { code } = PARAMETERS[name];
    const made = { code, value: encode(value) };
    const { parameters } = tpdu;
    const there = parameters.some((each) => each.code === code);
    return { ...tpdu, parameters: there ? parameters.map((each) => (each.code === code ? made : each)) : [...parameters, made] };
  };

const fixed =
  (name: 'dstRef' | 'srcRef' | 'reason' | 'rejectCause') =>
  (tpdu: Tpdu, value: never): Tpdu | undefined =>
    name in tpdu ? { ...tpdu, [name]: value } : undefined;

const itself = (value: Uint8Array): Uint8Array => value;
const called = { read: selectorIn, write: parameter('calledTsel', itself) };

// biome-ignore format: a table
const FIELDS = {
  called,
  calling:   { read: selectorIn,      write: parameter('callingTsel', itself) },
  tsel:      called,
  size:      { read: (value) => (SIZES.includes(Number(value)) ? Number(value) : undefined), write: parameter('tpduSize', encodeTpduSize) },
  'dst-ref': { read: numberTo(0xffff), write: fixed('dstRef') },
  'src-ref': { read: numberTo(0xffff), write: fixed('srcRef') },
  reason:    { read: numberTo(0xff),   write: fixed('reason') },
  cause:     { read: numberTo(0xff),   write: fixed('rejectCause') },
} as const satisfies Readonly<Record<string, Field>>;

export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** What X.224 §13.3.4 b) has. */
const SIZES: readonly number[] = Object.values(TPDU_SIZES);

const NAMES: Readonly<Record<FieldName, string>> = {
  called: 'the called T-selector',
  calling: 'the calling T-selector',
  tsel: 'the called T-selector',
  size: 'the TPDU size',
  'dst-ref': 'DST-REF',
  'src-ref': 'SRC-REF',
  reason: 'the reason',
  cause: 'the reject cause',
};
const WANTS: Readonly<Record<FieldName, string>> = {
  called: 'a text of Latin-1, or 0x and octets',
  calling: 'a text of Latin-1, or 0x and octets',
  tsel: 'a text of Latin-1, or 0x and octets',
  size: `one of ${SIZES.join(', ')}`,
  'dst-ref': 'a number up to 65535',
  'src-ref': 'a number up to 65535',
  reason: 'a number up to 255',
  cause: 'a number up to 255',
};

/** Of a TPKT, RFC 1006 §6. */
const HEADER = 4;
