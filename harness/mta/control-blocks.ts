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
    this.#free.push(block);
    this.#free.sort((a, b) => b - a);
  }
}
