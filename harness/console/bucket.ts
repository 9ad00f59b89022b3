/** So many at once, and so many a second: whoever wants more has too much. */
export class Bucket {
  readonly #now: () => number;
  readonly #most: number;
  readonly #perSecond: number;
  #left: number;
  #at: number;

  constructor(now: () => number, { most, perSecond }: { readonly most: number; readonly perSecond: number }) {
    this.#now = now;
    this.#most = most;
    this.#perSecond = perSecond;
    this.#left = most;
    this.#at = now();
  }

  /** Takes one; false: there is none. */
  take(): boolean {
    const now = this.#now();
    this.#left = Math.min(this.#most, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
