import { countedAs, type Stamped } from '#harness/run/index.ts';
import type { Header } from './header.ts';
import { anchors, type ResultBase } from './result.ts';
import { grouped, outcomesSay, type Summary, summaries } from './summary.ts';

/** What came of a scenario, or of a variant of one. */
export interface ScenarioResult extends ResultBase {
  readonly kind: 'scenario';
  readonly summary: Summary;
  /** `file:line:column` of the first expectation that was not met, else the file. */
  readonly place: string;
}

/** The scenarios of a run. */
export const scenariosIn = (events: readonly Stamped[], header: Header): readonly ScenarioResult[] => {
  // A run of the suite begins as a scenario does, and is none.
  const all = header.kind !== 'conform' ? summaries(events.filter(({ type }) => type !== 'command' && type !== 'exit')) : [];
  const flaky = new Set(
    [...grouped(all, idOf)].flatMap(([id, rounds]) => (new Set(rounds.map(({ verdict }) => verdict)).size > 1 ? [id] : [])),
  );
  const anchorOf = anchors();
  return all.map((summary) => resultOf(summary, flaky.has(idOf(summary)), anchorOf, header));
};

const resultOf = (summary: Summary, isFlaky: boolean, anchorOf: (id: string) => string, header: Header): ScenarioResult => {
  const { name, variant, file, verdict, took, partial, events, expects } = summary;
  const missed = expects.filter((each) => countedAs(each.verdict) === 'failed');
  const frames = framesOf(events);
  return {
    kind: 'scenario',
    summary,
    id: idOf(summary),
    anchor: anchorOf(`${groupOf(summary)}${variant === undefined ? '' : `.${variant}`}`),
    group: groupOf(summary),
    title: variant ?? name,
    verdict,
    took,
    expected: missed.map(({ what, wanted }) => `${what}: ${wanted}`),
    observed: missed.length > 0 ? missed.map(({ what, got }) => `${what}: ${got}`).join('; ') : outcomesSay(summary),
    reason: reasonOf(partial, missed.length, expects.length),
    ...(frames ? { frames } : {}),
    isFlaky,
    again: againOf(summary, header),
    events,
    place: missed[0]?.where ?? file ?? '',
  };
};

const reasonOf = (partial: boolean, missed: number, all: number): string => {
  if (partial) return 'it was stopped before its end';
  if (all === 0) return 'nothing was expected of it';
  return missed === 0 ? '' : `${missed} of ${all} expectations not met`;
};

const idOf = ({ name, variant }: Summary): string => (variant === undefined ? name : `${name} [${variant}]`);

/** The file without its folder and its ending. */
const groupOf = ({ file, name }: Summary): string => file?.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '') || name;

const againOf = ({ file, variant, seed }: Summary, { again }: Header): readonly string[] => {
  const [, ...flags] = again;
  return [
    'run',
    ...(file === undefined ? [] : [file]),
    ...(variant === undefined ? [] : ['--only', variant]),
    ...flags,
    '--seed',
    `${seed}`,
  ];
};

const framesOf = (events: readonly Stamped[]): ResultBase['frames'] => {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const event of events) {
    if (event.type !== 'pdu') continue;
    first = Math.min(first, event.frame);
    last = Math.max(last, event.frame);
  }
  return last === 0 ? undefined : { first, last };
};
