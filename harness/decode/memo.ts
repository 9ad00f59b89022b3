import { type Kept, Recurring } from '#src/core/index.ts';
import { Sheet } from './sheet.ts';

/** Text that was written before: what says the same again is kept, and copied from then on. */
export class Memo<K> {
  readonly #texts: Recurring<K, Uint8Array>;
  #tooLong = false;
  readonly #draft = new Sheet(() => {
    this.#tooLong = true;
  });

  /** `emptied`: what texts are kept in. */
  constructor(emptied: () => Kept<K, Uint8Array>) {
    this.#texts = new Recurring(MOST, emptied);
  }

  /** Writes what `write` does, which depends on nothing but the key. */
  write(sheet: Sheet, key: K, write: (sheet: Sheet) => void): void {
    const text = this.#texts.of(key, () => this.#drafted(write));
    if (text === undefined) write(sheet);
    else sheet.octets(text);
  }

  /** Undefined: it is too long to be kept. */
  #drafted(write: (sheet: Sheet) => void): Uint8Array | undefined {
    this.#tooLong = false;
    write(this.#draft);
    const text = this.#draft.take();
    return this.#tooLong ? undefined : text;
  }
}

/** The first so many octets, or all, as a key. */
export const keyOf = (octets: Uint8Array, most: number): string =>
  Buffer.prototype.latin1Slice.call(octets, 0, Math.min(most, octets.length));

/** Texts that are kept. */
const MOST = 1000;
