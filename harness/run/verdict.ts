import type { Verdict } from './events.ts';

/** From the least to the worst; a verdict only gets worse (TTCN-3, ISO/IEC 9646). */
const ORDER: readonly Verdict[] = ['none', 'n/a', 'pass', 'xfail', 'warn', 'inconclusive', 'xpass', 'fail', 'error'];

export const worse = (a: Verdict, b: Verdict): Verdict => (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b);
export const worst = (verdicts: Iterable<Verdict>): Verdict => [...verdicts].reduce(worse, 'none');

/** How a verdict is counted in `N passed, N failed, N skipped`. */
export const countedAs = (verdict: Verdict): 'passed' | 'failed' | 'skipped' => COUNTED[verdict];

const COUNTED: Readonly<Record<Verdict, 'passed' | 'failed' | 'skipped'>> = {
  none: 'failed',
  'n/a': 'skipped',
  pass: 'passed',
  xfail: 'passed',
  warn: 'passed',
  inconclusive: 'failed',
  xpass: 'failed',
  fail: 'failed',
  error: 'failed',
};
