import type { Verdict } from '#harness/run/index.ts';
import { defined } from '#src/core/index.ts';
import type { PastRun } from './history.ts';
import { countsOfVerdicts, type ReportModel, type Result } from './model.ts';
import type { ResultsDocument } from './results-schema.ts';

/** Where a run is kept. */
export interface Kept {
  /** The name of its folder. */
  readonly id: string;
  readonly artifacts: readonly { readonly kind: string; readonly path: string }[];
  /** Runs of the same before it, the oldest first. */
  readonly past?: readonly PastRun[];
  /** What to try where `check` found such a thing. */
  readonly advice?: Advice;
}

/** What is advised about a term, a sentence each. */
export type Advice = (term: string) => readonly string[];

/** The results of a run as one document; results-v1.schema.json says what is in it. */
export const resultsOf = (model: ReportModel, { id, artifacts }: Kept): ResultsDocument => {
  const { header, results, illnesses } = model;
  const { kind, target, seed, exit, started, took, partial, argv, version, node } = header;
  const counts = countsOfVerdicts(model);
  const of = (...verdicts: readonly Verdict[]): number => verdicts.reduce((sum, verdict) => sum + (counts[verdict] ?? 0), 0);
  return {
    schema: 'port102/results/1',
    tool: { name: 'port102', version, node },
    run: { id, kind, ...defined({ target }), seed, exit: exit ?? null, started, durationMs: rounded(took), partial, argv: [...argv] },
    summary: {
      pass: of('pass'),
      warn: of('warn'),
      fail: of('fail'),
      inconclusive: of('inconclusive', 'none'),
      xfail: of('xfail'),
      xpass: of('xpass'),
      notApplicable: of('n/a'),
      error: of('error'),
    },
    results: results.map(resultOf),
    illnesses: [...illnesses],
    artifacts: [...artifacts],
  };
};

/** The same as text. */
export const resultsText = (model: ReportModel, kept: Kept): string => `${jsonText(resultsOf(model, kept), 2)}\n`;

/** JSON in which nothing acts, whoever reads it: on a terminal, or within a page. */
export const jsonText = (value: unknown, indent = 0): string =>
  JSON.stringify(value, null, indent).replace(ACTING, (each) =>
    each === '\n'
      ? each
      : Array.from({ length: each.length }, (_, at) => `\\u${each.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );

// Line feeds are those of the indentation.
const ACTING = /[<>&\p{C}\u2028\u2029]/gu;

export const resultOf = (result: Result): ResultsDocument['results'][number] => ({
  id: result.id,
  kind: result.kind,
  group: result.group,
  title: result.title,
  verdict: result.verdict,
  ...(result.kind === 'case' ? ofCase(result) : ofScenario(result)),
  durationMs: rounded(result.took),
  expected: [...result.expected],
  observed: result.observed,
  reason: result.reason,
  frames: result.frames ? { file: 'run.pcapng', ...result.frames } : null,
  baseline: (result.kind === 'case' ? result.told.note : undefined) ?? null,
  flaky: result.isFlaky,
  rerun: ['port102', ...result.again],
});

const ofCase = ({ told: { ending, level, role, round, clause } }: Extract<Result, { kind: 'case' }>) => ({
  ending,
  level: LEVELS[level],
  role,
  round,
  refs: refsOf(clause),
});

const ofScenario = ({ place, summary: { connectors } }: Extract<Result, { kind: 'scenario' }>) => ({
  place,
  refs: [],
  connectors: Object.fromEntries([...connectors].map(([id, tried]) => [id, tried.map(({ outcome, by }) => defined({ outcome, by }))])),
});

/** `RFC 1006 §6` as document and clause. */
const refsOf = (clause: string): { doc: string; clause: string }[] => {
  const [doc = '', ...rest] = clause.split(' §');
  return clause === '' ? [] : [{ doc, clause: rest.join(' §') }];
};

const rounded = (ms: number): number => Math.round(ms * 100) / 100;
const LEVELS = { must: 'MUST', should: 'SHOULD', may: 'MAY' } as const;
