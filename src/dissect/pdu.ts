import { ProtocolError } from '#src/core/index.ts';
import { hex } from './hex.ts';
import { type Node, node, type Sharing } from './node.ts';

/** The layers that are told of; `user` is whoever stands on a layer and is none of ours. */
export type LayerName = 'tpkt' | 'cotp' | 'session' | 'presentation' | 'acse' | 'rtse' | 'p1' | 'user';

/** A PDU as it is told: whose it is, what it is, the little that it says, its octets, and all of it as a tree for those who ask. */
export interface Pdu {
  readonly layer: LayerName;
  readonly kind: string;
  readonly fields: Fields;
  readonly octets: Uint8Array;
  /** Up to which of its octets its tree tells what they mean; those behind are one part that means nothing to it. Absent: they may mean what was said before. */
  readonly spelt?: number | undefined;
  /** `shared`: parts that came before may be the same nodes, of octets of their own. That is for those who ask for no places. */
  tree(sharing?: Sharing): Node;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Reads octets of a peer, which may be anything: what cannot be read is told as such, with its parts as far as they can be told apart. */
export const attempted = (
  layer: LayerName,
  octets: Uint8Array,
  read: () => readonly Pdu[],
  asFarAs?: (octets: Uint8Array) => readonly Node[],
): readonly Pdu[] => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    const { message, fault } = error;
    return [
      {
        layer,
        kind: 'invalid',
        fields: { error: message, octets: hex(octets.subarray(0, SHOWN[layer])) },
        octets,
        tree: () => node('invalid', octets, { why: message, clause: fault.clause, children: asFarAs?.(octets) }),
      },
    ];
  }
};

/** A reason as it is told: its number, and what that stands for, where anybody knows. */
export const reasoned = (
  table: Readonly<Record<string, { readonly code: number; readonly says: string }>>,
  reason: number | undefined,
) => ({
  reason,
  says: Object.values(table).find(({ code }) => code === reason)?.says,
});

/** Octets of an invalid PDU that are told: so few that no password is among them. */
const SHOWN: Readonly<Record<LayerName, number>> = {
  tpkt: 64,
  cotp: 64,
  session: 16,
  presentation: 16,
  acse: 16,
  rtse: 12,
  p1: 0,
  user: 0,
};
