import { type ConnectorId, type End, type LineId, Segments, type Stamped } from '#harness/run/index.ts';
import { type Place, remark } from './comments.ts';
import { Conversation } from './tcp-frames.ts';

/** One frame of a run: when (milliseconds since the run began), who spoke, the IPv4 packet, and what is said of it by which events. */
export interface Frame {
  readonly at: number;
  readonly from: End;
  readonly octets: Uint8Array;
  readonly comments: string[];
  readonly seqs: number[];
}

/** The events of a run as frames: the lines interleaved as they were. */
export const framesOf = (events: Iterable<Stamped>): readonly Frame[] => {
  const recording = new Recording();
  for (const event of events) recording.add(event);
  recording.finish();
  return recording.frames;
};

class Recording {
  readonly frames: Frame[] = [];
  readonly #segments = new Segments();
  readonly #tracks = new Map<LineId, Track>();
  readonly #attempts = new Map<ConnectorId, number>();
  readonly #late: Note[] = [];
  #lines = 0;

  add(event: Stamped): void {
    if (event.type === 'attempt') this.#attempts.set(event.connector, event.number);
    if (event.type === 'link.open') this.#tracks.set(event.line, { conversation: new Conversation(event.line, ++this.#lines), frames: [] });
    const track = 'line' in event && event.line !== undefined ? this.#tracks.get(event.line) : undefined;
    if (track) this.#append(track, event);
    this.#remark(track?.frames ?? [], event);
  }

  /** Writes down what belongs to the last frame of a line or of the run. */
  finish(): void {
    for (const { frames, says, seq } of this.#late) note(frames.at(-1), says, seq);
  }

  #append({ conversation, frames }: Track, event: Stamped): void {
    for (const segment of this.#segments.of(event)) {
      const frame: Frame = { at: event.t, from: segment.from, octets: conversation.packet(segment), comments: [], seqs: [] };
      frames.push(frame);
      this.frames.push(frame);
    }
  }

  #remark(line: readonly Frame[], event: Stamped): void {
    const remarked = remark(event, this.#attempts);
    if (!remarked) return;
    const { place, says } = remarked;
    const { seq } = event;
    if (place === 'end of line') this.#late.push({ frames: line, says, seq });
    else if (place === 'end of run') this.#late.push({ frames: this.frames, says, seq });
    else note(SO_FAR[place](line), says, seq);
  }
}

interface Track {
  readonly conversation: Conversation;
  readonly frames: Frame[];
}

interface Note {
  readonly frames: readonly Frame[];
  readonly says: readonly string[];
  readonly seq: number;
}

const note = (frame: Frame | undefined, says: readonly string[], seq: number): void => {
  frame?.comments.push(...says);
  frame?.seqs.push(seq);
};

// biome-ignore format: a table
const SO_FAR: Readonly<Record<Exclude<Place, 'end of line' | 'end of run'>, (line: readonly Frame[]) => Frame | undefined>> = {
  'opening':      (line) => line[0],
  'caller spoke': (line) => line.findLast(({ from }) => from === 'caller'),
  'latest':       (line) => line.at(-1),
};
