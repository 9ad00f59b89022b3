import type { Cancel } from '#src/io/index.ts';

interface Entry {
  readonly at: number;
  readonly ring: () => void;
}

/** Alarms in the order in which they fall due; those of one moment in the order in which they were set. */
export class Schedule {
  readonly #entries: Entry[] = [];

  /** When the next alarm falls due; Infinity: there is none. */
  get next(): number {
    return this.#entries.at(-1)?.at ?? Infinity;
  }

  add(at: number, ring: () => void): Cancel {
    const entry = { at, ring };
    this.#entries.splice(this.#placeOf(at), 0, entry);
    return () => {
      const index = this.#entries.indexOf(entry);
      if (index >= 0) this.#entries.splice(index, 1);
    };
  }

  /** Takes the next alarm off the schedule. */
  take(): Entry | undefined {
    return this.#entries.pop();
  }

  clear(): void {
    this.#entries.length = 0;
  }

  /** Latest first, so that the next one is popped; a new one stands before (rings after) those of the same moment. */
  #placeOf(at: number): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#entries[middle]!.at > at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
