import { type Clock, TIMELESS } from './clock.ts';
import type { Direction, Remembered } from './direction.ts';
import type { Moment, Place } from './packets.ts';
import { commentsIn } from './pcapng-options.ts';

/** The frame at hand: one object for all frames, since making one for each would cost more than reading it. */
export class Here implements Place {
  frame = 0;
  high = 0;
  low = 0;
  clock: Clock = TIMELESS;
  /** Whether the frame has options, so that it may have comments. */
  hasNotes = false;
  /** Whose segment it has. */
  spoken: Direction | undefined;
  #octets: Uint8Array = NONE;
  #little = false;
  #kept: readonly string[] | undefined = SILENT;

  get at(): Moment {
    return this.clock.moment(this.high, this.low);
  }

  get comments(): readonly string[] {
    this.#kept ??= commentsIn(this.#octets, this.#little);
    return this.#kept;
  }

  /** Remembers where the options of the frame are. */
  note(options: Uint8Array, little: boolean): void {
    this.hasNotes = true;
    this.spoken = undefined;
    this.#octets = options;
    this.#little = little;
    this.#kept = undefined;
  }

  clear(): void {
    this.hasNotes = false;
    this.#octets = NONE;
    this.#kept = SILENT;
  }

  /** Reads what is only there as long as the buffer is. */
  keep(): void {
    if (this.hasNotes && this.comments.length >= 0) this.#octets = NONE;
  }

  /** The frame as something to come back to. */
  remember(): Remembered {
    const { frame, high, low, clock, comments } = this;
    return { frame, high, low, clock, comments };
  }

  /** Tells of an earlier frame, and comes back to this one. */
  during({ frame, high, low, clock, comments }: Remembered, tell: () => void): void {
    const now = this.remember();
    Object.assign(this, { frame, high, low, clock });
    this.#kept = comments;
    tell();
    Object.assign(this, { frame: now.frame, high: now.high, low: now.low, clock: now.clock });
    this.#kept = now.comments;
  }

  /** The place as something to keep. */
  copy(): Place {
    return { frame: this.frame, at: this.at, comments: this.comments };
  }
}

const NONE = new Uint8Array();
const SILENT: readonly string[] = [];
