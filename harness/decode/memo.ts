import { Sheet } from './sheet.ts';

/** Text that was written before: what says the same is written once, and copied from then on. */
export class Memo {
  readonly #known = new Map<string, Uint8Array>();
  #tooLong = false;
  readonly #draft = new Sheet(() => {
    this.#tooLong = true;
  });

  /** Writes what `write` does, which depends on nothing but the key. */
  write(sheet: Sheet, key: string, write: (sheet: Sheet) => void): void {
    const known = this.#known.get(key) ?? this.#drafted(key, write);
    if (known === undefined) write(sheet);
    else sheet.octets(known);
  }

  #drafted(key: string, write: (sheet: Sheet) => void): Uint8Array | undefined {
    this.#tooLong = false;
    write(this.#draft);
    const text = this.#draft.take();
    if (this.#tooLong) return undefined;
    // What is new each time must not push out nothing but itself for ever.
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, text);
    return text;
  }
}

/** The first so many octets, or all, as a key. */
export const keyOf = (octets: Uint8Array, most: number): string =>
  Buffer.prototype.latin1Slice.call(octets, 0, Math.min(most, octets.length));

/** Texts that are kept. */
const MOST = 1000;
