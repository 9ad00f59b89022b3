/** How far down each row of a list begins, where rows are of several heights: found in the time of a binary search. */
export class Offsets {
  /** The end of each row. */
  readonly #ends: number[] = [];

  get total(): number {
    return this.#ends.at(-1) ?? 0;
  }

  get length(): number {
    return this.#ends.length;
  }

  push(height: number): void {
    this.#ends.push(this.total + height);
  }

  top(index: number): number {
    return index <= 0 ? 0 : (this.#ends[index - 1] ?? this.total);
  }

  height(index: number): number {
    return this.top(index + 1) - this.top(index);
  }

  /** The row that is so far down; the last one where there is none. */
  at(y: number): number {
    let [low, high] = [0, this.#ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle]! <= y) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low);
  }
}

/** The rows that are to be drawn: those that are seen, and some beside them. The end is not included. */
export const windowOf = (
  offsets: Offsets,
  scrolled: number,
  height: number,
  beside = 6,
): { readonly from: number; readonly to: number } => ({
  from: Math.max(0, offsets.at(Math.max(0, scrolled)) - beside),
  to: Math.min(offsets.length, offsets.at(Math.max(0, scrolled) + Math.max(0, height)) + 1 + beside),
});

/** Where to scroll so that a row is seen; where it is seen already, nowhere else. */
export const scrolledTo = (offsets: Offsets, index: number, scrolled: number, height: number): number => {
  const [top, bottom] = [offsets.top(index), offsets.top(index + 1)];
  if (top < scrolled) return top;
  return bottom > scrolled + height ? bottom - height : scrolled;
};
