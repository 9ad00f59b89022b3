import { concat } from '#src/core/index.ts';
import { sessionFaults } from './faults.ts';

/** The segments of an SSDU that is not complete, X.225 §7.11. Many small ones are joined now and then, so that none keeps a chunk of its own. */
export class Assembly {
  readonly kind: string;
  readonly #most: number;
  #joined: Uint8Array[] = [];
  #loose: Uint8Array[] = [];
  #octets = 0;

  constructor(kind: string, most: number) {
    this.kind = kind;
    this.#most = most;
  }

  hold(segment: Uint8Array): void {
    this.#octets += segment.length;
    if (this.#octets > this.#most) throw sessionFaults.longSsdu({ got: `more than ${this.#most}` });
    this.#loose.push(segment);
    if (this.#loose.length === MANY) this.#join();
  }

  /** All that was held. */
  whole(): Uint8Array {
    return concat([...this.#joined, ...this.#loose]);
  }

  #join(): void {
    this.#joined.push(concat(this.#loose));
    this.#loose = [];
  }
}

const MANY = 256;
