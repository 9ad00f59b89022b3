import { lineIdOf } from '#harness/net/index.ts';
import type { Decision, RefusalName, StageName } from '#harness/run/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { Driver, type Line } from '#src/io/index.ts';
import { type Choice, responder, type TransportIndication } from '#src/stack/index.ts';
import type { Call } from './call.ts';
import { addressMissed, closedByPeer, noBlock, type Scene } from './logged.ts';
import type { Parts } from './parts.ts';
import { REFUSALS } from './refusals.ts';
import { refusalOf, resolve, takenBy } from './resolve.ts';
import { termsOf } from './terms.ts';

/** The called half of an MTA: takes each call as far as its product lets it, deciding stage by stage. */
export class Inbound {
  readonly #parts: Parts;
  readonly #calls = new Set<Called>();
  /** Ambiguous calls so far, for the rule `round-robin`. */
  #turn = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  answer(line: Line): void {
    const block = this.#parts.blocks.take();
    if (block === undefined) {
      this.#parts.log(noBlock({ host: this.#parts.host, block: 0 }), lineIdOf(line.remote, line.local));
      return line.reset();
    }
    const called = new Called(this.#parts, line, block, {
      turn: this.#turn,
      ambiguous: () => void this.#turn++,
      over: () => void this.#calls.delete(called),
    });
    this.#calls.add(called);
    called.start();
  }

  close(): void {
    for (const called of this.#calls) called.close();
  }
}

/** What one call needs of the half that it belongs to. */
interface Office {
  readonly turn: number;
  readonly ambiguous: () => void;
  readonly over: () => void;
}

/** One call that came in. */
class Called {
  readonly #parts: Parts;
  readonly #line: Line;
  readonly #block: number;
  readonly #office: Office;
  #call: Call;
  #driver: Driver<TransportService> | undefined;
  #connector: string | undefined;
  #isOver = false;

  constructor(parts: Parts, line: Line, block: number, office: Office) {
    this.#parts = parts;
    this.#line = line;
    this.#block = block;
    this.#office = office;
    const from = line.remote.host;
    this.#call = { from, to: line.local.host, names: parts.names.reverse(from), called: {}, calling: {} };
  }

  /** The first stage: by address, before anything is read. */
  start(): void {
    const { world, profile, log } = this.#parts;
    const decision = this.#decide('address');
    const why = refusalOf(decision.outcome);
    if (why === undefined && byName(decision)) log(addressMissed(this.#scene()), this.#id);
    const refusal = why && this.#refuse(why);
    if (refusal === 'ended') return;
    const choose = (first: TransportIndication): Choice => (refusal ? { refuse: refusal.reason } : this.#choose(first));
    this.#driver = new Driver(responder(profile(), choose), this.#line, world.clock, (primitive) => this.#told(primitive));
    this.#driver.accepted();
  }

  close(): void {
    if (this.#isOver) return;
    if (this.#driver) this.#driver.send({ kind: 'T-DISCONNECT.request' });
    else this.#line.close();
    this.#over();
  }

  /** The second stage: the CR has named its selectors. */
  #choose(first: TransportIndication): Choice {
    const { host, world } = this.#parts;
    const { called, calling } = first;
    this.#call = { ...this.#call, called: called ? { t: called } : {}, calling: calling ? { t: calling } : {} };
    const { outcome } = this.#decide('transport');
    const why = refusalOf(outcome);
    if (why) {
      const refusal = this.#refuse(why);
      return refusal === 'ended' ? { ignore: true } : { refuse: refusal.reason };
    }
    this.#connector = takenBy(outcome);
    if (this.#connector) world.emit({ type: 'association', line: this.#id, host: host.name, booked: `${host.name}/${this.#connector}` });
    return { accept: termsOf(host, first) };
  }

  /** Logs what the product logs, and does to the line what it does: ends it, or names the reason that a DR is to carry. */
  #refuse(why: RefusalName): 'ended' | { readonly reason: number } {
    const { wire, here } = REFUSALS[why];
    const answer = wire(this.#parts.host.product.rules);
    this.#parts.log(here(this.#scene()), this.#id);
    if (typeof answer === 'object') return answer;
    this.#line[answer]();
    this.#over();
    return 'ended';
  }

  #decide(upTo: StageName): Decision {
    const { host, world } = this.#parts;
    const decision = resolve(host, this.#call, upTo, this.#office.turn);
    if (decision.outcome.kind === 'ambiguous' && decision.stage === upTo) this.#office.ambiguous();
    world.emit({ type: 'decision', line: this.#id, host: host.name, decision });
    return decision;
  }

  #told(primitive: TransportService['up']): void {
    if (primitive.kind !== 'T-DISCONNECT.indication' || this.#isOver) return;
    this.#parts.log(closedByPeer(this.#scene()), this.#id, this.#connector);
    this.#over();
  }

  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#parts.blocks.give(this.#block);
    this.#office.over();
  }

  get #id(): string {
    return lineIdOf(this.#line.remote, this.#line.local);
  }

  #scene(): Scene {
    const { host } = this.#parts;
    const connector = host.connectors.find(({ name }) => name === this.#connector);
    return { host, block: this.#block, call: this.#call, ...(connector ? { connector } : {}) };
  }
}

/** Whether the address failed and a name was found: old builds log that as they go (Q189345). */
const byName = ({ candidates }: Decision): boolean =>
  candidates.some(({ criteria }) => criteria.some(({ name, ok }) => name === 'name is reverse of caller' && ok));
