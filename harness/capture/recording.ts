import type { ConnectorId, LineId, Stamped } from '#harness/run/index.ts';
import { type Place, remark } from './comments.ts';
import { type LinePacket, Packets } from './packets.ts';

/** One frame of a run: the packet, and what is said of it by which events. */
export interface Frame extends LinePacket {
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
  readonly #packets = new Packets();
  /** The frames of each line so far. */
  readonly #lines = new Map<LineId, Frame[]>();
  readonly #attempts = new Map<ConnectorId, number>();
  readonly #late: Note[] = [];

  add(event: Stamped): void {
    if (event.type === 'attempt') this.#attempts.set(event.connector, event.number);
    if (event.type === 'link.open') this.#lines.set(event.line, []);
    const line = ('line' in event && event.line !== undefined && this.#lines.get(event.line)) || [];
    for (const packet of this.#packets.of(event)) {
      const frame: Frame = { ...packet, comments: [], seqs: [] };
      line.push(frame);
      this.frames.push(frame);
    }
    this.#remark(line, event);
  }

  /** Writes down what belongs to the last frame of a line or of the run. */
  finish(): void {
    for (const { frames, says, seq } of this.#late) note(frames.at(-1), says, seq);
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
