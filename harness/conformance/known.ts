import { defined } from '#src/core/index.ts';
import { decodePreferredSize, decodeTpdu, decodeTpduSize, type Tpdu, valueIn } from '#src/cotp/index.ts';
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

/** A TPDU that was read, with all that it says. Throws where it cannot be read: ask for no other. */
export const tpduIn = ({ octets }: Pdu): Tpdu => decodeTpdu(octets);

/** What a TPDU says of sizes, as it stands there. */
export const sizeParametersIn = ({ parameters }: Tpdu): { readonly tpduSize?: Uint8Array; readonly preferredTpduSize?: Uint8Array } =>
  defined({ tpduSize: valueIn(parameters, 'tpduSize'), preferredTpduSize: valueIn(parameters, 'preferredTpduSize') });

/** The largest TPDU that a CR or CC names, in octets; undefined: it names none. */
export const sizeNamedIn = (pdu: Pdu): number | undefined => {
  const { tpduSize, preferredTpduSize } = sizeParametersIn(tpduIn(pdu));
  return (preferredTpduSize && decodePreferredSize(preferredTpduSize)) ?? (tpduSize && decodeTpduSize(tpduSize));
};
