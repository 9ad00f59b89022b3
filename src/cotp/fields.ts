import type { Reader, Writer } from '#src/core/index.ts';

/** One or two values of a fixed part: how they are read, into what is known so far, and written. */
export interface Field<T extends object> {
  /** What it holds, and in how many octets. */
  readonly names: readonly string[];
  readonly size: number;
  read(reader: Reader, values: Values): void;
  write(writer: Writer, values: T): void;
}

/** The values of several fields together. */
export type ValuesOf<Fields extends readonly Field<object>[]> = Flat<
  Union<{ [I in keyof Fields]: Fields[I] extends Field<infer T> ? T : never }[number]>
>;

/** What is read of a TPDU, by name. */
export type Values = Record<string, unknown>;

type Width = 'u8' | 'u16' | 'u32';
type Named<Name extends string> = { readonly [N in Name]: number };
type Union<T> = (T extends unknown ? (each: T) => void : never) extends (all: infer All) => void ? All : never;
type Flat<T> = { readonly [K in keyof T]: T[K] };

const SIZES: Readonly<Record<Width, number>> = { u8: 1, u16: 2, u32: 4 };

const numbered =
  (width: Width) =>
  <const Name extends string>(name: Name): Field<Named<Name>> => ({
    names: [name],
    size: SIZES[width],
    read(reader, values) {
      values[name] = reader[width]();
    },
    write: (writer, values) => void writer[width](values[name]),
  });

/** A number in one octet. */
export const u8 = numbered('u8');

/** A number in two octets. */
export const u16 = numbered('u16');

/** A number in four octets. */
export const u32 = numbered('u32');

/** What a DT or an ED says of itself: its number, and whether it ends its TSDU. */
export interface Numbering {
  readonly number: number;
  readonly eot: boolean;
}

/** EOT in the highest bit and the TPDU-NR in the others, X.224 §13.7.3. */
const numbering = (width: 'u8' | 'u32', eotBit: number): Field<Numbering> => ({
  names: ['number', 'eot'],
  size: SIZES[width],
  read(reader, values) {
    const value = reader[width]();
    values.number = value % eotBit;
    values.eot = value >= eotBit;
  },
  write: (writer, { number, eot }) => void writer[width]((number % eotBit) + (eot ? eotBit : 0)),
});

/** TPDU-NR and EOT in one octet. */
export const numbering8 = numbering('u8', 0x80);

/** TPDU-NR and EOT in four octets. */
export const numbering32 = numbering('u32', 0x80000000);

/** What stands in the low half of the code octet, X.224 Table 8. */
export interface LowNibble<T extends object> {
  readonly names: readonly string[];
  /** The bits it may use; the others are 0. */
  readonly mask: number;
  read(nibble: number, values: Values): void;
  write(values: T): number;
}

/** Nothing: the low half is 0. */
export const none: LowNibble<object> = { names: [], mask: 0, read: () => {}, write: () => 0 };

/** The initial credit: CR, CC, and AK and RJ in normal format. */
export const credit: LowNibble<Named<'credit'>> = {
  names: ['credit'],
  mask: 0x0f,
  read(nibble, values) {
    values.credit = nibble;
  },
  write: (values) => values.credit & 0x0f,
};

/** Request of acknowledgement in the lowest bit: DT. */
export const roa: LowNibble<{ readonly roa: boolean }> = {
  names: ['roa'],
  mask: 0x01,
  read(nibble, values) {
    values.roa = nibble === 1;
  },
  write: (values) => Number(values.roa),
};
