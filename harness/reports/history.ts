import type { Verdict } from '#harness/run/index.ts';
import { isFailure, type ReportModel, type Result } from './model.ts';

/** What came out in a run before this one. */
export interface PastRun {
  readonly started: string;
  readonly failed: number;
  /** By the name of a result. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** A run as those after it remember it; of several rounds, the last. */
export const pastOf = ({ header, results }: ReportModel): PastRun => ({
  started: header.started,
  failed: failedIn(header, results),
  verdicts: new Map(results.map((result) => [nameOf(result), result.verdict])),
});

/** Whether a run was about the same. */
export const isAlike = ({ header: a }: Pick<ReportModel, 'header'>, { header: b }: Pick<ReportModel, 'header'>): boolean =>
  a.kind === b.kind && a.target === b.target;

/** What a result came to in a run before. */
export interface Standing {
  readonly started: string;
  readonly verdict: Verdict;
}

/** What a result came to before, the oldest first; runs that did not have it are left out. */
export const standingsOf = (past: readonly PastRun[], result: Result): readonly Standing[] =>
  past.flatMap(({ started, verdicts }) => {
    const verdict = verdicts.get(nameOf(result));
    return verdict === undefined ? [] : [{ started, verdict }];
  });

/** A result that came out otherwise in the run before. */
export interface News {
  readonly result: Result;
  readonly before: Verdict;
}

/** What comes out otherwise than in the run before; of several rounds, the last. */
export const newsSince = (past: readonly PastRun[], { results }: Pick<ReportModel, 'results'>): readonly News[] => {
  const last = past.at(-1)?.verdicts;
  return [...new Map(results.map((result) => [nameOf(result), result])).values()].flatMap((result) => {
    const before = last?.get(nameOf(result));
    return before === undefined || before === result.verdict ? [] : [{ result, before }];
  });
};

/** How many failed before and now, where it is news; of runs that had the same in them. */
export const failuresSince = (
  past: readonly PastRun[],
  { header, results }: ReportModel,
): { readonly before: number; readonly now: number } | undefined => {
  const last = past.at(-1);
  const isSame =
    last !== undefined &&
    last.verdicts.size === new Set(results.map(nameOf)).size &&
    results.every((result) => last.verdicts.has(nameOf(result)));
  return isSame ? { before: last.failed, now: failedIn(header, results) } : undefined;
};

const failedIn = (header: ReportModel['header'], results: readonly Result[]): number =>
  results.filter((result) => isFailure(header, result)).length;

const nameOf = ({ group, id }: Result): string => `${group} ${id}`;
