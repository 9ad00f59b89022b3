import type { Stamped } from '#harness/run/index.ts';
import { type CaptureOptions, headOf, timeOf } from './file.ts';
import { Packets } from './packets.ts';
import { enhancedPacket } from './pcapng.ts';

/**
 * A capture that is written while it goes on: every piece is whole blocks, so that what there is of the file can be read at any time. It keeps
 * nothing but where the lines stand that are open. A frame is written when it is told, so nothing can be said of it later: it has no comments.
 */
export class CaptureWriter {
  /** What the file begins with. */
  readonly head: Uint8Array;
  readonly #start: number;
  readonly #packets = new Packets();

  constructor(options: CaptureOptions) {
    this.head = headOf(options);
    this.#start = options.start;
  }

  /** What an event adds to the file: so many blocks, or none. */
  add(event: Stamped): readonly Uint8Array[] {
    return this.#packets.of(event).map(({ at, parts }) => enhancedPacket({ at: timeOf(this.#start, at), parts, comments: [] }));
  }
}
