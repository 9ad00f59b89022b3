/** What two sequences have beside one another: the same, one thing changed into another, or what one of them lacks. */
export interface Beside<T> {
  readonly a?: T;
  readonly b?: T;
  readonly isSame: boolean;
}

/** How elements are compared. */
export interface Alike<T> {
  isSame(a: T, b: T): boolean;
  /** Equal texts, equal elements. Asked for where sequences part alone. */
  textOf(each: T): string;
  /** Of one kind one may have become the other. */
  kindOf(each: T): string;
}

/**
 * Puts two sequences beside one another with as little change as can be. While they are the same they are walked together; where they
 * part, the next elements of both are weighed against one another, so many that the work grows with the length alone.
 */
export const beside = <T>(a: readonly T[], b: readonly T[], alike: Alike<T>): readonly Beside<T>[] => {
  const found: Beside<T>[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [ours, theirs] = [a[i]!, b[j]!];
    if (alike.isSame(ours, theirs)) {
      found.push({ a: ours, b: theirs, isSame: true });
      i++;
      j++;
      continue;
    }
    const isLast = a.length - i <= WINDOW && b.length - j <= WINDOW;
    const part = weighed(a.slice(i, i + WINDOW), b.slice(j, j + WINDOW), alike);
    const sure = isLast ? part : part.slice(0, sureIn(part));
    for (const each of sure) {
      found.push(each);
      if ('a' in each) i++;
      if ('b' in each) j++;
    }
  }
  return [...found, ...a.slice(i).map((each) => ({ a: each, isSame: false })), ...b.slice(j).map((each) => ({ b: each, isSame: false }))];
};

/** How much of a window is sure, whatever comes behind it: up to where both meet again for the last time, else half of it. */
const sureIn = (part: readonly Beside<unknown>[]): number => {
  const last = part.findLastIndex(({ isSame }) => isSame);
  return last > 0 ? last : Math.ceil(part.length / 2);
};

/** The cheapest way from one sequence to the other. */
const weighed = <T>(a: readonly T[], b: readonly T[], alike: Alike<T>): readonly Beside<T>[] => {
  const sides = [a, b].map((side) => side.map((each) => ({ text: alike.textOf(each), kind: alike.kindOf(each) })));
  const [ours, theirs] = [sides[0]!, sides[1]!];
  const width = b.length + 1;
  const change = (i: number, j: number): number => {
    const [from, to] = [ours[i]!, theirs[j]!];
    if (from.text === to.text) return COSTS.same;
    return from.kind === to.kind ? COSTS.changed : COSTS.replaced;
  };
  // What it costs from each place to the end.
  const costs = new Uint16Array((a.length + 1) * width);
  const costAt = (i: number, j: number): number => costs[i * width + j]!;
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      if (i === a.length || j === b.length) costs[i * width + j] = (a.length - i + b.length - j) * COSTS.lacking;
      else
        costs[i * width + j] = Math.min(
          costAt(i + 1, j + 1) + change(i, j),
          costAt(i + 1, j) + COSTS.lacking,
          costAt(i, j + 1) + COSTS.lacking,
        );
    }
  }
  const way: Beside<T>[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const here = costAt(i, j);
    if (i < a.length && j < b.length && here === costAt(i + 1, j + 1) + change(i, j)) {
      way.push({ a: a[i]!, b: b[j]!, isSame: change(i, j) === COSTS.same });
      i++;
      j++;
    } else if (i < a.length && here === costAt(i + 1, j) + COSTS.lacking) way.push({ a: a[i++]!, isSame: false });
    else way.push({ b: b[j++]!, isSame: false });
  }
  return way;
};

/** Two that one side lacks cost as much as one that was replaced, and more than one that changed. */
const COSTS = { same: 0, lacking: 2, changed: 3, replaced: 4 } as const;
/** So many elements of each side are weighed at a time: what is missed in a row, up to this many, is found again. */
const WINDOW = 96;
