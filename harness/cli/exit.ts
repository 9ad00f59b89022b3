import type { Verdict } from '#harness/run/index.ts';

/** Exit codes; never a count. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  inconclusive: 3,
  environment: 4,
  nothing: 5,
  internal: 70,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** From the best to the worst. */
const ORDER: readonly ExitCode[] = [0, 5, 3, 1, 4, 2, 70, 130, 143];

/** What a verdict ends a command with. */
export const EXIT_OF: Readonly<Record<Verdict, ExitCode>> = {
  none: EXIT.inconclusive,
  pass: EXIT.ok,
  warn: EXIT.ok,
  xfail: EXIT.ok,
  'n/a': EXIT.ok,
  inconclusive: EXIT.inconclusive,
  fail: EXIT.failed,
  xpass: EXIT.failed,
  error: EXIT.internal,
};

/** The worst of several. */
export const worstExit = (codes: Iterable<ExitCode>): ExitCode =>
  [...codes].reduce<ExitCode>((worst, code) => (ORDER.indexOf(code) > ORDER.indexOf(worst) ? code : worst), EXIT.ok);
