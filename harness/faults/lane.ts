import type { Cancel, Clock } from '#src/io/index.ts';
import type { Deed, LineEnd, Meddler } from './meddler.ts';
import type { Packets } from './packets.ts';
import { Stages } from './stages.ts';

/** What a lane does to the line. */
export interface LaneEnds {
  pass(octets: Uint8Array): void;
  answer(octets: Uint8Array): void;
  end(how: LineEnd): void;
  /** More waits than may. */
  overrun(): void;
  /** Nothing waits any more. */
  idle(): void;
}

/** One direction of a line: what passes, what its meddlers make of it, and what has to wait. */
export class Lane {
  readonly #meddlers: readonly Meddler[];
  readonly #stages: Stages;
  readonly #clock: Clock;
  readonly #ends: LaneEnds;
  readonly #most: number;
  #queue: (Deed | (() => void))[] = [];
  /** Where the queue begins: to take the first out of many costs too much. */
  #head = 0;
  #octets = 0;
  #cancel: Cancel | undefined;
  /** Who makes it wait. */
  #by: object | undefined;
  #isForGood = false;
  #isRunning = false;
  #isStopped = false;
  /** This way is ended: nothing passes any more. */
  #isFinished = false;

  /** `most`: octets that may wait. */
  constructor(meddlers: readonly Meddler[], packets: Packets, clock: Clock, ends: LaneEnds, most = LANE_LIMIT) {
    this.#meddlers = meddlers;
    this.#stages = new Stages(meddlers, packets);
    this.#clock = clock;
    this.#ends = ends;
    this.#most = most;
    for (const meddler of meddlers) {
      meddler.begins?.({
        clock,
        do: (deeds) => this.do(this.#stages.behind(meddler, deeds)),
        release: (by) => this.release(by),
      });
    }
  }

  /** Whether something waits: what comes now comes after it. */
  get isWaiting(): boolean {
    return this.#cancel !== undefined;
  }

  /** Whether it waits until somebody lets go of it. */
  get isHeld(): boolean {
    return this.isWaiting && this.#isForGood;
  }

  /** Whether what comes now goes on at once. */
  get isClear(): boolean {
    return !this.isWaiting && this.#head === this.#queue.length;
  }

  /** The line is open: those who meddle with that have their turn. */
  begin(): void {
    for (const meddler of this.#meddlers) if (meddler.at === 'opening') this.do(meddler.meddle({ octets: NONE, pdus: [] }) ?? []);
  }

  push(octets: Uint8Array): void {
    if (!this.#isFinished) this.do(this.#stages.of(octets));
  }

  /** Does these deeds after those that wait. */
  do(deeds: readonly Deed[]): void {
    for (const deed of deeds) {
      this.#queue.push(deed);
      this.#octets += sizeOf(deed);
    }
    this.#run();
    if (this.#octets > this.#most) this.#ends.overrun();
  }

  /** Does something of the line's own after all that waits, as nothing follows. */
  after(last: () => void): void {
    this.do(this.#stages.rest());
    this.#queue.push(last);
    this.#run();
  }

  /** Does nothing until it is started again: its reader reads nothing. */
  stop(): void {
    this.#isStopped = true;
  }

  start(): void {
    this.#isStopped = false;
    this.#run();
  }

  /** Lets go of what waits; of what waits `by` somebody, where it is said by whom. */
  release(by?: object): void {
    const isMeant = (each: object | undefined): boolean => by === undefined || each === by;
    const queue = this.#queue.slice(this.#head);
    this.#queue = queue.filter((deed) => typeof deed === 'function' || !('wait' in deed && isMeant(deed.by)));
    this.#octets -= COST * (queue.length - this.#queue.length);
    this.#head = 0;
    if (this.isWaiting && isMeant(this.#by)) this.#goOn();
  }

  /** Drops what waits: the line is gone. */
  clear(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#queue = [];
    this.#head = 0;
    this.#octets = 0;
  }

  /** The line is gone for those who meddle with it, too. */
  over(): void {
    this.clear();
    for (const meddler of this.#meddlers) meddler.ends?.();
  }

  #goOn(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#run();
  }

  #run(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (!this.isWaiting && !this.#isStopped && this.#head < this.#queue.length) this.#do(this.#take());
    this.#isRunning = false;
    if (this.isClear) this.#ends.idle();
  }

  #take(): Deed | (() => void) {
    const first = this.#queue[this.#head]!;
    this.#head += 1;
    if (this.#head === this.#queue.length || this.#head > MOST_DONE) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
    return first;
  }

  #do(deed: Deed | (() => void)): void {
    if (typeof deed === 'function') return deed();
    this.#octets -= sizeOf(deed);
    if ('pass' in deed) this.#pass(deed.pass);
    else if ('answer' in deed) this.#ends.answer(deed.answer);
    else if ('end' in deed) this.#end(deed.end);
    else if ('tell' in deed) deed.tell();
    else this.#wait(deed.wait, deed.by);
  }

  #pass(octets: Uint8Array): void {
    if (!this.#isFinished) this.#ends.pass(octets);
  }

  #end(how: LineEnd): void {
    if (how === 'finish' && this.#isFinished) return;
    this.#isFinished = true;
    this.#ends.end(how);
  }

  #wait(time: number, by: object | undefined): void {
    this.#by = by;
    this.#isForGood = time === Number.POSITIVE_INFINITY;
    this.#cancel = this.#isForGood ? () => {} : this.#clock.alarm(time, () => this.#goOn());
  }
}

const sizeOf = (deed: Deed): number => ('pass' in deed ? deed.pass.length : 'answer' in deed ? deed.answer.length : 0) + COST;

/** Octets that may wait in one direction. */
export const LANE_LIMIT = 16 * 1024 * 1024;
/** Deeds that are done, and not yet let go of. */
const MOST_DONE = 16 * 1024;
/** What the least of deeds costs to keep. */
const COST = 64;
const NONE = new Uint8Array();
