import type { LineId } from '#harness/run/index.ts';
import type { Cancel, Clock, Driver } from '#src/io/index.ts';
import type { TransferService } from '#src/p1/index.ts';
import type { Recovery } from '#src/rtse/index.ts';
import type { Kind } from './demand.ts';
import type { Message } from './message.ts';

/** What an association is from the moment that it is bound. */
export interface Bound {
  readonly line: LineId;
  readonly block: number;
  /** Whether it was opened here: who opened it closes it. */
  readonly isOurs: boolean;
  readonly isTwoWay: boolean;
  readonly hasTurn: boolean;
  /** Whether it is kept for urgent messages and reports (Q215472, Q194589). */
  readonly kind: Kind;
  /** The checkpoint size that is agreed, in KB; 0: none. */
  readonly checkpoint: number;
  /** After how long it is closed when nothing happens on it, in milliseconds; absent: that is for the peer to say. */
  readonly lifetime?: number;
}

/** What became of a transfer that came to its end: secured by the peer, or not. */
export type Transferred = 'acknowledged' | 'refused';

/** What is made of an MTS-APDU that has arrived: it is kept here, it cannot be, or it cannot be read, so that the association ends, or the MTA. */
export type Receipt = 'secured' | 'refused' | 'unreadable' | 'fatal';

/** Who holds an association: the connector that it is attributed to. */
export interface Holder {
  /** It has the turn, and nothing to do. */
  free(association: Association): void;
  /** Whether there is something to send that this association may carry. */
  hasWork(association: Association): boolean;
  /** An MTS-APDU has arrived; `marks`: where its checkpoints ended. */
  received(apdu: Uint8Array, association: Association, marks: readonly number[]): Receipt;
  /** The association was aborted; true: its whole MTA ends of that, and the association has been dropped with it. */
  isFatal(aborted: Aborted, association: Association): boolean;
  transferred(message: Message, how: Transferred, association: Association): void;
  /** Nothing is left to do on it for now. */
  rested(): void;
  /** The association is gone; `lost` is what it was in the middle of. */
  over(association: Association, lost?: Lost): void;
}

/** A transfer that was cut off: the message where it was being sent, and what a new association needs to go on with it. */
export interface Lost {
  readonly message?: Message;
  readonly recovery?: Recovery;
}

type Up = TransferService['up'];
export type Aborted = Extract<Up, { kind: 'MTA-ABORT.indication' }>;

/** A bound association: transfers one message after another, hands the turn to and fro, and closes when it has been idle long enough. */
export class Association {
  readonly bound: Bound;
  readonly #driver: Driver<TransferService>;
  readonly #holder: Holder;
  readonly #alarm: Clock['alarm'];
  #state: 'idle' | 'sending' | 'paused' | 'closing' | 'over' = 'idle';
  #hasTurn: boolean;
  #isAsked = false;
  #asks = false;
  #sending: Message | undefined;
  #cancel: Cancel | undefined;

  #closedHere = false;

  /** `sending` goes on from where it was cut off. */
  constructor(bound: Bound, driver: Driver<TransferService>, holder: Holder, alarm: Clock['alarm'], sending?: Message) {
    this.bound = bound;
    this.#driver = driver;
    this.#holder = holder;
    this.#alarm = alarm;
    this.#hasTurn = bound.hasTurn;
    this.#sending = sending;
    if (sending) this.#state = 'sending';
  }

  /** Whether its end was our doing. */
  get closedHere(): boolean {
    return this.#closedHere;
  }

  get isFree(): boolean {
    return this.#state === 'idle' && this.#hasTurn;
  }

  /** Whether it is sending, or waits for the turn to do so, or is closing. */
  get isBusy(): boolean {
    return BUSY.has(this.#state) || (this.#state === 'idle' && this.#asks);
  }

  /** Looks for work; without any, its time begins to run out. */
  begin(): void {
    if (this.#state !== 'idle') return;
    if (this.#hasTurn && this.#holder.hasWork(this)) return this.#holder.free(this);
    if (this.#hasTurn) this.#mayGive();
    else if (this.bound.isTwoWay && this.#holder.hasWork(this)) this.#ask();
    this.#rest();
  }

  transfer(message: Message, within: number): void {
    this.#cancel?.();
    this.#state = 'sending';
    this.#sending = message;
    this.#driver.send({ kind: 'MTA-TRANSFER.request', apdu: message.apdu, within });
  }

  /** Ends it in good order where that is for us to do, else at once; also where it is asked for once more. */
  close(): void {
    if (this.#state === 'over') return;
    if (!this.bound.isOurs || this.#state === 'sending' || this.#state === 'closing') return this.abort();
    if (this.#hasTurn) return this.#unbind();
    this.#state = 'closing';
    this.#ask();
  }

  abort(): void {
    if (this.#state === 'over') return;
    this.#closedHere = true;
    const message = this.#sending;
    this.#driver.send({ kind: 'MTA-ABORT.request' });
    this.over(message ? { message } : {});
  }

  /** Its MTA has ended: the line is reset. What was being sent. */
  drop(): Message | undefined {
    if (this.#state === 'over') return undefined;
    const message = this.#sending;
    this.#state = 'over';
    this.#sending = undefined;
    this.#closedHere = true;
    this.#cancel?.();
    this.#driver.reset();
    return message;
  }

  told(primitive: Up): void {
    if (this.#state === 'over') return;
    TOLD[primitive.kind]?.(this, primitive as never);
  }

  received(apdu: Uint8Array, marks: readonly number[] = []): void {
    this.#cancel?.();
    const result = this.#holder.received(apdu, this, marks);
    if (result === 'fatal') return;
    if (result === 'unreadable') return this.abort();
    this.#driver.send({ kind: 'MTA-TRANSFER.response', result });
    this.begin();
  }

  confirmed(result: 'positive' | 'negative'): void {
    const message = this.#sending;
    this.#sending = undefined;
    this.#state = 'idle';
    if (message) this.#holder.transferred(message, result === 'positive' ? 'acknowledged' : 'refused', this);
    if (this.#isAsked) this.#mayGive();
    if (result === 'positive') return this.begin();
    // The association may be about to end, too, which is told in the next breath.
    this.#state = 'paused';
    this.#alarm(0, () => this.#goOn());
  }

  #goOn(): void {
    if (this.#state !== 'paused') return;
    this.#state = 'idle';
    this.begin();
  }

  asked(): void {
    this.#isAsked = true;
    if (this.#state === 'idle') this.#mayGive();
  }

  given(): void {
    this.#hasTurn = true;
    this.#asks = false;
    if (this.#state === 'closing') return this.#unbind();
    this.begin();
  }

  /** The peer closes: it can only be agreed to (X.218 §9.2). */
  unbound(): void {
    this.#driver.send({ kind: 'MTA-UNBIND.response' });
    this.over();
  }

  ended(aborted: Aborted): void {
    if (this.#holder.isFatal(aborted, this)) return;
    const { recovery } = aborted;
    const message = this.#sending;
    this.over({ ...(message ? { message } : {}), ...(recovery ? { recovery } : {}) });
  }

  over(lost: Lost = {}): void {
    this.#state = 'over';
    this.#sending = undefined;
    this.#cancel?.();
    this.#holder.over(this, lost);
  }

  // Whoever opened the association keeps the turn when nobody has anything to say, so that it can close (assumed).
  #mayGive(): void {
    const wanted = this.#isAsked || !this.bound.isOurs;
    if (!this.bound.isTwoWay || !this.#hasTurn || !wanted) return;
    this.#isAsked = false;
    this.#hasTurn = false;
    this.#driver.send({ kind: 'MTA-TURN-GIVE.request' });
  }

  #ask(): void {
    if (this.#asks) return;
    this.#asks = true;
    this.#driver.send({ kind: 'MTA-TURN-PLEASE.request', priority: 0 });
  }

  #rest(): void {
    this.#cancel?.();
    const { lifetime } = this.bound;
    this.#cancel = lifetime === undefined ? undefined : this.#alarm(lifetime, () => this.close());
    this.#holder.rested();
  }

  #unbind(): void {
    this.#state = 'closing';
    this.#closedHere = true;
    this.#driver.send({ kind: 'MTA-UNBIND.request' });
  }
}

/** The states in which something is under way. */
const BUSY: ReadonlySet<string> = new Set(['sending', 'paused', 'closing']);

/** What an association does when it is told something. */
const TOLD: { readonly [K in Up['kind']]?: (association: Association, primitive: Extract<Up, { kind: K }>) => void } = {
  'MTA-TRANSFER.indication': (association, { apdu, marks }) => association.received(apdu, marks),
  'MTA-TRANSFER.confirm': (association, { result }) => association.confirmed(result),
  'MTA-TURN-PLEASE.indication': (association) => association.asked(),
  'MTA-TURN-GIVE.indication': (association) => association.given(),
  'MTA-UNBIND.indication': (association) => association.unbound(),
  'MTA-UNBIND.confirm': (association) => association.over(),
  'MTA-ABORT.indication': (association, aborted) => association.ended(aborted),
};
