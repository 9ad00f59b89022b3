import { concat } from '#src/core/index.ts';

/** The segments of a TSDU that is not complete, X.224 §6.3. Many small ones are joined now and then, so that none keeps a chunk of its own. */
export class Assembly {
  #joined: Uint8Array[] = [];
  #loose: Uint8Array[] = [];
  #octets = 0;

  get octets(): number {
    return this.#octets;
  }

  hold(segment: Uint8Array): void {
    this.#loose.push(segment);
    this.#octets += segment.length;
    if (this.#loose.length === MANY) this.#join();
  }

  /** The whole TSDU, with its last segment; from here on nothing is held. */
  complete(last: Uint8Array): Uint8Array {
    const tsdu = concat([...this.#joined, ...this.#loose, last]);
    this.#joined = [];
    this.#loose = [];
    this.#octets = 0;
    return tsdu;
  }

  #join(): void {
    this.#joined.push(concat(this.#loose));
    this.#loose = [];
  }
}

const MANY = 256;
