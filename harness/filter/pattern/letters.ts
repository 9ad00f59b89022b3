/** Whether a UTF-16 unit belongs. */
export type Letters = (code: number) => boolean;

/** From first to last, both included. */
export type Span = readonly [first: number, last: number];

/** One letter; `folded`, its other case as well (of A to Z). */
export const letter = (code: number, folded: boolean): Letters => {
  const other = folded ? (othersOf([code, code])[0]?.[0] ?? code) : code;
  return (given) => given === code || given === other;
};

/** Any of the spans, or with `negated` none of them. However many there are, asking costs a few steps. */
export const lettersOf = (spans: readonly Span[], folded: boolean, negated: boolean): Letters => {
  const members = merged(folded ? [...spans, ...spans.flatMap(othersOf)] : spans);
  const wanted = negated ? complement(members) : members;
  return (code) => {
    let from = 0;
    let to = wanted.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const [first, last] = wanted[middle]!;
      if (code >= first && code <= last) return true;
      if (code < first) to = middle;
      else from = middle + 1;
    }
    return false;
  };
};

/** Words are of letters, digits and _. */
export const isWord: Letters = (code) => WORDS.some(([first, last]) => code >= first && code <= last);

/** In order, none touching another. */
const merged = (spans: readonly Span[]): readonly Span[] => {
  const found: Span[] = [];
  for (const [first, last] of [...spans].sort(([a], [b]) => a - b)) {
    const [from, to] = found.at(-1) ?? [0, -2];
    if (first > to + 1) found.push([first, last]);
    else found[found.length - 1] = [from, Math.max(to, last)];
  }
  return found;
};

/** What merged spans leave out. */
const complement = (spans: readonly Span[]): readonly Span[] => {
  const starts = [0, ...spans.map(([, last]) => last + 1)];
  const ends = [...spans.map(([first]) => first - 1), LAST];
  return starts.map((start, index): Span => [start, ends[index]!]).filter(([first, last]) => first <= last);
};

/** The other cases of what a span has of A to Z. */
const othersOf = ([first, last]: Span): readonly Span[] =>
  CASES.map(([from, to, by]): Span => [Math.max(first, from) + by, Math.min(last, to) + by]).filter(([from, to]) => from <= to);

const LAST = 0xffff;
const CASES = [
  [0x41, 0x5a, 0x20],
  [0x61, 0x7a, -0x20],
] as const;

const DIGITS: readonly Span[] = [[0x30, 0x39]];
const WORDS: readonly Span[] = [...DIGITS, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
// biome-ignore format: a table
const BLANKS: readonly Span[] = [
  [0x09, 0x0d], [0x20, 0x20], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200a], [0x2028, 0x2029],
  [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff],
];

/** What a dot leaves out: the ends of lines. */
export const LINE_ENDS: readonly Span[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

/** Sets with a name of one letter behind a backslash. */
export const SETS: ReadonlyMap<string, readonly Span[]> = new Map([
  ['d', DIGITS],
  ['D', complement(DIGITS)],
  ['w', WORDS],
  ['W', complement(WORDS)],
  ['s', BLANKS],
  ['S', complement(BLANKS)],
]);

/** Letters that are written with a backslash and another one. */
export const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['t', 0x09],
  ['n', 0x0a],
  ['v', 0x0b],
  ['f', 0x0c],
  ['r', 0x0d],
]);
