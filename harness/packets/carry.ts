/** Octets that wait for the rest of their record, since the buffer that they came in is not ours to keep. */
export class Carry {
  octets: Uint8Array = NONE;
  view = new DataView(NONE.buffer);
  count = 0;

  /** Adds octets. Room doubles up to `wanted`, so that a mere announcement costs nothing. */
  append(octets: Uint8Array, start: number, end: number, wanted: number): void {
    const count = this.count + end - start;
    if (count > this.octets.length) this.#grow(Math.max(count, Math.min(wanted, Math.max(2 * count, LEAST))));
    this.octets.set(octets.subarray(start, end), this.count);
    this.count = count;
  }

  /** Forgets octets that were read. */
  take(count: number): void {
    this.octets.copyWithin(0, count, this.count);
    this.count -= count;
  }

  #grow(length: number): void {
    const larger = new Uint8Array(length);
    larger.set(this.octets.subarray(0, this.count));
    this.octets = larger;
    this.view = new DataView(larger.buffer);
  }
}

const NONE = new Uint8Array();
const LEAST = 4096;
