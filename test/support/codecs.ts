import { decodeApdu as decodeAcse, encodeApdu as encodeAcse } from '#src/acse/index.ts';
import { decodeValue, encodeValue, explicit, integer, type Type } from '#src/asn1/index.ts';
import { decodeApdu, encodeApdu, mtaBindArgument, mtaBindResult } from '#src/p1/index.ts';
import { abortPpdu, cpaPpdu, cpPpdu, cprPpdu, type UserData, userData } from '#src/presentation/index.ts';
import { RTAB, RTOAC, RTORJ, RTORQ, RTTP, RTTR } from '#src/rtse/index.ts';

/** A PDU in octets, and the name of the codec of ours that reads it. */
export interface Pdu {
  readonly name: string;
  readonly octets: Uint8Array;
}

/** What a codec of ours makes of a PDU: the octets that it writes for what it has read, and the PDUs inside. */
export interface Reread {
  readonly again: Uint8Array;
  readonly inside: readonly Pdu[];
}

/** A PDU read, and written again. */
export const reread = ({ name, octets }: Pdu): Reread => {
  const codec = CODECS[name];
  if (codec === undefined) throw new TypeError(`there is no codec for ${name}`);
  return codec(octets);
};

type Codec = (octets: Uint8Array) => Reread;

const codecOf =
  <T>(type: Type<T>, inside: (value: T) => readonly Pdu[] = () => []): Codec =>
  (octets) => {
    const value = decodeValue(type, octets);
    return { again: encodeValue(type, value), inside: inside(value) };
  };

const acse: Codec = (octets) => {
  const apdu = decodeAcse(octets);
  const externals = apdu.value.userInformation ?? [];
  return { again: encodeAcse(apdu), inside: externals.flatMap(({ encoding }) => elementsIn(encoding)) };
};

const p1: Codec = (octets) => ({ again: encodeApdu(decodeApdu(octets)), inside: [] });

/** The elements of PDV-lists: their identifiers tell them apart. */
const inUserData = (data: UserData | undefined): readonly Pdu[] =>
  data?.kind === 'full' ? data.value.flatMap(({ values }) => elementsIn(values)) : [];

const elementsIn = ({ kind, value }: { readonly kind: string; readonly value: unknown }): readonly Pdu[] => {
  if (kind !== 'singleAsn1Type' || !(value instanceof Uint8Array)) throw new TypeError(`not known what is ${kind}`);
  const name = NAME_OF.get(value[0] ?? 0);
  if (name === undefined) throw new TypeError(`not known what begins with ${value[0]}`);
  return [{ name, octets: value }];
};

/** What the user says in connection data. */
const opened = (name: string, data: { readonly kind: string; readonly value: unknown }): readonly Pdu[] =>
  data.kind === 'open' && data.value instanceof Uint8Array ? [{ name, octets: data.value }] : [];

const some = (name: string, octets: Uint8Array | undefined): readonly Pdu[] => (octets ? [{ name, octets }] : []);

// biome-ignore format: a table
/** The codecs by name. X.410 mode has the components of RTSE's APDUs, a SET, in the place of the APDUs. */
const CODECS: Readonly<Record<string, Codec | undefined>> = {
  CP:              codecOf(cpPpdu, ({ normal, x410 }) => [...inUserData(normal?.userData), ...some('x410 RTORQ', x410)]),
  CPA:             codecOf(cpaPpdu, ({ normal, x410 }) => [...inUserData(normal?.userData), ...some('x410 RTOAC', x410)]),
  CPR:             codecOf(cprPpdu, (cpr) => (cpr.kind === 'normal' ? inUserData(cpr.value.userData) : some('x410 RTORJ', cpr.value))),
  ARU:             codecOf(abortPpdu, (abort) => {
    if (abort.kind === 'normal') return inUserData(abort.value.userData);
    return abort.kind === 'x410' ? some('x410 RTAB', abort.value) : [];
  }),
  'User-data':     codecOf(userData, inUserData),
  ACSE:            acse,
  RTORQ:           codecOf(RTORQ.normal, ({ connectionDataRQ }) => opened('bind argument', connectionDataRQ)),
  RTOAC:           codecOf(RTOAC.normal, ({ connectionDataAC }) => opened('bind result', connectionDataAC)),
  RTORJ:           codecOf(RTORJ.normal, ({ userDataRJ }) => some('bind error', userDataRJ)),
  RTAB:            codecOf(RTAB.normal),
  RTTP:            codecOf(RTTP),
  RTTR:            codecOf(RTTR),
  'x410 RTORQ':    codecOf(RTORQ['x410-1984'], ({ connectionDataRQ }) => opened('x410 bind argument', connectionDataRQ)),
  'x410 RTOAC':    codecOf(RTOAC['x410-1984'], ({ connectionDataAC }) => opened('x410 bind result', connectionDataAC)),
  'x410 RTORJ':    codecOf(RTORJ['x410-1984']),
  'x410 RTAB':     codecOf(RTAB['x410-1984']),
  'bind argument': codecOf(explicit(16, mtaBindArgument)),
  'bind result':   codecOf(explicit(17, mtaBindResult)),
  'bind error':    codecOf(explicit(18, integer)),
  'x410 bind argument': codecOf(mtaBindArgument),
  'x410 bind result':   codecOf(mtaBindResult),
  'MTS-APDU':      p1,
};

/** Identifier octets of what stands in PDV-lists and in EXTERNALs of ACSE. */
const NAME_OF: ReadonlyMap<number, string> = new Map([
  ...[0x60, 0x61, 0x62, 0x63, 0x64].map((identifier) => [identifier, 'ACSE'] as const),
  [0xb0, 'RTORQ'],
  [0xb1, 'RTOAC'],
  [0xb2, 'RTORJ'],
  [0xb6, 'RTAB'],
  [0x02, 'RTTP'],
  [0x04, 'RTTR'],
]);
