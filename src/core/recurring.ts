/** Where what comes again is kept: a Map, or a WeakMap. */
export interface Kept<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V | undefined): unknown;
  has(key: K): boolean;
}

/** What was made before, by what it was made of. Most of what is new never comes again: it is the second time that something is made to be kept. */
export class Recurring<K, V extends object> {
  readonly #emptied: () => Kept<K, V>;
  readonly #most: number;
  #kept: Kept<K, V>;
  #count = 0;

  /** `emptied`: what it is kept in, anew where there are more than `most`. */
  constructor(most: number, emptied: () => Kept<K, V>) {
    this.#most = most;
    this.#emptied = emptied;
    this.#kept = emptied();
  }

  /** What `make` made of that key; undefined the first time, and where it makes nothing. */
  of(key: K, make: () => V | undefined): V | undefined {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const made = this.#kept.has(key) ? make() : this.#new();
    this.#kept.set(key, made);
    return made;
  }

  /** What never comes again must not be kept for ever, nor keep what does from being kept. */
  #new(): undefined {
    if (this.#count++ < this.#most) return;
    this.#kept = this.#emptied();
    this.#count = 1;
  }
}
