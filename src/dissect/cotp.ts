import { DISCONNECT_REASONS, DT_HEADER, decodeTpdu, EOT, isPlainDT, REJECT_CAUSES, type Tpdu } from '#src/cotp/index.ts';
import type { Call } from './call.ts';
import { brokenTpdu, plainDTTree, tpduTree } from './cotp-tree.ts';
import type { End } from './end.ts';
import { hex } from './hex.ts';
import type { Node } from './node.ts';
import { attempted, type Fields, type Pdu, reasoned } from './pdu.ts';
import { readTsdu } from './session.ts';
import { readRdpCall } from './strangers.ts';

/** The TPDU in a packet, and what it completes. */
export const readPacket = (call: Call, from: End, nsdu: Uint8Array, reserved: number): readonly Pdu[] => {
  if (isPlainDT(nsdu)) return readDT(call, from, nsdu, reserved);
  const read = readRdpCall(nsdu, reserved) ?? attempted('cotp', nsdu, () => readTpdu(call, from, nsdu, reserved), brokenTpdu);
  if (read[0]?.kind !== 'invalid') return read;
  return read.map((pdu) => ({ ...pdu, fields: { tpkt: tpktIn(nsdu, reserved), ...pdu.fields } }));
};

const readTpdu = (call: Call, from: End, nsdu: Uint8Array, reserved: number): readonly Pdu[] => {
  const tpdu = decodeTpdu(nsdu);
  const told = new ToldTpdu(nsdu, reserved, tpdu.kind);
  return tpdu.kind === 'DT' ? [told, ...carried(call, from, tpdu.eot, tpdu.userData)] : [told];
};

const readDT = (call: Call, from: End, nsdu: Uint8Array, reserved: number): readonly Pdu[] => {
  const told = new ToldTpdu(nsdu, reserved, 'DT');
  const above = carried(call, from, nsdu[2]! >= EOT, nsdu.subarray(DT_HEADER));
  return above.length === 1 ? [told, above[0]!] : [told, ...above];
};

/** A TPDU that can be read, which it is for those alone who ask for more than its kind. */
class ToldTpdu implements Pdu {
  readonly layer = 'cotp';
  readonly kind: string;
  readonly octets: Uint8Array;
  readonly #reserved: number;

  constructor(nsdu: Uint8Array, reserved: number, kind: Tpdu['kind']) {
    this.kind = kind;
    this.octets = nsdu;
    this.#reserved = reserved;
  }

  get spelt(): number {
    return isPlainDT(this.octets) ? DT_HEADER : this.octets.length;
  }

  get fields(): Fields {
    if (isPlainDT(this.octets)) return plainDTFields(this.octets, this.#reserved);
    const tpdu = decodeTpdu(this.octets);
    return { tpkt: tpktIn(this.octets, this.#reserved), ...shown(tpdu), ...whyIn(tpdu) };
  }

  tree(): Node {
    return isPlainDT(this.octets) ? plainDTTree(this.octets) : tpduTree(decodeTpdu(this.octets), this.octets);
  }
}

/** The same as of every TPDU; most are plain DTs. */
const plainDTFields = (octets: Uint8Array, reserved: number): Fields => ({
  tpkt: tpktIn(octets, reserved),
  format: 'class0',
  roa: false,
  number: octets[2]! % EOT,
  eot: octets[2]! >= EOT,
  parameters: [],
  userData: octets.length - DT_HEADER,
});

/** What the header of the packet says, RFC 1006 §6. */
export const tpktIn = (nsdu: Uint8Array, reserved: number): Fields =>
  reserved === 0 ? { length: nsdu.length + 4 } : { length: nsdu.length + 4, reserved };

const whyIn = (tpdu: Tpdu): Fields => {
  if (tpdu.kind === 'DR') return { says: reasoned(DISCONNECT_REASONS, tpdu.reason).says };
  return tpdu.kind === 'ER' ? { says: reasoned(REJECT_CAUSES, tpdu.rejectCause).says } : {};
};

/** What the last DT of a TSDU carries: most come in one. */
const carried = (call: Call, from: End, eot: boolean, userData: Uint8Array): readonly Pdu[] => {
  const { tsdu } = call.side(from);
  if (eot && tsdu.octets === 0) return readTsdu(call, from, userData);
  tsdu.hold(userData);
  if (!eot) return NOTHING;
  const { octets, missing } = tsdu.take();
  return readTsdu(call, from, octets, missing);
};

/** Octets as hexadecimal text, and of user data its length alone. */
const shown = ({ kind: _, parameters, userData, ...fixed }: Tpdu): Fields => ({
  ...fixed,
  parameters: parameters.map(({ code, value }) => ({ code: hex(Uint8Array.of(code)), value: hex(value) })),
  userData: userData.length,
});

const NOTHING: readonly Pdu[] = [];
