import { DISCONNECT_REASONS, decodeTpdu, REJECT_CAUSES, type Tpdu } from '#src/cotp/index.ts';
import type { Packet } from '#src/tpkt/index.ts';
import type { Call } from './call.ts';
import { tpduTree } from './cotp-tree.ts';
import type { End } from './end.ts';
import { hex } from './hex.ts';
import type { Node } from './node.ts';
import { attempted, type Fields, type Pdu, reasoned } from './pdu.ts';
import { readTsdu } from './session.ts';
import { readRdpCall } from './strangers.ts';

/** The TPDU in a packet, and what it completes. */
export const readPacket = (call: Call, from: End, packet: Packet): readonly Pdu[] => {
  const { nsdu } = packet;
  const read = attempted('cotp', nsdu, () => {
    const tpdu = decodeTpdu(nsdu);
    const told = new ToldTpdu(packet, tpdu);
    return tpdu.kind === 'DT' ? [told, ...carried(call, from, tpdu)] : [told];
  });
  if (read[0]?.kind !== 'invalid') return read;
  return readRdpCall(packet) ?? read.map((pdu) => ({ ...pdu, fields: { tpkt: tpktIn(packet), ...pdu.fields } }));
};

/** A TPDU whose fields are put together for those alone who ask: nearly all are DT, which nobody does. */
class ToldTpdu implements Pdu {
  readonly layer = 'cotp';
  readonly #packet: Packet;
  readonly #tpdu: Tpdu;

  constructor(packet: Packet, tpdu: Tpdu) {
    this.#packet = packet;
    this.#tpdu = tpdu;
  }

  get kind(): string {
    return this.#tpdu.kind;
  }

  get octets(): Uint8Array {
    return this.#packet.nsdu;
  }

  get fields(): Fields {
    return { tpkt: tpktIn(this.#packet), ...shown(this.#tpdu), ...whyIn(this.#tpdu) };
  }

  tree(): Node {
    return tpduTree(this.#tpdu, this.#packet.nsdu);
  }
}

const tpktIn = ({ nsdu, reserved }: Packet): Fields => ({ length: nsdu.length + 4, ...(reserved === 0 ? {} : { reserved }) });

const whyIn = (tpdu: Tpdu): Fields => {
  if (tpdu.kind === 'DR') return { says: reasoned(DISCONNECT_REASONS, tpdu.reason).says };
  return tpdu.kind === 'ER' ? { says: reasoned(REJECT_CAUSES, tpdu.rejectCause).says } : {};
};

/** What the last DT of a TSDU carries: most come in one. */
const carried = (call: Call, from: End, { eot, userData }: Extract<Tpdu, { kind: 'DT' }>): readonly Pdu[] => {
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
