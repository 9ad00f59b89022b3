/** The known word that a misspelt one most likely stands for; none where they are too far apart. Case does not count; the first of equals wins. */
export const nearest = (word: string, words: Iterable<string>): string | undefined => {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of words) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits >= least || edits > tolerated(word, candidate)) continue;
    best = candidate;
    least = edits;
  }
  return best;
};

/** Damerau-Levenshtein distance, restricted: insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
export const distance = (from: string, to: string): number => {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
};

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;

// One edit in three letters: enough for a slip of the finger, too little to make one word of another.
const tolerated = (word: string, candidate: string): number => Math.floor(Math.max(word.length, candidate.length) / 3);
