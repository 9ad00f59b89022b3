import type { Stamped, Verdict } from '#harness/run/index.ts';

/** What scenarios and cases of the suite have in common, as results. */
export interface ResultBase {
  /** `tpkt.version.two`; of a scenario its name, and its variant in brackets. */
  readonly id: string;
  /** The id where it must be a name of its own, in letters that a URL takes. */
  readonly anchor: string;
  readonly group: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly took: number;
  readonly expected: readonly string[];
  readonly observed: string;
  /** Empty: nothing is to be said. */
  readonly reason: string;
  /** First and last of run.pcapng; absent: nothing was said. */
  readonly frames?: { readonly first: number; readonly last: number };
  /** Whether it came out otherwise in another round. */
  readonly isFlaky: boolean;
  /** The words that run it once more. */
  readonly again: readonly string[];
  /** What was told of it. */
  readonly events: readonly Stamped[];
}

/** Gives out names that are there once: what is asked for again gets a number. */
export const anchors = (): ((id: string) => string) => {
  const given = new Map<string, number>(TAKEN.map((name) => [name, 1]));
  return (id) => {
    const plain =
      id
        .replace(/[^\w.-]+/g, '-')
        .replace(/^[-.]+|[-.]+$/g, '')
        .slice(0, LONGEST) || 'result';
    const key = plain.toLowerCase();
    const count = (given.get(key) ?? 0) + 1;
    given.set(key, count);
    return count === 1 ? plain : `${plain}~${count}`;
  };
};

/** What a page has beside its results. */
const TAKEN = ['overview', 'data'] as const;
const LONGEST = 80;
