import { Reader, Writer } from '#src/core/index.ts';
import { sessionFaults } from './faults.ts';
import {
  decodeLength,
  decodeUnits,
  encodeLength,
  encodeUnits,
  lengthOf,
  NO_UNITS,
  PARAMETERS,
  type ParameterName,
  type ParameterRow,
  type ParameterUnit,
  type PiUnit,
  valueIn,
} from './parameters.ts';
import { kindTold, SPDUS, type SpduKind, type SpduRow } from './spdus.ts';

/** The SPDU of one kind, as it stands on the wire. `long`: its length took three octets where one would do. */
export interface SpduOf<K extends SpduKind> {
  readonly kind: K;
  readonly parameters: readonly ParameterUnit[];
  /** What follows the parameter field: in DT, TD and EX only. */
  readonly userInformation: Uint8Array;
  readonly long?: true;
}

/** Any SPDU, X.225 §8.3. */
export type Spdu = { [K in SpduKind]: SpduOf<K> }[SpduKind];

/** What a parameter is given to say; absent ones are left out. */
export type Values = { readonly [P in ParameterName]?: Uint8Array | undefined };

/** Reads the SPDUs of a TSDU, in the order of the wire, X.225 §6.3.7. Throws what is wrong with one, at which octet. */
export const decodeTsdu = (tsdu: Uint8Array): readonly Spdu[] => {
  if (isPlainDT(tsdu)) return [GT, { kind: 'DT', parameters: NO_UNITS, userInformation: tsdu.subarray(PLAIN_DT.length) }];
  const reader = new Reader(tsdu, (octet) => sessionFaults.truncated({ octet }));
  const spdus: Spdu[] = [decodeSpdu(reader, true)];
  while (reader.remaining > 0) spdus.push(decodeSpdu(reader, false));
  return spdus;
};

/** Writes SPDUs into one TSDU, X.225 §6.3.7. */
export const encodeTsdu = (spdus: readonly Spdu[]): Uint8Array => {
  const writer = new Writer();
  for (const { kind, parameters, userInformation, long } of spdus) {
    writer.u8(SPDUS[kind].si);
    encodeLength(writer, lengthOf(parameters), long);
    encodeUnits(writer, parameters);
    writer.bytes(userInformation);
  }
  return writer.finish();
};

/** An SPDU of these values: in the order of its row, grouped as the row says. */
export const spduOf = <K extends SpduKind>(kind: K, values: Values = {}, userInformation: Uint8Array = NONE): SpduOf<K> => {
  const parameters: ParameterUnit[] = [];
  for (const name of SPDUS[kind].has as readonly ParameterName[]) {
    const value = values[name];
    if (value === undefined) continue;
    const { pi: code, pgi }: ParameterRow = PARAMETERS[name];
    const last = parameters.at(-1);
    if (pgi === undefined) parameters.push({ code, value });
    else if (last?.code === pgi && 'parameters' in last) (last.parameters as PiUnit[]).push({ code, value });
    else parameters.push({ code: pgi, parameters: [{ code, value }] });
  }
  return { kind, parameters, userInformation };
};

/** The octets of a DT that is all of its SSDU, behind a GT without tokens: nearly all traffic. */
export const encodePlainDT = (ssdu: Uint8Array): Uint8Array => {
  const tsdu = new Uint8Array(PLAIN_DT.length + ssdu.length);
  tsdu.set(PLAIN_DT);
  tsdu.set(ssdu, PLAIN_DT.length);
  return tsdu;
};

const decodeSpdu = (reader: Reader, isFirst: boolean): Spdu => {
  const { octet } = reader;
  const si = reader.u8();
  const { length, long } = decodeLength(reader);
  if (length > reader.remaining) throw sessionFaults.lengthIndicator({ octet: octet + 1, got: length });
  const told = kindTold(si, isFirst);
  if (told === undefined) throw sessionFaults.type({ octet, got: si });
  const parameters = decodeUnits(reader.sub(length));
  const kind = told === 'AE' && valueIn(parameters, 'syncType') !== undefined ? 'MAP' : told;
  const { open }: SpduRow = SPDUS[kind];
  const spdu = { kind, parameters, userInformation: open ? reader.rest() : NONE } as Spdu;
  return long ? { ...spdu, long } : spdu;
};

const isPlainDT = (tsdu: Uint8Array): boolean => tsdu.length > PLAIN_DT.length && PLAIN_DT.every((octet, index) => tsdu[index] === octet);

const NONE = new Uint8Array();
const PLAIN_DT = Uint8Array.of(SPDUS.GT.si, 0, SPDUS.DT.si, 0);
const GT: Spdu = { kind: 'GT', parameters: NO_UNITS, userInformation: NONE };
