import { Writer } from '#src/core/index.ts';

/** Octets that come piece by piece, each copied once, so that none keeps a chunk of the line. Of too many the first are kept, and their number. */
export class Pieces {
  #kept = new Writer();
  #octets = 0;

  /** How many there were, kept or not. */
  get octets(): number {
    return this.#octets;
  }

  get isWhole(): boolean {
    return this.#octets === this.#kept.length;
  }

  /** A piece; `unread` octets more belong to it that nobody has. */
  hold(octets: Uint8Array, unread = 0): void {
    this.#octets += octets.length + unread;
    this.#kept.bytes(octets.subarray(0, MOST - this.#kept.length));
  }

  /** What is kept of them, and how many are missing; from here on there are none. */
  take(): { readonly octets: Uint8Array; readonly missing: number } {
    const octets = this.#kept.finish();
    const missing = this.#octets - octets.length;
    this.#kept = new Writer();
    this.#octets = 0;
    return { octets, missing };
  }

  /** Only the first so many are kept. */
  cut(count: number): void {
    const { octets, missing } = this.take();
    this.hold(octets.subarray(0, count), missing > 0 ? Math.max(0, count - octets.length) : 0);
  }
}

/** No more than this is kept of anything. */
const MOST = 2 ** 20;
