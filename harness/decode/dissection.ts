import type { Listener, Place, Strange, Stream } from '#harness/packets/index.ts';
import { Conversation, type Depth, type End, type Pdu } from '#src/dissect/index.ts';

/** One packet of a stream and the PDUs that it holds or completes, the outermost first. Everything in it holds during the call alone. */
export interface Spoken {
  readonly stream: Stream;
  readonly from: End;
  /** The packet, its header included. */
  readonly tpkt: Uint8Array;
  readonly pdus: readonly Pdu[];
  readonly place: Place;
}

/** Octets of a stream that are no packet. */
export interface Odd {
  readonly stream: Stream;
  readonly from: End;
  readonly octets: Uint8Array;
  readonly why: Strange;
  readonly place: Place;
}

/** Who looks at a dissection: what is said on all streams, in the order of the capture. */
export interface View extends Pick<Listener, 'gap' | 'closed' | 'opened' | 'commented' | 'name'> {
  spoken(spoken: Spoken): void;
  odd?(odd: Odd): void;
  /** There is no more. */
  end?(): void;
}

/** Tells a view of the PDUs in what a capture holds: a conversation for each stream. */
export class Dissection implements Listener {
  readonly #view: View;
  readonly #depth: Depth;
  readonly #conversations = new WeakMap<Stream, Conversation>();
  readonly #packet = new Packet();
  /** Whose packet was the last, which is usually the next one's too. */
  #stream: Stream | undefined;
  #conversation: Conversation;

  /** `depth`: how far PDUs are looked into. */
  constructor(view: View, depth: Depth = 'whole') {
    this.#view = view;
    this.#depth = depth;
    this.#conversation = new Conversation(depth);
  }

  tpkt(stream: Stream, from: End, octets: Uint8Array, start: number, end: number, place: Place): void {
    const pdus = this.#of(stream).packet(from, octets.subarray(start + HEADER, end), octets[start + 1]);
    this.#view.spoken(this.#packet.at(stream, from, octets, start, end, place, pdus));
  }

  strange(stream: Stream, from: End, octets: Uint8Array, start: number, end: number, why: Strange, place: Place): void {
    this.#view.odd?.({ stream, from, octets: octets.subarray(start, end), why, place });
  }

  gap(stream: Stream, from: End, missing: number, place: Place): void {
    this.#of(stream).lost(from);
    this.#view.gap?.(stream, from, missing, place);
  }

  closed(stream: Stream, how: 'closed' | 'reset', by: End, place: Place): void {
    this.#view.closed?.(stream, how, by, place);
  }

  opened(stream: Stream, how: 'dialled' | 'accepted', place: Place): void {
    this.#view.opened?.(stream, how, place);
  }

  commented(stream: Stream | undefined, from: End | undefined, place: Place): void {
    this.#view.commented?.(stream, from, place);
  }

  name(ip: string, name: string): void {
    this.#view.name?.(ip, name);
  }

  #of(stream: Stream): Conversation {
    if (stream === this.#stream) return this.#conversation;
    let conversation = this.#conversations.get(stream);
    if (conversation === undefined) {
      conversation = new Conversation(this.#depth);
      this.#conversations.set(stream, conversation);
    }
    this.#stream = stream;
    this.#conversation = conversation;
    return conversation;
  }
}

/** The one packet that is being told of: the same object each time, since it holds for one call. */
class Packet implements Spoken {
  stream!: Stream;
  from!: End;
  place!: Place;
  pdus!: readonly Pdu[];
  #octets!: Uint8Array;
  #start = 0;
  #end = 0;

  at(stream: Stream, from: End, octets: Uint8Array, start: number, end: number, place: Place, pdus: readonly Pdu[]): this {
    this.stream = stream;
    this.from = from;
    this.place = place;
    this.pdus = pdus;
    this.#octets = octets;
    this.#start = start;
    this.#end = end;
    return this;
  }

  get tpkt(): Uint8Array {
    return this.#octets.subarray(this.#start, this.#end);
  }
}

/** Of a TPKT, RFC 1006 §6. */
const HEADER = 4;
