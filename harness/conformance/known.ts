import { concat, defined } from '#src/core/index.ts';
import { DT_HEADER, decodePreferredSize, decodeTpdu, decodeTpduSize, EOT, isPlainDT, type Tpdu, valueIn } from '#src/cotp/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import type { Terms } from './terms.ts';
import type { HelloName, Role, Seen } from './words.ts';

/** A PDU that was heard or said on a link. */
export interface Heard {
  readonly pdu: Pdu;
  /** Whose it is: ours, or the endpoint's. */
  readonly by: 'us' | 'them';
  /** Of the capture. */
  readonly frame: number;
  /** In milliseconds, of the clock of the run. */
  readonly at: number;
  /** The packet that it was in or completed; the same object for all PDUs of one. */
  readonly packet: { readonly octets: Uint8Array };
}

/** What the tester knows of a link, to answer by and to judge by. */
export interface Known {
  readonly terms: Terms;
  readonly role: Role;
  /** The mode of the association that is or will be on it. */
  readonly mode: 'normal' | 'x410';
  /** Who stands above transport. */
  readonly hello: HelloName;
  /** Everything so far, in order. */
  readonly heard: readonly Heard[];
  /** The last PDU of the endpoint of that layer and kind. */
  last(seen: Seen): Pdu | undefined;
  /** The largest TPDU that both agreed to, in octets; RFC 1006 §5 where nobody said. */
  readonly tpduSize: number;
}

/** The name by which cases call a PDU. */
export const seenAs = ({ layer, kind }: Pick<Pdu, 'layer' | 'kind'>): Seen => `${layer} ${kind}`;

/**
 * A TPDU that was read, with all that it says; of a CR or CC of remote desktop its fixed part, for no parameters stand behind that.
 * Throws where it cannot be read: ask for no other.
 */
export const tpduIn = (pdu: Pdu): Tpdu => decodeTpdu(isOfRdp(pdu) ? fixedPartOf(pdu.octets) : pdu.octets);

/** Octets behind the fixed part that were found to be neither parameters nor user data. */
const isOfRdp = ({ kind, fields, octets }: Pdu): boolean =>
  (kind === 'CR' || kind === 'CC') && octets.length > FIXED && fields.userData === 0 && (fields.parameters as unknown[]).length === 0;
const fixedPartOf = (octets: Uint8Array): Uint8Array => Uint8Array.of(FIXED - 1, ...octets.subarray(1, FIXED));
/** LI, code and fixed part of a CR or CC, X.224 §13.3 and §13.4. */
const FIXED = 7;

/** Whether it is a DT that more follow of its TSDU. */
export const isPart = ({ octets }: Pick<Pdu, 'octets'>): boolean => isPlainDT(octets) && octets[2]! < EOT;

/** The TSDUs of the endpoint that have come to their end. */
export const tsdusOf = ({ heard }: Pick<Known, 'heard'>): readonly Uint8Array[] => {
  const all: Uint8Array[] = [];
  let parts: Uint8Array[] = [];
  for (const { pdu, by } of heard) {
    if (by !== 'them' || pdu.layer !== 'cotp' || !isPlainDT(pdu.octets)) continue;
    parts.push(pdu.octets.subarray(DT_HEADER));
    if (isPart(pdu)) continue;
    all.push(concat(parts));
    parts = [];
  }
  return all;
};

/** How remote desktop takes leave before it ends the line: a DT with a DisconnectProviderUltimatum, T.125 §7. It answers nothing. */
export const isFarewell = ({ octets }: Pick<Pdu, 'octets'>): boolean =>
  isPlainDT(octets) && octets.length === DT_HEADER + 2 && octets[DT_HEADER]! >> 2 === ULTIMATUM;
/** Its place among the PDUs of T.125. */
const ULTIMATUM = 8;

/** What a TPDU says of sizes, as it stands there. */
export const sizeParametersIn = ({ parameters }: Tpdu): { readonly tpduSize?: Uint8Array; readonly preferredTpduSize?: Uint8Array } =>
  defined({ tpduSize: valueIn(parameters, 'tpduSize'), preferredTpduSize: valueIn(parameters, 'preferredTpduSize') });

/** The largest TPDU that a CR or CC names, in octets; undefined: it names none. */
export const sizeNamedIn = (pdu: Pdu): number | undefined => {
  const { tpduSize, preferredTpduSize } = sizeParametersIn(tpduIn(pdu));
  return (preferredTpduSize && decodePreferredSize(preferredTpduSize)) ?? (tpduSize && decodeTpduSize(tpduSize));
};
