/** The control blocks of a host's TCP stack: each association takes one, and one listens (Q166602, Q229643). Numbered from 1. */
export class ControlBlocks {
  readonly #free: number[];
  readonly configured: number;

  constructor(configured: number) {
    this.configured = configured;
    // The lowest number is handed out first; block 1 listens.
    this.#free = Array.from({ length: Math.max(0, configured - 1) }, (_, index) => configured - index);
  }

  get free(): number {
    return this.#free.length;
  }

  /** The number of a block, or undefined: none is free. */
  take(): number | undefined {
    return this.#free.pop();
  }

  give(block: number): void {
    // Those that are in use are the lowest: its place is near the end.
    let at = this.#free.length;
    while (at > 0 && this.#free[at - 1]! < block) at -= 1;
    this.#free.splice(at, 0, block);
  }
}
