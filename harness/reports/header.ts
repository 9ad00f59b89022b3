import type { Stamped } from '#harness/run/index.ts';
import { defined } from '#src/core/index.ts';

type Of<Type extends Stamped['type']> = Extract<Stamped, { type: Type }>;

/** What a run says of itself. */
export interface Header {
  /** The command: `run`, `demo`, `conform`. */
  readonly kind: string;
  /** Whom the suite was run against; absent: scenarios were run. */
  readonly target?: string;
  /** What the endpoint was tested as. */
  readonly role?: 'responder' | 'initiator';
  readonly seed: number;
  readonly transport: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  /** Milliseconds of the run's own time, which may have been skipped over. */
  readonly took: number;
  /** Absent: nobody knows, for the stream ends before the run did. */
  readonly exit?: number;
  readonly partial: boolean;
  readonly strict: boolean;
  readonly argv: readonly string[];
  readonly again: readonly string[];
  readonly version: string;
  readonly node: string;
}

/** The header of a run, from its stream; of a run of several scenarios, what the first says. */
export const headerOf = (events: readonly Stamped[]): Header => {
  const of = <Type extends Stamped['type']>(type: Type): Of<Type> | undefined =>
    events.find((event): event is Of<Type> => event.type === type);
  const [command, start, exit] = [of('command'), of('run.start'), of('exit')];
  const isSuite = events.some(({ type }) => type === 'verdict' || type === 'case');
  const kind = command?.argv.find((word) => KINDS.has(word)) ?? (isSuite ? 'conform' : 'run');
  const target = kind === 'conform' ? /^conformance of (.*)$/s.exec(start?.name ?? '')?.[1] : undefined;
  return {
    kind,
    ...defined({ target, role: of('verdict')?.role, exit: exit?.code }),
    seed: start?.seed ?? 0,
    transport: start?.transport ?? '',
    started: start?.started ?? '',
    took: events.at(-1)?.t ?? 0,
    partial: isPartial(events, exit?.code),
    strict: command?.strict ?? false,
    argv: command?.argv ?? [],
    again: command?.again ?? (isSuite ? ['conform', ...(target === undefined ? [] : [target])] : ['run']),
    version: command?.version ?? '',
    node: command?.node ?? '',
  };
};

/** What was broken off, or has no end. */
const isPartial = (events: readonly Stamped[], exit: number | undefined): boolean =>
  exit === undefined || INTERRUPTED.has(exit) || events.some((event) => event.type === 'run.end' && event.partial);

/** Commands whose runs are kept; flags may stand before them. */
const KINDS: ReadonlySet<string> = new Set(['run', 'demo', 'conform']);
const INTERRUPTED: ReadonlySet<number> = new Set([130, 143]);
