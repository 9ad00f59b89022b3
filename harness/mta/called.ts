import { type Decision, lineIdOf, type RefusalName, type StageName } from '#harness/run/index.ts';
import { Driver, type Line } from '#src/io/index.ts';
import type { TransferService } from '#src/p1/index.ts';
import { type TransferChoice, type TransportIndication, transferResponder } from '#src/stack/index.ts';
import { Association, type Bound } from './association.ts';
import { checked } from './bind-checks.ts';
import { acceptedSizes, callerIn, recoveredSizes, resultOf } from './binding.ts';
import type { Call } from './call.ts';
import type { Link } from './link.ts';
import { addressMissed, closedByPeer, type Scene } from './logged.ts';
import type { Message } from './message.ts';
import type { Parts } from './parts.ts';
import { type Answer, REFUSALS } from './refusals.ts';
import { refusalOf, resolve, takenBy } from './resolve.ts';
import { termsOf } from './terms.ts';

type Up = TransferService['up'];
type Bind = Extract<Up, { kind: 'MTA-BIND.indication' }>;

/** What one call needs of the half that it belongs to. */
export interface Switchboard {
  /** Counts the ambiguous calls so far. */
  readonly turn: number;
  readonly ambiguous: () => void;
  readonly over: () => void;
  /** The connector at work that has this name. */
  readonly linkOf: (connector: string) => Link;
}

/** One call that came in: taken as far as the product lets it, decided stage by stage, and then the line below its association. */
export class Called {
  readonly #parts: Parts;
  readonly #line: Line;
  readonly #block: number;
  readonly #board: Switchboard;
  #call: Call;
  #driver: Driver<TransferService> | undefined;
  #association: Association | undefined;
  #connector: string | undefined;
  /** What it will be told once it binds: decided before, by a product that says so only then. */
  #doom: RefusalName | undefined;
  #isOver = false;

  constructor(parts: Parts, line: Line, block: number, board: Switchboard) {
    this.#parts = parts;
    this.#line = line;
    this.#block = block;
    this.#board = board;
    const from = line.remote.host;
    this.#call = { from, to: line.local.host, names: parts.names.reverse(from), called: {}, calling: {} };
  }

  /** The first stage: by address, before anything is read. */
  start(): void {
    const { world, log } = this.#parts;
    const decision = this.#decide('address');
    const why = refusalOf(decision.outcome);
    if (why && typeof this.#refuse(why) === 'string') return;
    if (byName(decision)) log(addressMissed(this.#scene()), this.#id);
    const stack = transferResponder(this.#parts.ground(), (first) => this.#choose(first));
    this.#driver = new Driver(stack, this.#line, world.clock, (primitive) => this.#told(primitive), { ended: () => this.#ended() });
    this.#driver.accepted();
  }

  close(): void {
    if (this.#isOver) return;
    if (this.#association) this.#association.close();
    else if (this.#driver) this.#driver.send({ kind: 'MTA-ABORT.request' });
    else this.#line.close();
  }

  /** Its MTA has ended: the line is reset, and nothing is logged any more. */
  drop(): void {
    if (this.#isOver) return;
    this.#over();
    if (this.#driver) this.#driver.reset();
    else this.#line.reset();
  }

  /** The second stage: the CR has named its selectors. */
  #choose(first: TransportIndication): TransferChoice {
    const { called, calling } = first;
    this.#call = { ...this.#call, called: called ? { t: called } : {}, calling: calling ? { t: calling } : {} };
    return this.#doom ? this.#talk(first) : this.#judged(first);
  }

  #judged(first: TransportIndication): TransferChoice {
    const { outcome } = this.#decide('transport');
    const why = refusalOf(outcome);
    if (why === undefined) {
      this.#book(takenBy(outcome));
      return this.#talk(first);
    }
    const answer = this.#refuse(why);
    if (typeof answer === 'string') return { ignore: true };
    return 'reason' in answer ? { refuse: answer.reason } : this.#talk(first);
  }

  #talk(first: TransportIndication): TransferChoice {
    const { host, uppers } = this.#parts;
    const terms = termsOf(host, first);
    return host.above === 'nothing' ? { accept: terms } : { talk: uppers(terms) };
  }

  /** The last stage: the caller has said who it is. */
  #bind(bind: Bind): void {
    if (this.#doom) return this.#refuseBind(this.#doom);
    if (bind.recover) return this.#recover(bind);
    const { called, calling } = this.#call;
    this.#call = {
      ...this.#call,
      called: { ...called, ...upperOf(bind.called) },
      calling: { ...calling, ...upperOf(bind.calling) },
      bind: callerIn(bind.argument),
      asks: { conformance: bind.conformance, dialogue: bind.dialogue, isDialogueSaid: !bind.unsaid?.includes('dialogueMode') },
    };
    const decision = this.#decide('bind');
    const why = refusalOf(decision.outcome);
    if (why) return this.#refuseBind(why);
    this.#accept(bind, this.#board.linkOf(takenBy(decision.outcome)!));
  }

  #accept(bind: Bind, link: Link): void {
    const { host } = this.#parts;
    const references = this.#parts.references(bind.conformance, 'called');
    const sizes = acceptedSizes(host, link.connector, bind);
    this.#driver!.send({ kind: 'MTA-BIND.response', result: 'accepted', value: resultOf(host, link.connector), references, ...sizes });
    this.#hold(link, bind, { hasTurn: bind.turn === 'responder', checkpoint: sizes.checkpointSize });
  }

  /** The caller wants to go on with a transfer: only what is kept for it can be gone on with (X.228). */
  #recover(bind: Bind): void {
    const { host, recoveries } = this.#parts;
    const cutOff = recoveries.take(bind.recover!);
    if (!cutOff) return void this.#driver!.send({ kind: 'MTA-BIND.response', result: 'refused', error: 'cannot-recover' });
    const link = this.#board.linkOf(cutOff.connector);
    this.#book(cutOff.connector);
    const { recovery, message } = cutOff;
    const sizes = recoveredSizes(host, bind, recovery);
    this.#driver!.send({ kind: 'MTA-BIND.response', result: 'accepted', value: resultOf(host, link.connector), recovery, ...sizes });
    this.#hold(link, bind, { hasTurn: recovery.role === 'sending', checkpoint: sizes.checkpointSize }, message);
  }

  #hold(link: Link, { dialogue }: Bind, { hasTurn, checkpoint }: Pick<Bound, 'hasTurn' | 'checkpoint'>, sending?: Message): void {
    const bound: Bound = {
      line: this.#id,
      block: this.#block,
      isOurs: false,
      isTwoWay: dialogue === 'two-way-alternate',
      hasTurn,
      kind: 'normal',
      checkpoint,
    };
    this.#association = new Association(bound, this.#driver!, link, this.#parts.alarm, sending);
    link.accept(this.#association);
  }

  /** Logs what the product logs, and ends the line where that is its answer. A bind error is kept until the caller binds. */
  #refuse(why: RefusalName): Answer {
    const answer = answerTo(why, this.#parts);
    if (typeof answer === 'object' && 'bind' in answer) {
      this.#doom = why;
      return answer;
    }
    this.#parts.log(REFUSALS[why].here(this.#scene()), this.#id);
    if (typeof answer === 'string') {
      this.#line[answer]();
      if (!this.#driver) this.#ended();
    }
    return answer;
  }

  #refuseBind(why: RefusalName): void {
    const answer = answerTo(why, this.#parts);
    this.#parts.log(REFUSALS[why].here(this.#scene()), this.#id, this.#connector);
    const error = typeof answer === 'object' && 'bind' in answer ? answer.bind : 'authentication-error';
    this.#driver!.send({ kind: 'MTA-BIND.response', result: 'refused', error });
  }

  #decide(upTo: StageName): Decision {
    const { host, world } = this.#parts;
    const found = resolve(host, this.#call, upTo, this.#board.turn);
    const decision = upTo === 'bind' ? this.#checked(found) : found;
    if (decision.outcome.kind === 'ambiguous' && decision.stage === upTo) this.#board.ambiguous();
    world.emit({ type: 'decision', line: this.#id, host: host.name, decision });
    return decision;
  }

  /** Whoever is known has still to ask for what its connector allows. */
  #checked(decision: Decision): Decision {
    const taken = takenBy(decision.outcome);
    if (taken === undefined) return decision;
    this.#book(taken);
    const link = this.#board.linkOf(taken);
    return checked(decision, link.connector, this.#call.asks!, this.#parts.host, link.associations);
  }

  /** From here on the call counts as that of a connector. */
  #book(connector: string | undefined): void {
    if (connector === undefined || connector === this.#connector) return;
    const { host, world } = this.#parts;
    this.#connector = connector;
    world.emit({ type: 'association', line: this.#id, host: host.name, booked: `${host.name}/${connector}` });
  }

  #told(primitive: Up): void {
    if (this.#association) return this.#association.told(primitive);
    if (primitive.kind === 'MTA-BIND.indication') this.#bind(primitive);
  }

  /** The line is at its end. */
  #ended(): void {
    if (this.#isOver) return;
    if (this.#driver && !this.#association?.closedHere) this.#parts.log(closedByPeer(this.#scene()), this.#id, this.#connector);
    this.#over();
  }

  #over(): void {
    this.#isOver = true;
    this.#parts.blocks.give(this.#block);
    this.#board.over();
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

const answerTo = (why: RefusalName, { host }: Parts): Answer => REFUSALS[why].wire(host.product.rules);

/** The selectors that the session and the presentation connect name. */
const upperOf = ({ psel, session }: Bind['called']): Pick<Call['called'], 's' | 'p'> => ({
  ...(session?.ssel ? { s: session.ssel } : {}),
  ...(psel ? { p: psel } : {}),
});

/** Whether the address failed and a name was found: old builds log that as they go (Q189345). */
const byName = ({ candidates }: Decision): boolean =>
  candidates.some(({ criteria }) => criteria.some(({ name, ok }) => name === 'name is reverse of caller' && ok));
