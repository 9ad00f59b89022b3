import type { ConnectorId, ConnectorOutcome } from '#harness/run/index.ts';
import type { Aborted, Association, Bound, Holder, Lost, Receipt, Transferred } from './association.ts';
import type { Connector } from './config.ts';
import { type Deadly, deadlyCheckpoints, deadlyEnd } from './deadly.ts';
import { KINDS, type Kind } from './demand.ts';
import { ENDINGS, type EndingName } from './endings.ts';
import { retryStarted, undecodableTransfer } from './logged.ts';
import type { Hopeless, Message } from './message.ts';
import { kindOf, type Need, Needs } from './needs.ts';
import { Outbound, type Progress } from './outbound.ts';
import type { Parts } from './parts.ts';
import type { CutOff } from './recoveries.ts';
import { Retries } from './retries.ts';
import { type Settings, settingsOf } from './settings.ts';
import { Tray } from './tray.ts';
import { isUnreadable } from './unreadable.ts';

/** What a connector needs of its MTA. */
export interface Desk {
  /** An MTS-APDU has arrived over a connector; true: it is secured here. */
  arrived(apdu: Uint8Array, from: Link, line: string): boolean;
  /** A message that cannot go out: whoever sent it is told, with the diagnostic of X.411. */
  returned(message: Message, why: Hopeless): void;
  /** What has come over that association ends the MTA. */
  ends(why: Deadly, link: Link, bound: Bound): void;
}

/** A connector at work: its associations, what waits for them, and when another one is opened (Q157630, Q194589, Q215472). */
export class Link implements Holder {
  readonly connector: Connector;
  readonly #parts: Parts;
  readonly #desk: Desk;
  readonly #settings: Settings;
  readonly #tray: Tray;
  readonly #retries: Retries;
  readonly #needs: Needs;
  readonly #bound = new Set<Association>();
  readonly #calls = new Set<Outbound>();
  #waiters: (() => void)[] = [];
  #taken = 0;
  #attempts = 0;
  #isShut = true;
  /** Its MTA has ended or was stopped, and was not started again. */
  #isDown = false;

  constructor(parts: Parts, connector: Connector, desk: Desk) {
    this.connector = connector;
    this.#parts = parts;
    this.#desk = desk;
    this.#settings = settingsOf(parts.host, connector);
    this.#tray = new Tray(parts, connector, this.#settings, {
      kindOf: (message) => kindOf(parts.host, message),
      again: () => this.#work(),
      returned: (...how) => desk.returned(...how),
    });
    this.#needs = new Needs(parts, connector, this.#settings.threshold, this.#tray);
    this.#retries = new Retries(parts.world.clock, this.#settings, {
      waits: (...waits) => this.#tellRetry(...waits),
      calledOff: (number, of) => this.#parts.world.emit({ type: 'retry', connector: this.id, number, of }),
      again: () => this.#again(),
      givesUp: (retries) => this.#giveUp(retries),
    });
  }

  get id(): ConnectorId {
    return `${this.#parts.host.name}/${this.connector.name}`;
  }

  get #named(): Pick<CutOff, 'connector'> {
    return { connector: this.connector.name };
  }

  /** How many associations it has, opened here or there. */
  get associations(): number {
    return this.#bound.size;
  }

  get isUp(): boolean {
    return this.#bound.size > 0;
  }

  /** How many messages it has been given so far. */
  get taken(): number {
    return this.#taken;
  }

  /** Whether it waits to try again. */
  get isWaiting(): boolean {
    return this.#retries.isWaiting;
  }

  /** Whether an attempt or a transfer is under way. */
  get isBusy(): boolean {
    return this.#calls.size > 0 || [...this.#bound].some((association) => association.isBusy);
  }

  /** One attempt, or the one under way; how it ended. An association of its own that stands is left as it is. */
  open(): Promise<ConnectorOutcome> {
    this.#isShut = false;
    this.#retries.stop();
    const [call] = this.#calls;
    if (call) return call.decided;
    if ([...this.#bound].some(({ bound }) => bound.isOurs)) return Promise.resolve('up');
    const barred = this.#barred();
    return barred ? Promise.resolve(this.#tellBarred(barred)) : this.#attempt('normal').decided;
  }

  /** A message waits here until it can go. */
  add(message: Message): void {
    this.#isShut = false;
    this.#taken += 1;
    this.#tray.add(message);
    this.#work();
  }

  /** Its MTA runs: goes on with what waits. */
  resume(): void {
    this.#isDown = false;
    if (this.#tray.count() === 0) return;
    this.#isShut = false;
    this.#work();
  }

  /** An association that the peer has opened. */
  accept(association: Association): void {
    this.#bound.add(association);
    this.#work();
  }

  /** Ends the associations that it has opened, and opens no others. */
  close(): void {
    this.#isShut = true;
    this.#retries.stop();
    this.#tray.hurry();
    for (const call of this.#calls) call.close();
    for (const association of this.#bound) if (association.bound.isOurs) association.close();
  }

  /** Its MTA has been stopped: what is queued waits until it runs again, also that which was to be gone on with. */
  stop(kept: readonly Message[]): void {
    this.close();
    this.#isDown = true;
    for (const message of kept) this.#tray.putBack(message);
  }

  /** Its MTA has ended: its lines are reset, and what was on its way waits in the queue again, for that is on disk (assumed). */
  drop(kept: readonly Message[]): void {
    this.#isShut = true;
    this.#isDown = true;
    this.#retries.stop();
    for (const call of this.#calls) call.drop();
    const sending = [...this.#bound].flatMap((association) => association.drop() ?? []);
    this.#bound.clear();
    for (const message of [...kept, ...sending]) this.#tray.putBack(message);
    this.#tray.hurry();
    this.rested();
  }

  /** Resolves when no attempt and no transfer is under way. */
  quiet(): Promise<void> {
    return this.isBusy ? new Promise((resolve) => this.#waiters.push(resolve)) : Promise.resolve();
  }

  free(association: Association): void {
    const message = this.#tray.take(kindOver(association), association.bound.line);
    if (message) association.transfer(message, this.#tray.timeFor(message));
  }

  hasWork(association: Association): boolean {
    return this.#tray.count(kindOver(association)) > 0;
  }

  received(apdu: Uint8Array, { bound }: Association, marks: readonly number[]): Receipt {
    const { host, log } = this.#parts;
    if (this.#ends(deadlyCheckpoints(host, marks), bound)) return 'fatal';
    if (isUnreadable(host, apdu, bound)) {
      log(undecodableTransfer({ host, connector: this.connector, block: bound.block }), bound.line, this.connector.name);
      return 'unreadable';
    }
    return this.#desk.arrived(apdu, this, bound.line) ? 'secured' : 'refused';
  }

  isFatal(aborted: Aborted, { bound }: Association): boolean {
    return this.#ends(deadlyEnd(this.#parts.host, aborted), bound);
  }

  transferred(message: Message, how: Transferred, { bound }: Association): void {
    if (how === 'refused') this.#tray.failed(message);
    else this.#tray.done(message, bound.line);
  }

  rested(): void {
    if (this.isBusy) return;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const tell of waiters) tell();
  }

  over(association: Association, { message, recovery }: Lost = {}): void {
    this.#bound.delete(association);
    if (recovery && message && this.#tray.mayResume(message))
      this.#cutOff({ ...this.#named, message, recovery: { ...recovery, within: this.#tray.timeLeft(message) } }, association);
    else if (message) this.#tray.failed(message);
    else if (recovery) this.#cutOff({ ...this.#named, recovery }, association);
    this.#work();
  }

  #ends(why: Deadly | undefined, bound: Bound): boolean {
    if (why) this.#desk.ends(why, this, bound);
    return why !== undefined;
  }

  /** Gives work to the associations that there are, and opens others for what none of them may carry. */
  #work(): void {
    for (const association of this.#bound) association.begin();
    for (const kind of KINDS) if (this.#demand(kind) === 'due') this.#attempt(kind);
    this.#needs.crowded(KINDS.some((kind) => this.#demand(kind) === 'barred'));
    this.rested();
  }

  #demand(kind: Kind): Need {
    if (this.#isShut || this.isWaiting || this.connector.schedule === 'selected' || this.#barred()) return 'none';
    // An association of the peer's carries our mail once we have the turn, and then none of our own is due.
    if ([...this.#bound].some(({ bound }) => !bound.isOurs && bound.isTwoWay && bound.kind === kind)) return 'none';
    return this.#needs.of(kind, this.#bound, this.#calls);
  }

  /** Why it makes no call now, by its schedule or because nobody does. */
  #barred(): EndingName | undefined {
    if (this.#isDown) return 'not running';
    const { schedule } = this.connector;
    if (schedule === 'never') return 'suspended';
    if (schedule === 'remote-initiated') return 'remote initiated';
    const isLazy = this.#parts.host.product.rules.emptyQueueSchedule.value === 'never-connects';
    return schedule === 'selected' && isLazy && this.#tray.count() === 0 ? 'empty queue' : undefined;
  }

  #tellBarred(ending: EndingName): ConnectorOutcome {
    const { outcome, detail } = ENDINGS[ending];
    this.#attempts += 1;
    this.#parts.world.emit({ type: 'attempt', connector: this.id, number: this.#attempts });
    this.#parts.world.emit({ type: 'connector', connector: this.id, outcome, detail });
    return outcome;
  }

  #attempt(kind: Kind, cutOff?: CutOff): Outbound {
    this.#attempts += 1;
    const purpose = { number: this.#attempts, kind, ...(cutOff ? { cutOff } : {}) };
    const call: Outbound = new Outbound(this.#parts, this.connector, purpose, this, (progress) => this.#told(call, progress));
    this.#calls.add(call);
    call.start();
    return call;
  }

  #told(call: Outbound, progress: Progress): void {
    this.#calls.delete(call);
    if ('bound' in progress) {
      this.#retries.succeeded();
      this.#bound.add(progress.bound);
      return this.#work();
    }
    const { cutOff } = call.purpose;
    if (cutOff?.message) this.#tray.failed(cutOff.message);
    if (ENDINGS[progress.failed].retried && !this.#isShut) this.#retries.failed();
    this.rested();
  }

  #tellRetry(number: number, of: number, after: number): void {
    const { host, log, world } = this.#parts;
    log([retryStarted({ host, connector: this.connector, block: 0 }, after)], undefined, this.connector.name);
    world.emit({ type: 'retry', connector: this.id, number, of, after });
  }

  /** Opens what is due by now, or what was asked for. */
  #again(): void {
    const due = KINDS.find((kind) => this.#demand(kind) === 'due');
    if (due || ![...this.#bound].some(({ bound }) => bound.isOurs)) this.#attempt(due ?? 'normal');
  }

  /** After the last open retry all that waits is returned, whatever its priority (Q157630, Q271545). */
  #giveUp(retries: number): void {
    const waiting = this.#tray.takeAll();
    const says = `${this.id} gives up after ${retries} open retries, and returns what is queued: ${waiting.length} (Q157630)`;
    this.#parts.world.emit({ type: 'note', says });
    for (const message of waiting) this.#desk.returned(message, 'MTS-congestion');
  }

  /** Who opened the association opens another one to go on; the other end waits for it as long as the recovery timeout (Q198622). */
  #cutOff(cutOff: CutOff, { bound }: Association): void {
    const { message, recovery } = cutOff;
    const isUnderWay = message !== undefined || recovery.octets.length > 0;
    if (bound.isOurs && isUnderWay && !this.#isShut) return void this.#attempt(bound.kind, cutOff);
    const expired = () => message && this.#tray.failed(message);
    this.#parts.recoveries.keep(cutOff, this.#parts.world.clock, this.#settings.recovery, expired);
  }
}

/** What may go over an association: anything, where the peer opened it. */
const kindOver = ({ bound }: Association): Kind | undefined => (bound.isOurs ? bound.kind : undefined);
