import type { ConnectorId, ConnectorOutcome } from '#harness/run/index.ts';
import type { Cancel } from '#src/io/index.ts';
import type { Association, Holder, Lost, Transferred } from './association.ts';
import { mostAssociations } from './bind-checks.ts';
import type { Connector } from './config.ts';
import { ENDINGS, type EndingName } from './endings.ts';
import { retryStarted } from './logged.ts';
import type { Message } from './message.ts';
import { Outbound, type Progress } from './outbound.ts';
import type { Parts } from './parts.ts';
import { Queue } from './queue.ts';
import type { CutOff } from './recoveries.ts';
import { type Settings, settingsOf } from './settings.ts';

/** What a connector needs of its MTA. */
export interface Desk {
  /** An MTS-APDU has arrived over a connector; true: it is secured here. */
  arrived(apdu: Uint8Array, from: Link, line: string): boolean;
  /** A message that cannot go out: whoever sent it is told, with the diagnostic of X.411. */
  returned(message: Message, diagnostic: 'MTS-congestion' | 'maximum-time-expired' | 'transfer-failure'): void;
}

/** A connector at work: what waits on it, its associations, and when another one is opened (Q157630, Q194589, Q215472). */
export class Link implements Holder {
  readonly connector: Connector;
  readonly queue = new Queue();
  readonly #parts: Parts;
  readonly #desk: Desk;
  readonly #settings: Settings;
  readonly #bound = new Set<Association>();
  readonly #calls = new Set<Outbound>();
  /** Messages that wait for another try, and for how long all of them may wait. */
  readonly #alarms = new Set<Cancel>();
  readonly #tries = new Map<Message, number>();
  #waiters: (() => void)[] = [];
  #attempts = 0;
  #failures = 0;
  #retry: Cancel | undefined;
  #isShut = true;

  constructor(parts: Parts, connector: Connector, desk: Desk) {
    this.#parts = parts;
    this.connector = connector;
    this.#desk = desk;
    this.#settings = settingsOf(parts.host, connector);
  }

  get id(): ConnectorId {
    return `${this.#parts.host.name}/${this.connector.name}`;
  }

  /** How many associations it has, opened here or there. */
  get associations(): number {
    return this.#bound.size;
  }

  get isUp(): boolean {
    return this.#bound.size > 0;
  }

  /** Whether it waits to try again. */
  get isWaiting(): boolean {
    return this.#retry !== undefined;
  }

  /** Whether an attempt or a transfer is under way. */
  get isBusy(): boolean {
    return this.#calls.size > 0 || [...this.#bound].some((association) => association.isSending);
  }

  /** One attempt, or the one under way; how it ended. An association of its own that stands is left as it is. */
  open(): Promise<ConnectorOutcome> {
    this.#isShut = false;
    this.#stopRetry();
    const [call] = this.#calls;
    if (call) return call.decided;
    if ([...this.#bound].some(({ bound }) => bound.isOurs)) return Promise.resolve('up');
    const barred = this.#barred();
    return barred ? Promise.resolve(this.#tellBarred(barred)) : this.#attempt(false).decided;
  }

  /** A message waits here until it can go. */
  add(message: Message): void {
    this.#isShut = false;
    this.queue.add(message);
    this.#tell(message, 'queued');
    this.#expires(message);
    this.#work();
  }

  /** An association that the peer has opened. */
  accept(association: Association): void {
    this.#bound.add(association);
    association.begin();
    this.#work();
  }

  /** Ends its associations, and opens no others. */
  close(): void {
    this.#isShut = true;
    this.#stopRetry();
    for (const cancel of this.#alarms) cancel();
    this.#alarms.clear();
    for (const call of this.#calls) call.close();
    for (const association of this.#bound) association.close();
  }

  /** Resolves when no attempt and no transfer is under way. */
  quiet(): Promise<void> {
    return this.isBusy ? new Promise((resolve) => this.#waiters.push(resolve)) : Promise.resolve();
  }

  free(association: Association): void {
    const message = this.queue.take((each) => this.#fits(each, association));
    if (!message) return;
    this.#tell(message, 'sent', association);
    const kilobytes = Math.max(1, Math.ceil(message.apdu.length / 1024));
    association.transfer(message, kilobytes * this.#settings.transferTimeout[message.priority]);
  }

  hasWork(association: Association): boolean {
    return this.queue.count((each) => this.#fits(each, association)) > 0;
  }

  received(apdu: Uint8Array, { bound }: Association): boolean {
    return this.#desk.arrived(apdu, this, bound.line);
  }

  transferred(message: Message, how: Transferred, association: Association): void {
    if (how === 'refused') return this.#failed(message);
    this.#tries.delete(message);
    this.#tell(message, 'acknowledged', association);
  }

  rested(): void {
    this.#rest();
  }

  over(association: Association, { message, recovery }: Lost = {}): void {
    this.#bound.delete(association);
    if (recovery) this.#cutOff({ connector: this.connector.name, recovery, ...(message ? { message } : {}) }, association);
    else if (message) this.#failed(message);
    this.#work();
  }

  /** Opens an association where something waits that none of those that there are may carry. */
  #work(): void {
    for (const association of this.#bound) association.begin();
    for (const isUrgent of [false, true]) if (this.#needs(isUrgent)) this.#attempt(isUrgent);
    this.#rest();
  }

  /** Those who wait for quiet are told, if it is. */
  #rest(): void {
    if (this.isBusy) return;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const tell of waiters) tell();
  }

  /** Whether one more association of a kind is due: the first for any message, another for each Threshold of them (Q194589). */
  #needs(isUrgent: boolean): boolean {
    if (this.#isShut || this.#retry || this.#barred()) return false;
    const waiting = this.queue.count((message) => this.#isUrgent(message) === isUrgent);
    if (waiting === 0) return false;
    const there = this.#count(isUrgent);
    const due = isUrgent ? this.#limits.urgent : Math.ceil(waiting / Math.max(1, this.#settings.threshold));
    return there < Math.min(due, isUrgent ? this.#limits.urgent : this.#limits.normal) && this.#canCarry(isUrgent);
  }

  // An association of the peer's carries our mail once we have the turn, and then none of our own is due.
  #canCarry(isUrgent: boolean): boolean {
    return ![...this.#bound].some(({ bound }) => !bound.isOurs && bound.isTwoWay && bound.isUrgent === isUrgent);
  }

  #count(isUrgent: boolean): number {
    const bound = [...this.#bound].filter(({ bound: each }) => each.isOurs && each.isUrgent === isUrgent);
    return bound.length + [...this.#calls].filter(({ purpose }) => purpose.isUrgent === isUrgent).length;
  }

  get #limits(): { readonly normal: number; readonly urgent: number } {
    const { host } = this.#parts;
    return { normal: mostAssociations(host), urgent: host.product.limits.urgentAssociations.value };
  }

  /** Whether a message goes over associations that are kept for its kind: urgent ones and reports (Q215472). */
  #isUrgent({ priority, content }: Message): boolean {
    const { rules } = this.#parts.host.product;
    return rules.urgentAssociation.value === 'own' && (priority === 'urgent' || content === 'report');
  }

  #fits(message: Message, { bound }: Association): boolean {
    return !bound.isOurs || this.#isUrgent(message) === bound.isUrgent;
  }

  /** Why its schedule lets it make no call now. */
  #barred(): EndingName | undefined {
    const { schedule } = this.connector;
    if (schedule === 'never') return 'suspended';
    if (schedule === 'remote-initiated') return 'remote initiated';
    const isLazy = this.#parts.host.product.rules.emptyQueueSchedule.value === 'never-connects';
    return schedule === 'selected' && isLazy && this.queue.length === 0 ? 'empty queue' : undefined;
  }

  #tellBarred(ending: EndingName): ConnectorOutcome {
    const { outcome, detail } = ENDINGS[ending];
    this.#attempts += 1;
    this.#parts.world.emit({ type: 'attempt', connector: this.id, number: this.#attempts });
    this.#parts.world.emit({ type: 'connector', connector: this.id, outcome, detail });
    return outcome;
  }

  #attempt(isUrgent: boolean, cutOff?: CutOff): Outbound {
    this.#attempts += 1;
    const purpose = { number: this.#attempts, isUrgent, ...(cutOff ? { cutOff } : {}) };
    const call: Outbound = new Outbound(this.#parts, this.connector, purpose, this, (progress) => this.#told(call, progress));
    this.#calls.add(call);
    call.start();
    return call;
  }

  #told(call: Outbound, progress: Progress): void {
    this.#calls.delete(call);
    if ('bound' in progress) {
      this.#failures = 0;
      this.#bound.add(progress.bound);
      progress.bound.begin();
      return this.#work();
    }
    const { cutOff } = call.purpose;
    if (cutOff?.message) this.#failed(cutOff.message);
    if (ENDINGS[progress.failed].retried && !this.#isShut) this.#retryLater();
    this.#rest();
  }

  #retryLater(): void {
    const { host, world, log } = this.#parts;
    if (this.#retry) return;
    this.#failures += 1;
    if (this.#failures > this.#settings.openRetries) return this.#giveUp();
    log([retryStarted({ host, connector: this.connector, block: 0 }, this.#settings.openInterval)], undefined, this.connector.name);
    this.#retry = world.clock.alarm(this.#settings.openInterval, () => {
      this.#retry = undefined;
      this.#attempt(false);
    });
  }

  /** After the last open retry all that waits is returned, whatever its priority (Q157630, Q271545). */
  #giveUp(): void {
    const { openRetries } = this.#settings;
    const waiting = this.queue.takeAll();
    const says = `${this.id} gives up after ${openRetries} open retries, and returns what is queued: ${waiting.length} (Q157630)`;
    this.#parts.world.emit({ type: 'note', says });
    this.#failures = 0;
    for (const message of waiting) this.#desk.returned(message, 'MTS-congestion');
  }

  /** A transfer that failed is tried again after the transfer interval, and after the last retry the message is returned (Q157630). */
  #failed(message: Message): void {
    const { transferRetries, transferInterval } = this.#settings;
    const tries = (this.#tries.get(message) ?? 0) + 1;
    this.#tries.set(message, tries);
    if (tries > transferRetries) {
      this.#tries.delete(message);
      return this.#desk.returned(message, 'transfer-failure');
    }
    this.#later(transferInterval, () => {
      this.queue.putBack(message);
      this.#work();
    });
  }

  /** Who opened the association opens another one to go on; the other end waits for it as long as the recovery timeout (Q198622). */
  #cutOff(cutOff: CutOff, { bound }: Association): void {
    const { message } = cutOff;
    if (bound.isOurs && !this.#isShut) return void this.#attempt(bound.isUrgent, cutOff);
    const expired = () => message && this.#failed(message);
    this.#parts.recoveries.keep(cutOff, this.#parts.world.clock, this.#settings.recovery, expired);
  }

  #expires(message: Message): void {
    const { timers } = this.#parts.host.product;
    const lifetime = { urgent: timers.messageLifetimeUrgent, normal: timers.messageLifetimeNormal, 'non-urgent': timers.messageLifetimeNonUrgent };
    this.#later(lifetime[message.priority].value, () => {
      if (this.queue.drop(message)) this.#desk.returned(message, 'maximum-time-expired');
    });
  }

  #later(after: number, ring: () => void): void {
    const cancel = this.#parts.world.clock.alarm(after, () => {
      this.#alarms.delete(cancel);
      ring();
    });
    this.#alarms.add(cancel);
  }

  #stopRetry(): void {
    this.#retry?.();
    this.#retry = undefined;
  }

  #tell(message: Message, state: 'queued' | 'sent' | 'acknowledged', association?: Association): void {
    const { id, content, priority, subject, apdu } = message;
    this.#parts.world.emit({
      type: 'message',
      message: id,
      content,
      state,
      host: this.#parts.host.name,
      connector: this.id,
      ...(association ? { line: association.bound.line } : {}),
      ...(subject === undefined ? {} : { subject }),
      priority,
      octets: apdu.length,
    });
  }
}
