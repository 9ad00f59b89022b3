/** Octets that come piece by piece, each copied once, so that none keeps a chunk of the line. Of too many the first are kept, and their number. */
export class Pieces {
  #kept: Uint8Array = NONE;
  #length = 0;
  #octets = 0;

  /** How many there were, kept or not. */
  get octets(): number {
    return this.#octets;
  }

  /** What is kept of them: it holds until the next piece. */
  get view(): Uint8Array {
    return this.#kept.subarray(0, this.#length);
  }

  get isWhole(): boolean {
    return this.#octets === this.#length;
  }

  /** A piece; `unread` octets more belong to it that nobody has. */
  hold(octets: Uint8Array, unread = 0): void {
    this.#octets += octets.length + unread;
    const end = Math.min(MOST, this.#length + octets.length);
    if (end > this.#kept.length) this.#grow(end);
    this.#kept.set(octets.length > end - this.#length ? octets.subarray(0, end - this.#length) : octets, this.#length);
    this.#length = end;
  }

  /** What is kept of them, for good, and how many are missing; from here on there are none. */
  take(): { readonly octets: Uint8Array; readonly missing: number } {
    const octets = this.view.slice();
    const missing = this.#octets - octets.length;
    this.clear();
    return { octets, missing };
  }

  /** From here on there are none. What was much gives its room back. */
  clear(): void {
    if (this.#kept.length > MUCH) this.#kept = NONE;
    this.#length = 0;
    this.#octets = 0;
  }

  /** Only the first so many are kept. */
  cut(count: number): void {
    const { octets, missing } = this.take();
    this.hold(octets.subarray(0, count), missing > 0 ? Math.max(0, count - octets.length) : 0);
  }

  #grow(least: number): void {
    const larger = new Uint8Array(2 * least);
    larger.set(this.view);
    this.#kept = larger;
  }
}

const NONE = new Uint8Array();
/** No more than this is kept of anything. */
const MOST = 2 ** 20;
/** What is kept for the next that comes in pieces. */
const MUCH = 2 ** 16;
