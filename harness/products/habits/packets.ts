import type { Deed, Meddler, Passing } from '#harness/faults/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import {
  decodeTpdu,
  encodeTpdu,
  LAYOUT,
  NO_PARAMETERS,
  PARAMETERS,
  type Parameter,
  type Tpdu,
  type TpduKind,
  type TpduOf,
} from '#src/cotp/index.ts';
import { frame } from '#src/tpkt/index.ts';

/** A meddler for the packets that come in. What is left of a broken stream is none, and is for our stack to judge. */
export const incoming = (meddle: Meddler['meddle']): Meddler => ({
  at: 'packet',
  going: 'in',
  meddle: (passing) => (passing.pdus.length === 0 ? undefined : meddle(passing)),
});

/** A meddler for the packets that go out. */
export const outgoing = (meddle: Meddler['meddle']): Meddler => ({ at: 'packet', going: 'out', meddle });

/** A meddler for what comes in as it comes. */
export const streaming = (meddle: Meddler['meddle']): Meddler => ({ at: 'chunk', going: 'in', meddle });

/** What a packet carries. */
export const nsduIn = ({ octets }: Pick<Passing, 'octets'>): Uint8Array => octets.subarray(TPKT_HEADER);

/** The kind of the TPDU in a packet by its code alone, readable or not; of an unknown one the code. */
export const codeIn = (passing: Pick<Passing, 'octets'>): number => (nsduIn(passing)[1] ?? 0) & 0xf0;

/** The TPDU in a packet, if it is of that kind and can be read. */
export const tpduIn = <K extends TpduKind>(kind: K, passing: Pick<Passing, 'octets'>): TpduOf<K> | undefined => {
  try {
    const tpdu: Tpdu = decodeTpdu(nsduIn(passing));
    return tpdu.kind === kind ? (tpdu as unknown as TpduOf<K>) : undefined;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
};

/** A TPDU, or the octets of one, as a packet. */
export const packetOf = (tpdu: Tpdu | Uint8Array, reserved = 0): Uint8Array =>
  frame(tpdu instanceof Uint8Array ? tpdu : encodeTpdu(tpdu), reserved);

/** Passes a TPDU on in place of that in a packet, whose reserved octet it keeps. */
export const instead = ({ octets }: Pick<Passing, 'octets'>, tpdu: Tpdu | Uint8Array): readonly Deed[] => [
  { pass: packetOf(tpdu, octets[1]) },
];

/** Sends a TPDU back. */
export const answering = (tpdu: Tpdu | Uint8Array): Deed => ({ answer: packetOf(tpdu) });

/** User data in a DT of class 0. */
export const dtOf = (userData: Uint8Array, eot = true): TpduOf<'DT', 'class0'> => ({
  kind: 'DT',
  format: 'class0',
  roa: false,
  number: 0,
  eot,
  parameters: NO_PARAMETERS,
  userData,
});

/** An ER without the TPDU that it is about. */
export const erOf = (dstRef: number, rejectCause: number): TpduOf<'ER'> => ({
  kind: 'ER',
  dstRef,
  rejectCause,
  parameters: NO_PARAMETERS,
  userData: NONE,
});

/** A DR of class 0. */
export const drOf = (dstRef: number, srcRef: number, reason: number, userData = NONE): TpduOf<'DR'> => ({
  kind: 'DR',
  dstRef,
  srcRef,
  reason,
  parameters: NO_PARAMETERS,
  userData,
});

/** The value of a parameter by its code; the last one counts. */
export const valueAt = (parameters: readonly Parameter[], code: number): Uint8Array | undefined =>
  parameters.findLast((each) => each.code === code)?.value;

/** Parameters with one of them set, in its place or as the last; or taken out. */
export const withValue = (parameters: readonly Parameter[], code: number, value: Uint8Array | undefined): readonly Parameter[] => {
  if (value === undefined) return parameters.filter((each) => each.code !== code);
  if (!parameters.some((each) => each.code === code)) return [...parameters, { code, value }];
  return parameters.map((each) => (each.code === code ? { code, value } : each));
};

/** Ends the line with a FIN, a RST. */
export const FIN: Deed = { end: 'close' };
export const RST: Deed = { end: 'reset' };
/** Nothing happens. */
export const NOTHING: readonly Deed[] = [];

/** Codes of TPDUs, and of the parameters of CR and CC. */
export const CODE = {
  CR: LAYOUT.CR.code,
  CC: LAYOUT.CC.code,
  DR: LAYOUT.DR.code,
  DC: LAYOUT.DC.code,
  DT: LAYOUT.DT.code,
  ED: LAYOUT.ED.code,
  ER: LAYOUT.ER.code,
} as const;
export const P = {
  size: PARAMETERS.tpduSize.code,
  calling: PARAMETERS.callingTsel.code,
  called: PARAMETERS.calledTsel.code,
  options: PARAMETERS.additionalOptions.code,
  alternatives: PARAMETERS.alternativeClasses.code,
  preferredSize: PARAMETERS.preferredTpduSize.code,
} as const;
export const NONE = new Uint8Array();
const TPKT_HEADER = 4;
