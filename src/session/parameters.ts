import type { Reader, Writer } from '#src/core/index.ts';
import { sessionFaults } from './faults.ts';

/** A PI unit as it stands on the wire, X.225 §8.2. `long`: its length took three octets where one would do. */
export interface PiUnit {
  readonly code: number;
  readonly value: Uint8Array;
  readonly long?: true;
}

/** A PGI unit that holds PI units, X.225 §8.2.3. */
export interface PgiUnit {
  readonly code: number;
  readonly parameters: readonly PiUnit[];
  readonly long?: true;
}

/** What the parameter field of an SPDU is made of. */
export type ParameterUnit = PiUnit | PgiUnit;

/** Where a parameter stands, and how many octets it has. */
export interface ParameterRow {
  readonly pi: number;
  readonly pgi?: number;
  readonly octets: readonly [least: number, most: number];
}

// biome-ignore format: a table
/** The parameters of SPDUs, X.225 §8.3. User data (193, 194) are groups that hold no parameters. */
export const PARAMETERS = {
  calledReference:     { pi: 9,  pgi: 1,  octets: [0, 64] },
  callingReference:    { pi: 10, pgi: 1,  octets: [0, 64] },
  commonReference:     { pi: 11, pgi: 1,  octets: [0, 64] },
  additionalReference: { pi: 12, pgi: 1,  octets: [0, 4] },
  protocolOptions:     { pi: 19, pgi: 5,  octets: [0, 1] },
  tsduSizes:           { pi: 21, pgi: 5,  octets: [0, 4] },
  version:             { pi: 22, pgi: 5,  octets: [0, 1] },
  initialSerial:       { pi: 23, pgi: 5,  octets: [0, 6] },
  tokenSetting:        { pi: 26, pgi: 5,  octets: [0, 1] },
  secondInitialSerial: { pi: 55, pgi: 5,  octets: [0, 6] },
  upperLimitSerial:    { pi: 56, pgi: 5,  octets: [0, 6] },
  largeInitialSerial:  { pi: 57, pgi: 5,  octets: [0, 6] },
  largeSecondSerial:   { pi: 58, pgi: 5,  octets: [0, 6] },
  oldCalledReference:  { pi: 9,  pgi: 33, octets: [0, 64] },
  oldCallingReference: { pi: 10, pgi: 33, octets: [0, 64] },
  oldCommonReference:  { pi: 11, pgi: 33, octets: [0, 64] },
  oldAdditional:       { pi: 12, pgi: 33, octets: [0, 4] },
  oldActivity:         { pi: 41, pgi: 33, octets: [1, 6] },
  oldSerial:           { pi: 42, pgi: 33, octets: [1, 6] },
  syncType:            { pi: 15,          octets: [0, 1] },
  tokenItem:           { pi: 16,          octets: [0, 1] },
  transportDisconnect: { pi: 17,          octets: [0, 1] },
  units:               { pi: 20,          octets: [0, 2] },
  plainVersion:        { pi: 22,          octets: [0, 1] },
  prepareType:         { pi: 24,          octets: [1, 1] },
  enclosure:           { pi: 25,          octets: [0, 1] },
  resyncTokens:        { pi: 26,          octets: [0, 1] },
  resyncType:          { pi: 27,          octets: [1, 1] },
  activity:            { pi: 41,          octets: [1, 6] },
  serial:              { pi: 42,          octets: [1, 6] },
  miaUserData:         { pi: 46,          octets: [0, 0xffff] },
  reflect:             { pi: 49,          octets: [0, 9] },
  reflected:           { pi: 49,          octets: [0, 0xffff] },
  reason:              { pi: 50,          octets: [0, 0xffff] },
  callingSsel:         { pi: 51,          octets: [0, 16] },
  calledSsel:          { pi: 52,          octets: [0, 16] },
  secondResyncType:    { pi: 53,          octets: [0, 1] },
  secondSerial:        { pi: 54,          octets: [0, 6] },
  dataOverflow:        { pi: 60,          octets: [0, 1] },
  userData:            { pi: 193,         octets: [0, 0xffff] },
  extendedUserData:    { pi: 194,         octets: [0, 10240] },
} as const satisfies Readonly<Record<string, ParameterRow>>;

/** The name of a parameter. */
export type ParameterName = keyof typeof PARAMETERS;

/** The value of a parameter. One of no octets counts as absent, X.225 §8.2.6; the first one counts where there are several. */
export const valueIn = (units: readonly ParameterUnit[], name: ParameterName): Uint8Array | undefined => {
  const { pi, pgi }: ParameterRow = PARAMETERS[name];
  const value = pgi === undefined ? plainIn(units, pi) : plainIn(groupIn(units, pgi), pi);
  return value === undefined || value.length === 0 ? undefined : value;
};

/** Reads a length indicator, X.225 §8.2.5. */
export const decodeLength = (reader: Reader): { readonly length: number; readonly long?: true } => {
  const length = reader.u8();
  if (length < LONG) return { length };
  const longer = reader.u16();
  return longer < LONG ? { length: longer, long: true } : { length: longer };
};

/** Writes a length indicator, X.225 §8.2.5. */
export const encodeLength = (writer: Writer, length: number, long?: true): void => {
  if (length > LONGEST) throw sessionFaults.long({ got: length });
  if (length < LONG && !long) writer.u8(length);
  else writer.u8(LONG).u16(length);
};

/** Reads a parameter field, X.225 §8.2: nothing reordered, nothing forgotten. */
export const decodeUnits = (reader: Reader): readonly ParameterUnit[] => {
  if (reader.remaining === 0) return NO_UNITS;
  const units: ParameterUnit[] = [];
  while (reader.remaining > 0) {
    const { code, body, long } = decodeUnit(reader);
    const unit = GROUPS.has(code) ? { code, parameters: decodePis(body) } : { code, value: body.rest() };
    units.push(long ? { ...unit, long } : unit);
  }
  return units;
};

/** Writes a parameter field, X.225 §8.2. */
export const encodeUnits = (writer: Writer, units: readonly ParameterUnit[]): void => {
  for (const unit of units) {
    writer.u8(unit.code);
    if ('value' in unit) {
      encodeLength(writer, unit.value.length, unit.long);
      writer.bytes(unit.value);
    } else {
      encodeLength(writer, lengthOf(unit.parameters), unit.long);
      encodeUnits(writer, unit.parameters);
    }
  }
};

/** How many octets parameter units take. */
export const lengthOf = (units: readonly ParameterUnit[]): number =>
  units.reduce((sum, unit) => {
    const length = 'value' in unit ? unit.value.length : lengthOf(unit.parameters);
    return sum + length + (unit.long || length >= LONG ? 4 : 2);
  }, 0);

const decodePis = (reader: Reader): readonly PiUnit[] => {
  const parameters: PiUnit[] = [];
  while (reader.remaining > 0) {
    const { code, body, long } = decodeUnit(reader);
    parameters.push(long ? { code, value: body.rest(), long } : { code, value: body.rest() });
  }
  return parameters;
};

const decodeUnit = (reader: Reader): { readonly code: number; readonly body: Reader; readonly long?: true } => {
  const { octet } = reader;
  const code = reader.u8();
  if (reader.remaining === 0) throw sessionFaults.parameterLength({ octet });
  const { length, long } = decodeLength(reader);
  if (length > reader.remaining) throw sessionFaults.parameterLength({ octet: octet + 1, got: length });
  const body = reader.sub(length);
  return long ? { code, body, long } : { code, body };
};

const plainIn = (units: readonly ParameterUnit[], code: number): Uint8Array | undefined => {
  for (const unit of units) if (unit.code === code && 'value' in unit) return unit.value;
  return undefined;
};
const groupIn = (units: readonly ParameterUnit[], code: number): readonly ParameterUnit[] => {
  for (const unit of units) if (unit.code === code && 'parameters' in unit) return unit.parameters;
  return NO_UNITS;
};

/** An empty parameter field. */
export const NO_UNITS: readonly ParameterUnit[] = [];

const GROUPS: ReadonlySet<number> = new Set([1, 5, 33]);
const LONG = 0xff;
const LONGEST = 0xffff;
