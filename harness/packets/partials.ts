import { type Direction, NOTHING } from './direction.ts';
import type { Memory } from './memory.ts';

/** Keeps the beginnings of TPKTs, which are at most 65,535 octets. */
export class Partials {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Adds octets to what there is of a TPKT. Room doubles up to `length`, so that a mere announcement costs nothing. */
  append(direction: Direction, octets: Uint8Array, start: number, end: number, length: number): void {
    const count = direction.count + end - start;
    if (count > direction.partial.length) {
      const larger = new Uint8Array(Math.max(count, Math.min(length, Math.max(2 * count, LEAST))));
      larger.set(direction.partial.subarray(0, direction.count));
      this.#replace(direction, larger);
    }
    if (end - start > FEW) direction.partial.set(octets.subarray(start, end), direction.count);
    else for (let at = start, to = direction.count; at < end; at++, to++) direction.partial[to] = octets[at]!;
    direction.count = count;
    if (this.#memory.isFull) this.#memory.relieve();
  }

  /** Forgets the beginning; a small buffer is left for the next. */
  drop(direction: Direction): void {
    direction.count = 0;
    if (direction.partial.length > SMALL) this.#replace(direction, NOTHING);
  }

  /** Forgets the buffer too. */
  free(direction: Direction): void {
    direction.count = 0;
    this.#replace(direction, NOTHING);
  }

  #replace(direction: Direction, buffer: Uint8Array): void {
    this.#memory.kept += buffer.length - direction.partial.length;
    direction.partial = buffer;
  }
}

/** A copy of so few octets is quicker one by one. */
const FEW = 32;
const LEAST = 512;
const SMALL = 2048;
