import type { Entry } from './entry.ts';

/** The events of late, as many as there is room for; older ones are for others to keep. */
export class Recent {
  readonly #room: number;
  #entries: Entry[] = [];
  /** Those before it are gone. */
  #first = 0;
  #size = 0;

  /** `room`: in characters of what is kept. */
  constructor(room: number) {
    this.#room = room;
  }

  get length(): number {
    return this.#entries.length - this.#first;
  }

  /** Of the first event that is kept; undefined: there is none. */
  get firstSeq(): number | undefined {
    return this.#entries[this.#first]?.seq;
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    this.#size += entry.text.length + OVERHEAD;
    while (this.#size > this.#room && this.length > 1) this.#drop();
  }

  /** Events from one number to another, both included: the first so many. */
  between(from: number, to: number, most: number): readonly Entry[] {
    const start = this.#placeOf(from);
    let end = start;
    while (end < this.#entries.length && end - start < most && this.#entries[end]!.seq <= to) end++;
    return this.#entries.slice(start, end);
  }

  /** The last so many that come after a number. */
  last(after: number, most: number): readonly Entry[] {
    return this.#entries.slice(Math.max(this.#placeOf(after + 1), this.#entries.length - most));
  }

  #drop(): void {
    this.#size -= this.#entries[this.#first]!.text.length + OVERHEAD;
    this.#first++;
    if (this.#first < 1024 || this.#first * 2 < this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#first);
    this.#first = 0;
  }

  /** Of the first event with that number or a higher one. */
  #placeOf(seq: number): number {
    let [low, high] = [this.#first, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#entries[middle]!.seq < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What an entry takes besides its text, about. */
const OVERHEAD = 64;
