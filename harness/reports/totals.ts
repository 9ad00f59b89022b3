import { countedAs, type Verdict } from '#harness/run/index.ts';
import { countsOfVerdicts, isFailure } from './model.ts';

/** What is counted: results of a report, or verdicts as they were told. */
type Given = readonly { readonly verdict: Verdict }[];

/** Verdicts in the order in which they are counted up, with their words. */
export const VERDICT_WORDS: readonly (readonly [verdict: Verdict, words: string])[] = [
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['error', 'internal error'],
  ['inconclusive', 'inconclusive'],
  ['none', 'undecided'],
  ['xpass', 'unexpected pass'],
  ['warn', 'warning'],
  ['xfail', 'expected fail'],
  ['n/a', 'not applicable'],
];

/** `40 pass · 2 fail`, those that there are. */
export const tallyOf = (given: { readonly results: Given }): string => {
  const counts = countsOfVerdicts(given);
  return (
    VERDICT_WORDS.flatMap(([verdict, words]) => (counts[verdict] ? [`${counts[verdict]} ${words}`] : [])).join(' · ') || 'nothing was run'
  );
};

/** The line by which scripts count: `42 passed, 4 failed, 2 skipped`. */
export const countLine = ({ header, results }: { readonly header: { readonly strict: boolean }; readonly results: Given }): string => {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results) counts[isFailure(header, result) ? 'failed' : countedAs(result.verdict)] += 1;
  return `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`;
};
