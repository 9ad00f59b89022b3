import type { Faults } from '#harness/faults/index.ts';
import { type Emit, type End, type LineId, lineIdOf, type RunEvent, textOfAddress } from '#harness/run/index.ts';
import { type Clock, LISTEN_LIMITS } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Leg, LegListener, Legs } from './leg.ts';
import { type Meddling, Relay } from './relay.ts';

/** What a proxy is set up with. */
export interface ProxyTerms {
  readonly legs: Legs;
  /** Where every call is passed on to: an IP address. */
  readonly to: NetworkAddress;
  /** Whether the first call is the last. */
  readonly once?: boolean;
  /** Takes the events of a run. It comes after the octets, and whatever it throws keeps none of them from passing. */
  readonly emit: Emit;
  /** What goes wrong on purpose, and the clock for it; absent: nothing. */
  readonly faults?: { readonly clock: Clock; readonly inForce: Faults };
  /** Hears of what `emit` has thrown: for each line the first. */
  readonly troubled?: (error: unknown, line: LineId) => void;
  /** Calls at the same time; one more is reset at once. */
  readonly most?: number;
}

/** Takes calls at one address, passes each on to another, and tells the run what passes. */
export class TellingProxy {
  readonly #terms: ProxyTerms;
  readonly #passages = new Set<Passage>();
  /** Whose telling a line is. */
  readonly #told = new Map<LineId, Passage>();
  readonly #most: number;
  #listener: LegListener | undefined;
  #finish = (): void => {};
  /** Resolves where the first call is the last: once all of it is gone. */
  readonly finished = new Promise<void>((resolve) => {
    this.#finish = resolve;
  });

  constructor(terms: ProxyTerms) {
    this.#terms = terms;
    this.#most = terms.once ? 1 : (terms.most ?? LISTEN_LIMITS.connections);
  }

  /** Calls that are under way. */
  get calls(): number {
    return this.#passages.size;
  }

  /** Takes calls from now on; where. Rejects with a BindError where it cannot. */
  async open(at: NetworkAddress): Promise<NetworkAddress> {
    this.#listener = await this.#terms.legs.listen(at, (leg) => this.#answer(leg));
    return this.#listener.address;
  }

  /** Takes no more calls, and resets those that are under way. */
  close(): void {
    this.#listener?.close();
    for (const passage of this.#passages) passage.reset();
  }

  #answer(caller: Leg): void {
    if (this.#passages.size >= this.#most) return caller.reset();
    if (this.#terms.once) this.#listener?.close();
    const { to, legs, emit, troubled, faults } = this.#terms;
    const line = lineIdOf(caller.remote, to);
    // A caller may have its port again while the last octets of its former call still wait to be read.
    this.#told.get(line)?.hush();
    const passage = new Passage(
      { caller, called: legs.dial(to) },
      {
        line,
        emit,
        troubled,
        meddling: faults && { clock: faults.clock, meddlers: faults.inForce.between(caller.remote, to, 'caller') },
        gone: () => this.#gone(passage),
      },
    );
    this.#passages.add(passage);
    this.#told.set(line, passage);
    passage.open(textOfAddress(caller.remote), textOfAddress(to));
  }

  #gone(passage: Passage): void {
    this.#passages.delete(passage);
    if (this.#told.get(passage.line) === passage) this.#told.delete(passage.line);
    if (this.#terms.once) this.#finish();
  }
}

interface PassageTerms {
  readonly line: LineId;
  readonly emit: Emit;
  readonly troubled: ProxyTerms['troubled'];
  readonly meddling: Meddling | undefined;
  readonly gone: () => void;
}

/** One call, and its telling. */
class Passage {
  readonly #terms: PassageTerms;
  readonly #relay: Relay;
  #isTold = true;
  #isTroubled = false;

  constructor(legs: Readonly<Record<End, Leg>>, terms: PassageTerms) {
    const { line } = terms;
    this.#terms = terms;
    this.#relay = new Relay(
      legs,
      {
        passed: (from, octets) => this.#tell({ type: 'octets', line, from, octets }),
        finished: (by) => this.#tell({ type: 'link.finish', line, by }),
        over: (how, by) => this.#end({ type: 'link.close', line, how, by }),
        gone: terms.gone,
      },
      terms.meddling,
    );
  }

  get line(): LineId {
    return this.#terms.line;
  }

  open(caller: string, called: string): void {
    this.#tell({ type: 'link.open', line: this.line, caller, called });
    this.#relay.open();
  }

  /** Gives the call up. */
  reset(): void {
    this.#end({ type: 'link.close', line: this.line, how: 'reset' });
    this.#relay.reset();
  }

  /** Tells nothing more; what there is still passes. */
  hush(): void {
    this.#end({ type: 'link.close', line: this.line, how: 'closed' });
  }

  #end(event: RunEvent): void {
    this.#tell(event);
    this.#isTold = false;
  }

  #tell(event: RunEvent): void {
    if (!this.#isTold) return;
    try {
      this.#terms.emit(event);
    } catch (error) {
      if (!this.#isTroubled) this.#terms.troubled?.(error, this.line);
      this.#isTroubled = true;
    }
  }
}
