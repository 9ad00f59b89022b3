/** How many events of each type there are in a range, of all that there ever were: one octet for each. */
export class Counts {
  readonly #pages = new Map<number, Uint8Array>();
  /** With its code, from 1. */
  readonly #types = new Map<string, number>();

  add(seq: number, type: string): void {
    const page = Math.floor(seq / PAGE);
    let types = this.#pages.get(page);
    if (types === undefined) {
      types = new Uint8Array(PAGE);
      this.#pages.set(page, types);
      // Of a run without end the oldest are counted no more.
      if (this.#pages.size > MOST_PAGES) this.#pages.delete(this.#pages.keys().next().value!);
    }
    types[seq % PAGE] = this.#codeOf(type);
  }

  /** By type, both ends included. */
  between(from: number, to: number): Readonly<Record<string, number>> {
    const counted = new Array<number>(this.#types.size + 1).fill(0);
    for (const [page, types] of this.#pages) {
      const start = page * PAGE;
      const last = Math.min(to - start, PAGE - 1);
      for (let at = Math.max(0, from - start); at <= last; at++) counted[types[at]!]! += 1;
    }
    return Object.fromEntries([...this.#types].flatMap(([type, code]) => (counted[code]! > 0 ? [[type, counted[code]!]] : [])));
  }

  #codeOf(type: string): number {
    const known = this.#types.get(type);
    if (known !== undefined) return known;
    // Whatever more there is counts as the last: types are words of whoever streams in.
    if (this.#types.size === MOST_TYPES) return MOST_TYPES;
    this.#types.set(type, this.#types.size + 1);
    return this.#types.size;
  }
}

const PAGE = 65_536;
const MOST_PAGES = 256;
const MOST_TYPES = 255;
