import type { ConnectorId, ConnectorOutcome, Decision, LineId, Stamped, Verdict } from '#harness/run/index.ts';
import { mailOf, mailSays } from './mail.ts';

type Of<Type extends Stamped['type']> = Extract<Stamped, { type: Type }>;

/** One scenario of a run, as its views need it: gathered from the run stream, and from nothing else. */
export interface Summary {
  readonly name: string;
  readonly variant?: string;
  readonly file?: string;
  /** Of a matrix: what is chosen on each axis. */
  readonly cell?: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly verdict: Verdict;
  readonly partial: boolean;
  /** Milliseconds of the run's own time. */
  readonly took: number;
  readonly hosts: readonly Of<'host.up'>[];
  /** All outcomes of each connector, in order. */
  readonly connectors: ReadonlyMap<ConnectorId, readonly Of<'connector'>[]>;
  readonly expects: readonly Of<'expect'>[];
  readonly lints: readonly Of<'lint'>[];
  readonly notes: readonly string[];
  /** How often each event was logged, by host. */
  readonly logged: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly events: readonly Stamped[];
}

/** Cuts a run stream into its scenarios. */
export const summaries = (events: readonly Stamped[]): readonly Summary[] => {
  const cuts = events.flatMap((event, index) => (event.type === 'run.start' ? [index] : []));
  return cuts.map((cut, index) => summaryOf(events.slice(cut, cuts[index + 1])));
};

const summaryOf = (events: readonly Stamped[]): Summary => {
  const of = <Type extends Stamped['type']>(type: Type): readonly Of<Type>[] =>
    events.filter((event): event is Of<Type> => event.type === type);
  const [start] = of('run.start');
  const end = of('run.end').at(-1);
  const { name, variant, file, cell, seed, t } = start!;
  return {
    name,
    ...(variant === undefined ? {} : { variant }),
    ...(file === undefined ? {} : { file }),
    ...(cell === undefined ? {} : { cell }),
    seed,
    verdict: end?.verdict ?? 'inconclusive',
    partial: end?.partial ?? true,
    took: (events.at(-1)?.t ?? t) - t,
    hosts: of('host.up'),
    connectors: grouped(of('connector'), ({ connector }) => connector),
    expects: of('expect'),
    lints: of('lint'),
    notes: of('note').map(({ says }) => says),
    logged: new Map(
      [...grouped(of('event'), ({ host }) => host)].map(([host, logged]) => [host, counted(logged.map(({ event }) => event.id))]),
    ),
    events,
  };
};

/** `3 of 4 up`, with what became of the others, and of messages. */
export const outcomesSay = ({ connectors, events }: Summary): string => {
  const last = [...connectors.values()].map((tried) => tried.at(-1)!.outcome);
  const { up = 0, ...others } = countsOf(last);
  const says = last.length === 0 ? ['no connector was opened'] : [`${up} of ${last.length} up`, ...countsSay(others)];
  return [...says, mailSays(mailOf(events))].filter(Boolean).join(', ');
};

/** Outcomes, and how many connectors came to each. */
export type Outcomes = { readonly [O in ConnectorOutcome]?: number };

export const countsOf = (outcomes: readonly ConnectorOutcome[]): Outcomes => Object.fromEntries(counted(outcomes));

/** `2 reset`, `1 refused`. */
export const countsSay = (outcomes: Outcomes): readonly string[] =>
  Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`);

/** `reset ×3`, `up by bravo/to-alpha-1`: what became of one connector. */
export const connectorSays = (tried: readonly Of<'connector'>[]): string => {
  const runs: { outcome: ConnectorOutcome; by?: string; count: number }[] = [];
  for (const { outcome, by } of tried) {
    const last = runs.at(-1);
    if (last?.outcome === outcome && last.by === by) last.count += 1;
    else runs.push({ outcome, count: 1, ...(by === undefined ? {} : { by }) });
  }
  return runs.map(({ outcome, by, count }) => `${outcome}${by ? ` by ${by}` : ''}${count > 1 ? ` ×${count}` : ''}`).join(', then ');
};

/** The decision that settled a line: the last one taken about it. */
export const decisionOn = ({ events }: Summary, line: LineId | undefined): Decision | undefined =>
  events.filter((event): event is Of<'decision'> => event.type === 'decision' && event.line === line).at(-1)?.decision;

/** First and last frame in which a line said something. */
export const framesOn = ({ events }: Summary, line: LineId | undefined): readonly [first: number, last: number] | undefined => {
  const frames = events.flatMap((event) => (event.type === 'pdu' && event.line === line ? [event.frame] : []));
  return frames.length > 0 ? [Math.min(...frames), Math.max(...frames)] : undefined;
};

/** Items that have a key in common, in order. */
export const grouped = <T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

const counted = <K>(items: readonly K[]): ReadonlyMap<K, number> => {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};
