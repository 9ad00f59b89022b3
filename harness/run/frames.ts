import type { End } from '#src/dissect/index.ts';
import type { LineId, RunEvent } from './events.ts';

export type { End };

/** The control bits of a segment (RFC 9293 §3.1), in the words of a packet list. */
export type SegmentFlags = 'SYN' | 'SYN, ACK' | 'ACK' | 'PSH, ACK' | 'FIN, ACK' | 'RST, ACK';

/** One TCP segment, which is one frame of run.pcapng; `octets` only where it carries some. */
export interface Segment {
  readonly flags: SegmentFlags;
  readonly from: End;
  readonly octets?: Uint8Array;
}

/** The most octets in one segment: what an IPv4 packet of 65,535 octets has room for, as on a loopback interface. */
export const SEGMENT_SIZE = 65_535 - 20 - 20;

/**
 * Run events as TCP segments, line by line: the one rule by which the frames of run.pcapng are numbered and written.
 * A dial is a SYN only, for nobody knows yet how it goes on; the first that is told of the line afterwards brings the rest of the
 * handshake. What is told of a line that is not open becomes no frame: octets after a reset have never arrived.
 */
export class Segments {
  readonly #lines = new Map<LineId, 'dialled' | 'accepted'>();
  /** Who has finished, of lines that are open the other way. */
  readonly #finished = new Map<LineId, End>();

  of(event: RunEvent): readonly Segment[] {
    if (event.type === 'link.open') return this.#dial(event);
    if (event.type === 'octets') return this.#say(event);
    if (event.type === 'link.finish') return this.#finish(event);
    if (event.type === 'link.close') return this.#end(event);
    return [];
  }

  #dial({ line }: EventOf<'link.open'>): readonly Segment[] {
    this.#lines.set(line, 'dialled');
    this.#finished.delete(line);
    return [{ flags: 'SYN', from: 'caller' }];
  }

  #say({ line, from, octets }: EventOf<'octets'>): readonly Segment[] {
    if (!this.#lines.has(line)) return [];
    return [...this.#accepted(line), ...segmented(from, octets)];
  }

  #finish({ line, by }: EventOf<'link.finish'>): readonly Segment[] {
    if (!this.#lines.has(line) || this.#finished.has(line)) return [];
    this.#finished.set(line, by);
    return [...this.#accepted(line), fin(by), ack(PEER[by])];
  }

  #end({ line, how, by }: EventOf<'link.close'>): readonly Segment[] {
    if (!this.#lines.has(line)) return [];
    const { accepted, usually, segments } = ENDINGS[how];
    const handshake = accepted ? this.#accepted(line) : [];
    const finished = this.#finished.get(line);
    this.#lines.delete(line);
    this.#finished.delete(line);
    if (how === 'closed' && finished !== undefined) return [fin(PEER[finished]), ack(finished)];
    return [...handshake, ...segments(by ?? usually)];
  }

  #accepted(line: LineId): readonly Segment[] {
    if (this.#lines.get(line) === 'accepted') return [];
    this.#lines.set(line, 'accepted');
    return [
      { flags: 'SYN, ACK', from: 'called' },
      { flags: 'ACK', from: 'caller' },
    ];
  }
}

/** Counts the frames of a run as it goes on, so that an event can name its frame before the file is written. */
export class FrameCounter {
  readonly #segments = new Segments();
  #last = 0;

  /** Number of the last frame so far; Wireshark counts from 1. */
  get last(): number {
    return this.#last;
  }

  /** How many frames this event becomes. To be asked once for each event, in order. */
  framesOf(event: RunEvent): number {
    const { length } = this.#segments.of(event);
    this.#last += length;
    return length;
  }
}

type EventOf<Type extends RunEvent['type']> = Extract<RunEvent, { readonly type: Type }>;

const segmented = (from: End, octets: Uint8Array): readonly Segment[] =>
  Array.from({ length: Math.ceil(octets.length / SEGMENT_SIZE) }, (_, index) => {
    const end = (index + 1) * SEGMENT_SIZE;
    return { flags: end < octets.length ? 'ACK' : 'PSH, ACK', from, octets: octets.subarray(end - SEGMENT_SIZE, end) };
  });

const fin = (from: End): Segment => ({ flags: 'FIN, ACK', from });
const rst = (from: End): Segment => ({ flags: 'RST, ACK', from });
const ack = (from: End): Segment => ({ flags: 'ACK', from });

interface Ending {
  /** Whether the call must have been accepted before. */
  readonly accepted: boolean;
  /** Who ends the line where the event does not say it. */
  readonly usually: End;
  readonly segments: (by: End) => readonly Segment[];
}

/** The other end. */
export const PEER: Readonly<Record<End, End>> = { caller: 'called', called: 'caller' };

// An ICMP answer would be of another host, so `unreachable` shows as silence.
// biome-ignore format: a table
const ENDINGS: Readonly<Record<EventOf<'link.close'>['how'], Ending>> = {
  closed:      { accepted: true,  usually: 'caller', segments: (by) => [fin(by), fin(PEER[by]), ack(by)] },
  reset:       { accepted: true,  usually: 'called', segments: (by) => [rst(by)] },
  overrun:     { accepted: true,  usually: 'caller', segments: (by) => [rst(by)] },
  refused:     { accepted: false, usually: 'called', segments: () => [rst('called')] },
  timeout:     { accepted: false, usually: 'caller', segments: () => [] },
  unreachable: { accepted: false, usually: 'caller', segments: () => [] },
};
