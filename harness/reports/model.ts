import { countedAs, type Stamped, type Verdict } from '#harness/run/index.ts';
import { type CaseResult, casesIn } from './case-results.ts';
import { type Header, headerOf } from './header.ts';
import { type ScenarioResult, scenariosIn } from './scenario-results.ts';
import { grouped } from './summary.ts';

/** What all views of a finished run show, gathered from its stream and from nothing else. */
export interface ReportModel {
  readonly header: Header;
  /** In the order of the run: scenarios, or cases of the suite. */
  readonly results: readonly Result[];
  /** Whether the endpoint was well, beside any case. */
  readonly illnesses: readonly { readonly group: string; readonly ill: string }[];
}

export type Result = CaseResult | ScenarioResult;

/** Results that belong together: cases of a group, a scenario with its variants. */
export interface Group {
  readonly name: string;
  readonly results: readonly Result[];
}

/** Reads a run stream, whole or cut off. */
export const modelOf = (events: readonly Stamped[]): ReportModel => {
  const header = headerOf(events);
  return {
    header,
    results: [...scenariosIn(events, header), ...casesIn(events, header)],
    illnesses: events.flatMap((event) =>
      event.type === 'sanity' && event.ill !== undefined ? [{ group: event.group, ill: event.ill }] : [],
    ),
  };
};

/** Why the run says less than was asked of it; undefined: it has gone through. What is missing must not look as if it had passed. */
export const brokenOf = ({ header, results, illnesses }: ReportModel): string | undefined => {
  if (results.length === 0) return ['nothing was run', ...illnesses.slice(-1).map(({ ill }) => ill)].join(': ');
  return header.partial ? 'the run was stopped before its end' : undefined;
};

export const groupsOf = ({ results }: Pick<ReportModel, 'results'>): readonly Group[] =>
  [...grouped(results, ({ group }) => group)].map(([name, of]) => ({ name, results: of }));

/** How often each verdict was given. */
export const countsOfVerdicts = ({
  results,
}: {
  readonly results: readonly { readonly verdict: Verdict }[];
}): Readonly<Partial<Record<Verdict, number>>> =>
  Object.fromEntries([...grouped(results, ({ verdict }) => verdict)].map(([verdict, of]) => [verdict, of.length]));

/** Whether a result is one: `--strict` makes a warning one. */
export const isFailure = ({ strict }: Pick<Header, 'strict'>, { verdict }: { readonly verdict: Verdict }): boolean =>
  countedAs(verdict) === 'failed' || (strict && verdict === 'warn');
