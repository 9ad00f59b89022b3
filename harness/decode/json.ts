import type { Place, Stream } from '#harness/packets/index.ts';
import { type End, hex, type Node, tpktTree, valueText } from '#src/dissect/index.ts';
import type { Odd, Spoken, View } from './dissection.ts';
import { addressSays, Since } from './marks.ts';
import { placeIn } from './places.ts';
import type { Sheet } from './sheet.ts';

/** A JSON object a line: packets with their PDUs, and with their trees where they are wanted; what else happened to the streams. */
export class Json implements View {
  readonly #sheet: Sheet;
  readonly #trees: boolean;
  readonly #since = new Since();

  constructor(sheet: Sheet, { trees }: { readonly trees: boolean }) {
    this.#sheet = sheet;
    this.#trees = trees;
  }

  spoken({ stream, from, tpkt, pdus, place }: Spoken): void {
    this.#tell('packet', stream, place, {
      from,
      octets: hex(tpkt),
      ...(this.#trees && { tpkt: plain(tpktTree(tpkt), tpkt) }),
      pdus: pdus.map((pdu) => ({
        layer: pdu.layer,
        kind: pdu.kind,
        ...placed(tpkt, { source: pdu.octets, start: 0, end: pdu.octets.length }),
        fields: pdu.fields,
        ...(this.#trees && { tree: plain(pdu.tree(), tpkt) }),
      })),
    });
  }

  odd({ stream, from, octets, why, place }: Odd): void {
    this.#tell('strange', stream, place, { from, why, octets: hex(octets) });
  }

  gap(stream: Stream, from: End, missing: number, place: Place): void {
    this.#tell('gap', stream, place, { from, missing });
  }

  opened(stream: Stream, how: 'dialled' | 'accepted', place: Place): void {
    this.#tell('opened', stream, place, { how });
  }

  closed(stream: Stream, how: 'closed' | 'reset', by: End, place: Place): void {
    this.#tell('closed', stream, place, { how, by });
  }

  commented(stream: Stream | undefined, from: End | undefined, place: Place): void {
    this.#tell('comments', stream, place, { ...(from && { from }), comments: place.comments });
  }

  #tell(type: string, stream: Stream | undefined, { frame, at }: Place, said: object): void {
    const ends = stream && { stream: stream.number, caller: addressSays(stream.caller), called: addressSays(stream.called) };
    this.#sheet.text(`${JSON.stringify({ type, frame, t: this.#since.micros(at) / 1e6, ...ends, ...said })}\n`);
  }
}

/** A node as JSON has it: its place and size in the place of its octets; bigints as text. */
const plain = (node: Node, octets: Uint8Array): object => {
  const { name, value, says, clause, why, children } = node;
  return {
    name,
    ...placed(octets, node),
    ...(value !== undefined && { value: typeof value === 'bigint' || typeof value === 'object' ? valueText(value) : value }),
    ...(says !== undefined && { says }),
    ...(clause !== undefined && { clause }),
    ...(why !== undefined && { why }),
    ...(children && { children: children.map((child) => plain(child, octets)) }),
  };
};

const placed = (octets: Uint8Array, node: Pick<Node, 'source' | 'start' | 'end'>): { readonly at?: number; readonly size: number } => {
  const at = placeIn(octets, node);
  return { ...(at !== undefined && { at }), size: node.end - node.start };
};
