/** Numbers that look random and are the same each time (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A number from 0 up to, and not including, `below`. */
  roll(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  pick<T>(of: readonly T[]): T {
    return of[this.roll(of.length)]!;
  }

  octets(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.roll(256));
  }

  /** Octets with a few of them changed, cut off, added, or all of them thrown anew. */
  mutated(octets: Uint8Array): Uint8Array {
    const copy = Uint8Array.from(octets);
    switch (this.roll(6)) {
      case 0:
        return this.octets(this.roll(40));
      case 1:
        return copy.subarray(0, this.roll(copy.length + 1));
      case 2:
        return Uint8Array.from([...copy, ...this.octets(1 + this.roll(8))]);
      case 3:
        return copy;
      default:
        for (let count = 1 + this.roll(3); count > 0 && copy.length > 0; count--) copy[this.roll(copy.length)] = this.roll(256);
        return copy;
    }
  }
}
