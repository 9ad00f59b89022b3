import { type ConnectorId, type Emit, type End, type LineId, lineIdOf, type RunEvent } from '#harness/run/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Fault } from './fault.ts';
import { FaultMeddler } from './fault-meddler.ts';
import { InForce } from './in-force.ts';
import type { HabitsOf } from './meddled.ts';
import type { Going, Habit, Meddler } from './meddler.ts';
import type { Parties } from './party.ts';
import { Selectors } from './subject.ts';

/** What faults are told with, and what they need to know of the world. */
export interface FaultTerms {
  readonly seed: number;
  readonly emit: Emit;
  /** The host of the run that lives at an address. */
  readonly hostOf?: (address: string) => string | undefined;
  /** Whether there are faults at that end, too: what it says is struck there, and not a second time where it comes in. */
  readonly isOurs?: (address: string) => boolean;
}

/** The faults that are in force in a run. They come and go; a line has them from its beginning. */
export class Faults {
  readonly #terms: FaultTerms;
  readonly #inForce = new Set<InForce>();
  readonly #meddlers = new Set<FaultMeddler>();
  readonly #connectors = new Map<LineId, { [E in End]?: ConnectorId }>();
  #places = 0;

  constructor(terms: FaultTerms, faults: readonly Fault[] = []) {
    this.#terms = terms;
    for (const fault of faults) this.add(fault);
  }

  /** Those in force, as one would write them. */
  get texts(): readonly string[] {
    return [...this.#inForce].map(({ text }) => text);
  }

  /** Those that have struck nothing so far. */
  get idle(): readonly string[] {
    return [...this.#inForce].flatMap(({ text, hasStruck }) => (hasStruck ? [] : [text]));
  }

  add(fault: Fault): void {
    this.#inForce.add(new InForce(fault, this.#terms.seed, this.#places++));
  }

  /** Takes back all faults, or those that are written so; what they hold goes on. How many there were. */
  clear(text?: string): number {
    const gone = [...this.#inForce].filter((each) => text === undefined || each.text === text);
    for (const each of gone) {
      this.#inForce.delete(each);
      for (const meddler of [...this.#meddlers]) meddler.release(each);
    }
    return gone.length;
  }

  /** Hears what the run tells, so as to know which connectors lines belong to. */
  heard(event: RunEvent): void {
    if (event.type === 'attempt' && event.line !== undefined) this.#belongs(event.line, 'caller', event.connector);
    if (event.type === 'association') this.#belongs(event.line, 'called', event.booked);
    if (event.type !== 'decision' || event.decision.outcome.kind !== 'taken') return;
    this.#belongs(event.line, 'called', `${event.host}/${event.decision.outcome.by}`);
  }

  /** Who meddles with a line. What comes from an end that has faults itself is only listened to. */
  readonly habitsOf: HabitsOf = (line, end) => {
    const { local, remote } = line;
    const [caller, called] = end === 'caller' ? [local, remote] : [remote, local];
    const struck = this.#terms.isOurs?.(remote.host) ? (['out'] as const) : (['out', 'in'] as const);
    return [(): ReturnType<Habit> => this.between(caller, called, end, struck)];
  };

  /** The meddlers of both directions of a connection, as one end of it sees them. Those directions are struck that are named. */
  between(caller: NetworkAddress, called: NetworkAddress, end: End, struck: readonly Going[] = GOINGS): readonly Meddler[] {
    const line = lineIdOf(caller, called);
    const selectors = new Selectors();
    const partyOf = ({ host: address }: NetworkAddress, which: End) => ({
      address,
      host: this.#terms.hostOf?.(address),
      connector: this.#connectors.get(line)?.[which],
    });
    const parties = (): Parties => ({ caller: partyOf(caller, 'caller'), called: partyOf(called, 'called') });
    return GOINGS.map((going) => {
      const meddler: FaultMeddler = new FaultMeddler(
        {
          line,
          end,
          parties,
          selectors,
          inForce: () => (struck.includes(going) ? this.#inForce : []),
          tell: ({ text }, from, says) => this.#terms.emit({ type: 'fault', line, from, fault: text, says }),
          gone: () => this.#gone(meddler, line),
        },
        going,
      );
      this.#meddlers.add(meddler);
      return meddler;
    });
  }

  #belongs(line: LineId, end: End, connector: ConnectorId): void {
    this.#connectors.set(line, { ...this.#connectors.get(line), [end]: connector });
  }

  #gone(meddler: FaultMeddler, line: LineId): void {
    this.#meddlers.delete(meddler);
    for (const each of this.#inForce) each.forget(line);
    this.#connectors.delete(line);
  }
}

const GOINGS = ['out', 'in'] as const;
