/** Counts the octets that are kept because something is incomplete. */
export class Memory {
  readonly #limit: number;
  kept = 0;
  /** Lets go of something. */
  relieve: () => void = () => {};

  constructor(limit: number) {
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.kept > this.#limit;
  }
}
