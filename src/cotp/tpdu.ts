import { byCode, Reader, Writer } from '#src/core/index.ts';
import { cotpFaults } from './faults.ts';
import type { Field, LowNibble, Values, ValuesOf } from './fields.ts';
import { type Format, type FormatName, formatTold, LAYOUT } from './layout.ts';
import { decodeParameters, encodeParameters, NO_PARAMETERS, type Parameter } from './parameters.ts';

type Layout = typeof LAYOUT;

/** The name of a TPDU, X.224 §13. */
export type TpduKind = keyof Layout;

/** A TPDU as it stands on the wire: nothing reordered, nothing forgotten. One member for each kind and format. */
export type Tpdu = { [K in TpduKind]: TpduOf<K> }[TpduKind];

/** The TPDU of one kind, in all its formats or in one. */
export type TpduOf<K extends TpduKind, F extends keyof Layout[K]['formats'] = keyof Layout[K]['formats']> = {
  [Each in F]: InFormat<K, Each, Layout[K]['formats'][Each]>;
}[F];

type InFormat<K, Name, Row> = Row extends {
  readonly low: LowNibble<infer Low>;
  readonly fixed: infer Fields extends readonly Field<object>[];
}
  ? Low &
      ValuesOf<Fields> & { readonly kind: K; readonly parameters: readonly Parameter[]; readonly userData: Uint8Array } & Formatted<Name>
  : never;
type Formatted<Name> = Name extends 'only' ? unknown : { readonly format: Name };

/** Reads a TPDU, X.224 §13. Throws what is wrong with it, at which octet. */
export const decodeTpdu = (octets: Uint8Array): Tpdu => (isPlainDT(octets) ? decodeDT(octets) : decodeAny(octets));

/** Writes a TPDU, X.224 §13. Throws where it has no room. */
export const encodeTpdu = (tpdu: Tpdu): Uint8Array => {
  const { code, formats } = LAYOUT[tpdu.kind];
  const { low, fixed } = (formats as Formats)['format' in tpdu ? tpdu.format : 'only']!;
  const writer = new Writer().u8(0).u8(code | low.write(tpdu));
  for (const field of fixed) field.write(writer, tpdu);
  encodeParameters(writer, tpdu.parameters);
  const lengthIndicator = writer.length - 1;
  if (lengthIndicator > LONGEST_HEADER) throw cotpFaults.lengthIndicator({ octet: 0, got: lengthIndicator });
  const octets = writer.bytes(tpdu.userData).finish();
  octets[0] = lengthIndicator;
  return octets;
};

/** Writes a DT of class 0 into octets that are as long, X.224 §13.7: what is nearly all traffic has a way of its own, as in `decodeTpdu`. */
export const encodeDT = (octets: Uint8Array, userData: Uint8Array, eot: boolean): Uint8Array => {
  octets[0] = DT_HEADER - 1;
  octets[1] = LAYOUT.DT.code;
  octets[2] = eot ? EOT : 0;
  octets.set(userData, DT_HEADER);
  return octets;
};

/** The octets of a DT of class 0 before its user data, X.224 §13.7. */
export const DT_HEADER = 3;

/** Whether it is a DT of class 0 without parameters, X.224 §13.7: nearly all TPDUs are, and there is nothing in it that could be wrong. */
export const isPlainDT = (octets: Uint8Array): boolean =>
  octets[0] === DT_HEADER - 1 && octets[1] === LAYOUT.DT.code && octets.length >= DT_HEADER;

const decodeDT = (octets: Uint8Array): TpduOf<'DT', 'class0'> => ({
  kind: 'DT',
  format: 'class0',
  roa: false,
  number: octets[2]! % EOT,
  eot: octets[2]! >= EOT,
  parameters: NO_PARAMETERS,
  userData: octets.subarray(DT_HEADER),
});

const decodeAny = (octets: Uint8Array): Tpdu => {
  const reader = new Reader(octets, (octet) => cotpFaults.truncated({ octet }));
  const lengthIndicator = reader.u8();
  if (lengthIndicator < 1 || lengthIndicator > LONGEST_HEADER || lengthIndicator >= octets.length) {
    throw cotpFaults.lengthIndicator({ octet: 0, got: lengthIndicator });
  }
  const header = reader.sub(lengthIndicator);
  const code = header.u8();
  const kind = KIND_OF_CODE.get(code & 0xf0);
  if (!kind) throw cotpFaults.type({ octet: 1, got: code });
  const formats: Formats = LAYOUT[kind].formats;
  const name = formatTold(formats, lengthIndicator);
  const format = formats[name]!;
  const nibble = code & 0x0f;
  if ((nibble & ~format.low.mask) !== 0) throw cotpFaults.type({ octet: 1, got: code });
  if (lengthIndicator < format.least) throw cotpFaults.fixedPart({ octet: 0, got: lengthIndicator });
  const values: Values = name === 'only' ? { kind } : { kind, format: name };
  format.low.read(nibble, values);
  for (const field of format.fixed) field.read(header, values);
  values.parameters = decodeParameters(header);
  values.userData = reader.rest();
  return values as Tpdu;
};

type Formats = Partial<Readonly<Record<FormatName, Format>>>;
const KIND_OF_CODE: ReadonlyMap<number, TpduKind> = byCode(LAYOUT);
const LONGEST_HEADER = 254;
/** The bit of a DT that ends its TSDU, X.224 §13.7.3. */
export const EOT = 0x80;
