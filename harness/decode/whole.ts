import {
  type CaptureSource,
  type Listener,
  type Moment,
  type Place,
  readCapture,
  type Strange,
  type Stream,
  type Summary,
} from '#harness/packets/index.ts';
import { Conversation, type End, type Pdu } from '#src/dissect/index.ts';

/** One packet of a conversation, kept. */
export interface Said {
  readonly from: End;
  /** The packet, its header included. */
  readonly tpkt: Uint8Array;
  readonly pdus: readonly Pdu[];
  readonly frame: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Octets that are no packet, kept. */
export interface Stray {
  readonly from: End;
  readonly octets: Uint8Array;
  readonly why: Strange;
  /** How many packets of `said` come before them. */
  readonly behind: number;
  readonly frame: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** All that was said on one connection of a capture. */
export interface Recorded {
  readonly stream: Stream;
  readonly said: readonly Said[];
  /** How it ended, and who ended it, where the capture has it. */
  readonly end?: { readonly how: 'closed' | 'reset'; readonly by: End; readonly frame: number };
  /** Octets that are no packets, in their order. */
  readonly strays: readonly Stray[];
  /** Octets that are no packets, and octets that are missing: how many. */
  readonly strange: number;
  readonly missing: number;
}

/** A capture that is kept whole. */
export interface Whole {
  readonly conversations: readonly Recorded[];
  readonly summary: Summary;
}

/** There is more in a capture than can be kept. */
export class TooLargeError extends RangeError {
  override readonly name = 'TooLargeError';
}

/** Reads a capture into memory, for those who go to and fro in it. Rejects with a TooLargeError what is too large for that. */
export const wholeOf = async (source: CaptureSource, options: Parameters<typeof readCapture>[2] = {}): Promise<Whole> => {
  const keeper = new Keeper();
  const summary = await readCapture(source, keeper, options);
  return { conversations: [...keeper.conversations.values()], summary };
};

type Kept = { -readonly [K in keyof Recorded]: Recorded[K] } & {
  readonly said: Said[];
  readonly strays: Stray[];
  readonly conversation: Conversation;
};

class Keeper implements Listener {
  readonly conversations = new Map<Stream, Kept>();
  #octets = 0;

  tpkt(stream: Stream, from: End, octets: Uint8Array, start: number, end: number, { frame, at }: Place): void {
    const tpkt = this.#keep(octets, start, end);
    const { said, conversation } = this.#of(stream);
    const pdus = conversation.packet(from, tpkt.subarray(HEADER), tpkt[1]);
    said.push({ from, tpkt, pdus, frame, at: millisecondsOf(at) });
  }

  strange(stream: Stream, from: End, octets: Uint8Array, start: number, end: number, why: Strange, { frame, at }: Place): void {
    const kept = this.#of(stream);
    kept.strange += end - start;
    kept.strays.push({ from, octets: this.#keep(octets, start, end), why, behind: kept.said.length, frame, at: millisecondsOf(at) });
  }

  gap(stream: Stream, from: End, missing: number): void {
    const kept = this.#of(stream);
    kept.missing += missing;
    kept.conversation.lost(from);
  }

  closed(stream: Stream, how: 'closed' | 'reset', by: End, { frame }: Place): void {
    this.#of(stream).end = { how, by, frame };
  }

  opened(stream: Stream): void {
    this.#of(stream);
  }

  #keep(octets: Uint8Array, start: number, end: number): Uint8Array {
    this.#octets += end - start;
    if (this.#octets > MOST) throw new TooLargeError(`more than ${MOST / 2 ** 20} MiB of packets are too many to keep`);
    return octets.slice(start, end);
  }

  #of(stream: Stream): Kept {
    const known = this.conversations.get(stream) ?? {
      stream,
      said: [],
      strays: [],
      conversation: new Conversation(),
      strange: 0,
      missing: 0,
    };
    this.conversations.set(stream, known);
    return known;
  }
}

const millisecondsOf = ({ seconds, nanos }: Moment): number => seconds * 1000 + nanos / 1e6;

/** Of a TPKT, RFC 1006 §6. */
const HEADER = 4;
const MOST = 256 * 2 ** 20;
