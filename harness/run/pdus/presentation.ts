import { type DataValue, decodeBerSeries, decodeValue, encodeBer, type Type, valueIn } from '#src/asn1/index.ts';
import { defined } from '#src/core/index.ts';
import { ABSTRACT_SYNTAXES } from '#src/p1/index.ts';
import {
  ABORT_REASONS,
  abortPpdu,
  cpaPpdu,
  cpPpdu,
  cprPpdu,
  type Mode,
  REFUSAL_REASONS,
  type UserData,
  userData,
} from '#src/presentation/index.ts';
import { RTSE_SYNTAXES } from '#src/rtse/index.ts';
import type { End } from '../frames.ts';
import { readAcse } from './acse.ts';
import type { Call } from './call.ts';
import { heldRTTR, readOf1984, readRtse } from './rtse.ts';
import { attempted, hexIn, reasoned, type Told } from './told.ts';

type Reading = (call: Call, from: End, octets: Uint8Array) => readonly Told[];

const reading =
  (read: Reading): Reading =>
  (call, from, octets) =>
    attempted('presentation', octets, () => read(call, from, octets));

const told = (kind: string, fields: object): Told => ({ layer: 'presentation', kind, fields: defined({ ...fields }) });

// Behind a CP there may be CPC-types (X.226 §6.2.5.2).
const firstIn = <T>(type: Type<T>, octets: Uint8Array): T => valueIn(type, decodeBerSeries(octets)[0]!);

/** CP, in the user data of a CN: what it defines is how all the rest is read. */
export const readConnect = reading((call, from, octets) => {
  const { mode, x410, normal } = firstIn(cpPpdu, octets);
  call.mode = modeIn(mode);
  if (call.mode === 'x410-1984') return [told('CP', { mode: call.mode }), ...in1984(call, 'RTORQ', x410)];
  const { called, calling, contexts = [], userData: data } = normal ?? {};
  call.define(contexts);
  const syntaxes = Object.fromEntries(contexts.map(({ id, abstractSyntax }) => [id, abstractSyntax]));
  const cp = told('CP', { mode: call.mode, called: hexIn(called), calling: hexIn(calling), contexts: syntaxes });
  return [cp, ...valuesIn(call, from, data)];
});

/** CPA, in the user data of an AC. */
export const readConnected = reading((call, from, octets) => {
  const { mode, x410, normal } = decodeValue(cpaPpdu, octets);
  call.mode = modeIn(mode);
  const results = normal?.results?.map(({ result }) => result);
  const cpa = told('CPA', { mode: mode.mode, responding: hexIn(normal?.responding), results });
  return [cpa, ...in1984(call, 'RTOAC', x410), ...valuesIn(call, from, normal?.userData)];
});

/** Any mode but that of 1984 is read as normal. */
const modeIn = ({ mode }: { readonly mode: string | number }): Mode => (mode === 'x410-1984' ? mode : 'normal');

/** CPR, in the reason of an RF. */
export const readRefusal = reading((call, from, octets) => {
  const { kind, value } = decodeValue(cprPpdu, octets);
  if (kind === 'x410') return [told('CPR', {}), ...in1984(call, 'RTORJ', value)];
  const { reason, results } = value;
  const cpr = told('CPR', { ...reasoned(REFUSAL_REASONS, reason), results: results?.map(({ result }) => result) });
  return [cpr, ...valuesIn(call, from, value.userData)];
});

/** ARU or ARP, in the user data of an AB. */
export const readAbort = reading((call, from, octets) => {
  const { kind, value } = decodeValue(abortPpdu, octets);
  if (kind === 'provider') return [told('ARP', { ...reasoned(ABORT_REASONS, value.reason), event: value.event })];
  if (kind === 'x410') return [told('ARU', {}), ...in1984(call, 'RTAB', value)];
  return [told('ARU', {}), ...valuesIn(call, from, value.userData)];
});

/** User data of FN, DN and PT: User-data, and in X.410 mode what an RTTP says. */
export const readData = reading((call, from, octets) =>
  call.mode === 'normal' ? valuesIn(call, from, decodeValue(userData, octets)) : readOf1984(call, 'RTTP', octets),
);

/** An SSDU: a TD, which says nothing itself; in X.410 mode a segment of a transfer, as it is. */
export const readSsdu = (call: Call, from: End, octets: Uint8Array, missing: number): readonly Told[] => {
  if (call.mode === 'x410-1984' || missing > 0) return heldRTTR(call, from, octets, missing);
  return readData(call, from, octets);
};

const in1984 = (call: Call, kind: 'RTORQ' | 'RTOAC' | 'RTORJ' | 'RTAB', octets: Uint8Array | undefined): readonly Told[] =>
  octets ? readOf1984(call, kind, octets) : [];

const valuesIn = (call: Call, from: End, data: UserData | undefined): readonly Told[] => {
  if (data === undefined) return [];
  if (data.kind === 'simple') return valuesOf(call, from, call.onlyContext, { kind: 'octetAligned', value: data.value });
  return data.value.flatMap(({ context, values }) => valuesOf(call, from, context, values));
};

/** Values in a context that somebody reads; octets hold one behind the other (X.226 §8.4.2.5). */
const valuesOf = (call: Call, from: End, context: number | undefined, values: DataValue): readonly Told[] => {
  const read = READERS[call.syntaxOf(context) ?? ''];
  if (read === undefined) return [];
  if (values.kind === 'singleAsn1Type') return read(call, from, values.value);
  const octets = values.kind === 'arbitrary' ? values.value.octets : values.value;
  return decodeBerSeries(octets).flatMap((element) => read(call, from, encodeBer(element)));
};

/** Who reads the values of an abstract syntax. */
const READERS: Readonly<Record<string, Reading>> = {
  [ABSTRACT_SYNTAXES.acse]: readAcse,
  ...Object.fromEntries(Object.keys(RTSE_SYNTAXES).map((syntax) => [syntax, readRtse])),
};
