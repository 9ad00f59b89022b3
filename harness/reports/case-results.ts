import type { LineId, Stamped } from '#harness/run/index.ts';
import { CaseLines, keyOf } from './case-lines.ts';
import type { Header } from './header.ts';
import { anchors, type ResultBase } from './result.ts';
import { grouped } from './summary.ts';

type Of<Type extends Stamped['type']> = Extract<Stamped, { type: Type }>;

/** What came of a case of the conformance suite. */
export interface CaseResult extends ResultBase {
  readonly kind: 'case';
  readonly told: Of<'verdict'>;
  /** Other cases were played at the same time, and nobody says which lines were whose. */
  readonly isShared: boolean;
}

/** The cases of a run, each with what was told between its beginning and its verdict. */
export const casesIn = (events: readonly Stamped[], header: Header): readonly CaseResult[] => {
  const told = toldOf(events);
  const flaky = new Set(
    [...grouped(told, ({ verdict }) => verdict.case)].flatMap(([id, rounds]) =>
      new Set(rounds.map(({ verdict }) => verdict.verdict)).size > 1 ? [id] : [],
    ),
  );
  const anchorOf = anchors();
  return told.map(({ verdict, events: own, isShared }) => resultOf(verdict, own, isShared, flaky.has(verdict.case), anchorOf, header));
};

const resultOf = (
  told: Of<'verdict'>,
  events: readonly Stamped[],
  isShared: boolean,
  isFlaky: boolean,
  anchorOf: (id: string) => string,
  { again, seed }: Header,
): CaseResult => {
  const { case: id, verdict, tookMs, expected, observed, reason, frames, requirement } = told;
  return {
    kind: 'case',
    id,
    anchor: anchorOf(id),
    group: id.split('.')[0]!,
    title: requirement,
    verdict,
    took: tookMs,
    expected,
    observed,
    reason,
    ...(frames.last < frames.first ? {} : { frames }),
    isFlaky,
    again: [...again, '--only', id, '--seed', `${seed}`],
    events: isShared ? [] : ownOf(events, frames),
    told,
    isShared,
  };
};

interface ToldOf {
  readonly verdict: Of<'verdict'>;
  readonly events: readonly Stamped[];
  readonly isShared: boolean;
}

/** A case that goes on: all that is told meanwhile, and what is told of its own lines. */
interface Open {
  readonly all: Stamped[];
  readonly own: Stamped[];
  hasLines: boolean;
  isShared: boolean;
}

/** Each verdict with what was told since its case began; of several that run at once, with what was told of its own lines. */
const toldOf = (events: readonly Stamped[]): readonly ToldOf[] => {
  const open = new Map<string, Open>();
  const lines = new CaseLines();
  const all: ToldOf[] = [];
  for (const event of events) {
    const key = lines.keyOf(event);
    if (event.type === 'case') {
      const isShared = open.size > 0;
      for (const other of open.values()) other.isShared = true;
      open.set(keyOf(event), { all: [], own: [], hasLines: false, isShared });
    } else if (event.type === 'verdict') {
      const { all: told, own, hasLines, isShared } = open.get(keyOf(event)) ?? NOTHING_TOLD;
      open.delete(keyOf(event));
      all.push({ verdict: event, events: isShared && hasLines ? own : told, isShared: isShared && !hasLines });
    } else if (event.type === 'case.line') {
      const its = open.get(keyOf(event));
      if (its) its.hasLines = true;
      its?.own.push(...lines.claim(event));
    } else {
      for (const each of open.values()) each.all.push(event);
      if (key !== undefined) open.get(key)?.own.push(event);
    }
  }
  return all;
};

const NOTHING_TOLD: Open = { all: [], own: [], hasLines: false, isShared: false };

/** What the case itself said and heard: its frames, and not those in which the endpoint was seen to be well afterwards. */
const ownOf = (events: readonly Stamped[], { last }: { readonly last: number }): readonly Stamped[] => {
  const after = new Set<LineId>();
  const within = new Set<LineId>();
  for (const event of events)
    if (event.type === 'pdu') {
      if (event.frame <= last) within.add(event.line);
      else if (!within.has(event.line)) after.add(event.line);
    }
  return events.filter(
    (event) => !('line' in event && event.line !== undefined && after.has(event.line)) && !(event.type === 'pdu' && event.frame > last),
  );
};
