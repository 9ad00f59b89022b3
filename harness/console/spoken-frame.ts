import { type Conversation, type End, type Pdu, tpktTree } from '#src/dissect/index.ts';
import type { FrameTold } from './past.ts';
import { Trees } from './trees.ts';

/** A packet in a frame: its PDUs, and its octets as far as they lie in that frame. */
export interface Packet {
  readonly tpkt: Uint8Array;
  readonly pdus: readonly Pdu[];
}

/** What is said in a frame, as it is shown. */
export const frameTold = (octets: Uint8Array, packets: readonly Packet[]): FrameTold => {
  const trees = packets.flatMap(({ tpkt, pdus }) => [tpktTree(tpkt), ...pdus.map((pdu) => pdu.tree())]);
  return { octets, pdus: new Trees(octets).all(trees) };
};

/** A packet as it is spoken of in a conversation. */
export const spoken = (conversation: Conversation, from: End, tpkt: Uint8Array): Packet => ({
  tpkt,
  pdus: conversation.packet(from, tpkt.subarray(HEADER), tpkt[1]),
});

/** Of a TPKT, RFC 1006 §6. */
const HEADER = 4;
