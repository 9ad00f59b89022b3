import {
  berFaults,
  context,
  type DataValue,
  decodeBer,
  decodeBerSeries,
  decodeValue,
  isSameTag,
  octetsOf,
  type Tag,
  type Tlv,
  type Type,
  valueIn,
} from '#src/asn1/index.ts';
import { defined } from '#src/core/index.ts';
import { ABSTRACT_SYNTAXES } from '#src/p1/index.ts';
import {
  ABORT_REASONS,
  abortPpdu,
  cpaPpdu,
  cpPpdu,
  cprPpdu,
  type Mode,
  plainValueIn,
  REFUSAL_REASONS,
  type UserData,
  userData,
} from '#src/presentation/index.ts';
import { RTSE_SYNTAXES } from '#src/rtse/index.ts';
import { readAcse } from './acse.ts';
import type { Call } from './call.ts';
import { elementTree } from './elements.ts';
import type { End } from './end.ts';
import { hexIn } from './hex.ts';
import type { Module } from './module.ts';
import { ABORT, PRESENTATION } from './modules.ts';
import { objectName } from './objects.ts';
import { attempted, type Pdu, reasoned } from './pdu.ts';
import { heldRTTR, readOf1984, readRtse, readRttp } from './rtse.ts';
import { foreign } from './strangers.ts';

type Reading = (call: Call, from: End, octets: Uint8Array) => readonly Pdu[];

const reading =
  (read: Reading): Reading =>
  (call, from, octets) =>
    attempted('presentation', octets, () => read(call, from, octets));

/** A PPDU, which is a value of a type. */
const told = (kind: string, fields: object, type: Type<unknown>, octets: Uint8Array, module: Module = PRESENTATION): Pdu => ({
  layer: 'presentation',
  kind,
  fields: defined({ ...fields }),
  octets,
  tree: () => elementTree(kind, type, octets, module),
});

// Behind a CP there may be CPC-types (X.226 §6.2.5.2).
const firstIn = <T>(type: Type<T>, octets: Uint8Array): { readonly value: T; readonly own: Uint8Array } => {
  const [first, next] = decodeBerSeries(octets);
  if (first === undefined) throw berFaults.truncated({ octet: 0 });
  return { value: valueIn(type, first), own: octets.subarray(0, next?.octet ?? octets.length) };
};

/** CP, in the user data of a CN: what it defines is how all the rest is read. */
export const readConnect = reading((call, from, octets) => {
  const {
    value: { mode, x410, normal },
    own,
  } = firstIn(cpPpdu, octets);
  call.mode = modeIn(mode);
  if (call.mode === 'x410-1984') return [told('CP', { mode: call.mode }, cpPpdu, own), ...in1984(call, 'RTORQ', x410, own)];
  const { called, calling, contexts = [], userData: data } = normal ?? {};
  call.define(contexts);
  const syntaxes = Object.fromEntries(contexts.map(({ id, abstractSyntax }) => [id, abstractSyntax]));
  const cp = told('CP', { mode: call.mode, called: hexIn(called), calling: hexIn(calling), contexts: syntaxes }, cpPpdu, own);
  return [cp, ...valuesIn(call, from, data)];
});

/** CPA, in the user data of an AC. */
export const readConnected = reading((call, from, octets) => {
  const { mode, x410, normal } = decodeValue(cpaPpdu, octets);
  call.mode = modeIn(mode);
  const results = normal?.results?.map(({ result }) => result);
  const cpa = told('CPA', { mode: mode.mode, responding: hexIn(normal?.responding), results }, cpaPpdu, octets);
  return [cpa, ...in1984(call, 'RTOAC', x410, octets), ...valuesIn(call, from, normal?.userData)];
});

/** Any mode but that of 1984 is read as normal. */
const modeIn = ({ mode }: { readonly mode: string | number }): Mode => (mode === 'x410-1984' ? mode : 'normal');

/** CPR, in the reason of an RF. */
export const readRefusal = reading((call, from, octets) => {
  const { kind, value } = decodeValue(cprPpdu, octets);
  if (kind === 'x410') return [told('CPR', {}, cprPpdu, octets), ...in1984(call, 'RTORJ', value, octets)];
  const { reason, results } = value;
  const cpr = told('CPR', { ...reasoned(REFUSAL_REASONS, reason), results: results?.map(({ result }) => result) }, cprPpdu, octets);
  return [cpr, ...valuesIn(call, from, value.userData)];
});

/** ARU or ARP, in the user data of an AB. */
export const readAbort = reading((call, from, octets) => {
  const { kind, value } = decodeValue(abortPpdu, octets);
  if (kind === 'provider') return [told('ARP', { ...reasoned(ABORT_REASONS, value.reason), event: value.event }, abortPpdu, octets, ABORT)];
  if (kind === 'x410') return [told('ARU', {}, abortPpdu, octets), ...in1984(call, 'RTAB', value, octets)];
  return [told('ARU', {}, abortPpdu, octets, ABORT), ...valuesIn(call, from, value.userData)];
});

/** User data of FN, DN and PT: User-data, and in X.410 mode what an RTTP says. */
export const readData: Reading = (call, from, octets) => {
  const plain = call.mode === 'x410-1984' ? undefined : plainValueIn(octets);
  return plain === undefined ? readAnyData(call, from, octets) : readerIn(call, plain.context, plain.octets)(call, from, plain.octets);
};

const readAnyData = reading((call, from, octets) =>
  call.mode === 'x410-1984' ? readRttp(call, octets) : valuesIn(call, from, decodeValue(userData, octets)),
);

/** An SSDU: a TD, which says nothing itself; in X.410 mode a segment of a transfer, as it is. */
export const readSsdu = (call: Call, from: End, octets: Uint8Array, missing: number): readonly Pdu[] => {
  if (call.mode === 'x410-1984' || missing > 0) return heldRTTR(call, from, octets, missing);
  return readData(call, from, octets);
};

/** What stands in a PPDU of X.410 mode: its components, in the place of those of the PPDU. */
const in1984 = (
  call: Call,
  kind: 'RTORQ' | 'RTOAC' | 'RTORJ' | 'RTAB',
  components: Uint8Array | undefined,
  ppdu: Uint8Array,
): readonly Pdu[] => (components ? readOf1984(call, kind, viewIn(ppdu)) : []);

/** The components as they stand in the PPDU: in its [1] in a CP and a CPA, X.226 §8.2; else the PPDU is nothing else. */
const viewIn = (ppdu: Uint8Array): Uint8Array => {
  const top = decodeBer(ppdu);
  const parts = top.kind === 'constructed' ? top.children : [];
  const held = (tag: Tag): Tlv | undefined => parts.find((part) => part.kind === 'constructed' && isSameTag(part.tag, tag));
  const parameters = held(MODE_SELECTOR) && held(X410_PARAMETERS);
  return parameters ? octetsOf(parameters) : ppdu;
};

const MODE_SELECTOR = context(0);
const X410_PARAMETERS = context(1);

const valuesIn = (call: Call, from: End, data: UserData | undefined): readonly Pdu[] => {
  if (data === undefined) return [];
  if (data.kind === 'simple') return valuesOf(call, from, call.onlyContext, { kind: 'octetAligned', value: data.value });
  return data.value.flatMap(({ context, values }) => valuesOf(call, from, context, values));
};

/** Values in a context that somebody reads; octets hold one behind the other (X.226 §8.4.2.5). */
const valuesOf = (call: Call, from: End, context: number | undefined, values: DataValue): readonly Pdu[] => {
  const octets = octetsIn(values);
  const read = readerIn(call, context, octets);
  if (values.kind === 'singleAsn1Type') return read(call, from, octets);
  return decodeBerSeries(octets).flatMap((element) => read(call, from, octetsOf(element)));
};

const octetsIn = ({ kind, value }: DataValue): Uint8Array => (kind === 'arbitrary' ? value.octets : value);

/** A value that is for somebody else, by the name of its syntax. */
const stranger = (syntax: string | undefined, octets: Uint8Array): Pdu => {
  if (syntax === undefined) return foreign('octets', 'a value in a context that was not seen to be defined', octets);
  return foreign(USERS[syntax] ?? 'octets', `a value of ${objectName(syntax) ?? syntax}`, octets);
};

/** Who else is met behind the presentation layer, by abstract syntax: ISO 9506, ISO 8571. */
const USERS: Readonly<Record<string, string>> = { '1.0.9506.2.1': 'MMS', '1.0.8571.2.1': 'FTAM' };

/** Who reads the values in a context; where nobody does, they are told as they are. */
const readerIn = (call: Call, context: number | undefined, values: Uint8Array): Reading => {
  const syntax = call.syntaxOf(context);
  return READERS.get(syntax ?? '') ?? (() => [stranger(syntax, values)]);
};

/** Who reads the values of an abstract syntax. */
const READERS: ReadonlyMap<string, Reading> = new Map([
  [ABSTRACT_SYNTAXES.acse, readAcse],
  ...Object.keys(RTSE_SYNTAXES).map((syntax) => [syntax, readRtse] as const),
]);
