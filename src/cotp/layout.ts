import { credit, type Field, type LowNibble, none, numbering8, numbering32, roa, u8, u16, u32 } from './fields.ts';

/** How a TPDU stands on the wire after its length indicator. */
export interface Format {
  /** What the low half of the code octet says. */
  readonly low: LowNibble<object>;
  readonly fixed: readonly Field<object>[];
  /** The octets of the code and the fixed part: the least that LI may be. */
  readonly least: number;
}

// biome-ignore format: a table
/**
 * Every TPDU of X.224 §13. A TPDU of one format has it under `only`. DT, ED, AK, EA and RJ have several, told apart by LI:
 * 2 is that of class 0 (for ED that of RFC 1006 §6), an even one is normal, an odd one extended, for parameters there have even lengths.
 */
export const LAYOUT = {
  CR: { code: 0xe0, clause: 'X.224 §13.3',  formats: { only:     { low: credit, fixed: [u16('dstRef'), u16('srcRef'), u8('classOption')], least: 6 } } },
  CC: { code: 0xd0, clause: 'X.224 §13.4',  formats: { only:     { low: credit, fixed: [u16('dstRef'), u16('srcRef'), u8('classOption')], least: 6 } } },
  DR: { code: 0x80, clause: 'X.224 §13.5',  formats: { only:     { low: none,   fixed: [u16('dstRef'), u16('srcRef'), u8('reason')],      least: 6 } } },
  DC: { code: 0xc0, clause: 'X.224 §13.6',  formats: { only:     { low: none,   fixed: [u16('dstRef'), u16('srcRef')],                    least: 5 } } },
  ER: { code: 0x70, clause: 'X.224 §13.12', formats: { only:     { low: none,   fixed: [u16('dstRef'), u8('rejectCause')],                least: 4 } } },
  DT: { code: 0xf0, clause: 'X.224 §13.7',  formats: { class0:   { low: roa,    fixed: [numbering8],                                      least: 2 },
                                                       normal:   { low: roa,    fixed: [u16('dstRef'), numbering8],                       least: 4 },
                                                       extended: { low: roa,    fixed: [u16('dstRef'), numbering32],                      least: 7 } } },
  ED: { code: 0x10, clause: 'X.224 §13.8',  formats: { class0:   { low: none,   fixed: [numbering8],                                      least: 2 },
                                                       normal:   { low: none,   fixed: [u16('dstRef'), numbering8],                       least: 4 },
                                                       extended: { low: none,   fixed: [u16('dstRef'), numbering32],                      least: 7 } } },
  AK: { code: 0x60, clause: 'X.224 §13.9',  formats: { normal:   { low: credit, fixed: [u16('dstRef'), u8('number')],                     least: 4 },
                                                       extended: { low: none,   fixed: [u16('dstRef'), u32('number'), u16('credit')],     least: 9 } } },
  EA: { code: 0x20, clause: 'X.224 §13.10', formats: { normal:   { low: none,   fixed: [u16('dstRef'), u8('number')],                     least: 4 },
                                                       extended: { low: none,   fixed: [u16('dstRef'), u32('number')],                    least: 7 } } },
  RJ: { code: 0x50, clause: 'X.224 §13.11', formats: { normal:   { low: credit, fixed: [u16('dstRef'), u8('number')],                     least: 4 },
                                                       extended: { low: none,   fixed: [u16('dstRef'), u32('number'), u16('credit')],     least: 9 } } },
} as const satisfies Readonly<Record<string, { readonly code: number; readonly clause: string; readonly formats: Partial<Readonly<Record<FormatName, Format>>> }>>;

/** The name of a format of a TPDU. */
export type FormatName = 'only' | 'class0' | 'normal' | 'extended';

/** Which format a length indicator tells, of those that a TPDU has. */
export const formatTold = (formats: Partial<Readonly<Record<FormatName, Format>>>, lengthIndicator: number): FormatName => {
  if (formats.only) return 'only';
  if (formats.class0 && lengthIndicator === formats.class0.least) return 'class0';
  return lengthIndicator % 2 === 0 ? 'normal' : 'extended';
};
