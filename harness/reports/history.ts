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

/** What a result came to before, the oldest first; runs that did not have it are left out. */
export const verdictsBefore = (past: readonly PastRun[], result: Result): readonly Verdict[] =>
  past.flatMap(({ verdicts }) => verdicts.get(nameOf(result)) ?? []);

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
