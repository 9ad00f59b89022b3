import { Sheet } from './sheet.ts';

/** Where texts are kept by what they say. */
interface Texts<K> {
  get(key: K): Uint8Array | undefined;
  set(key: K, text: Uint8Array | undefined): unknown;
  has(key: K): boolean;
}

/** Text that was written before: what says the same again is kept, and copied from then on. */
export class Memo<K> {
  readonly #emptied: () => Texts<K>;
  #known: Texts<K>;
  #kept = 0;
  #tooLong = false;
  readonly #draft = new Sheet(() => {
    this.#tooLong = true;
  });

  /** `emptied` makes what texts are kept in, anew when there are many. */
  constructor(emptied: () => Texts<K>) {
    this.#emptied = emptied;
    this.#known = emptied();
  }

  /** Writes what `write` does, which depends on nothing but the key. */
  write(sheet: Sheet, key: K, write: (sheet: Sheet) => void): void {
    const known = this.#known.get(key);
    if (known !== undefined) sheet.octets(known);
    else if (this.#known.has(key)) this.#drafted(sheet, key, write);
    else {
      this.#keep(key);
      write(sheet);
    }
  }

  /** Most of what is new never comes again: it is the second time that shows what does. */
  #drafted(sheet: Sheet, key: K, write: (sheet: Sheet) => void): void {
    this.#tooLong = false;
    write(this.#draft);
    const text = this.#draft.take();
    if (this.#tooLong) write(sheet);
    else {
      this.#known.set(key, text);
      sheet.octets(text);
    }
  }

  #keep(key: K): void {
    // What is new each time must not push out nothing but itself for ever.
    if (this.#kept++ >= MOST) {
      this.#known = this.#emptied();
      this.#kept = 0;
    }
    this.#known.set(key, undefined);
  }
}

/** The first so many octets, or all, as a key. */
export const keyOf = (octets: Uint8Array, most: number): string =>
  Buffer.prototype.latin1Slice.call(octets, 0, Math.min(most, octets.length));

/** Texts that are kept. */
const MOST = 1000;
