import type { Cancel } from '#src/io/index.ts';
import { Schedule } from './schedule.ts';
import { turn } from './turn.ts';
import type { Gate, RunClock } from './world.ts';

/** Nothing is left to happen, and the work is not done: somebody waits for what will never come. */
export class Stuck extends Error {
  override readonly name = 'Stuck';

  constructor() {
    super('nothing is left to happen, and the work is not done');
  }
}

/** Time that passes only when nothing else is left to do: a day of retries takes milliseconds, and two runs are alike. */
export class VirtualClock implements RunClock {
  readonly #schedule = new Schedule();
  readonly #gate: Gate | undefined;
  #now = 0;

  /** Whatever is to ring passes the gate before. */
  constructor(gate?: Gate) {
    this.#gate = gate;
  }

  now(): number {
    return this.#now;
  }

  alarm(after: number, ring: () => void): Cancel {
    return this.#schedule.add(this.#now + Math.max(0, after), ring);
  }

  async pass(ms: number, quiet: () => Promise<unknown>): Promise<void> {
    const until = this.#now + ms;
    while (this.#schedule.next <= until) {
      const held = this.#gate?.wait();
      if (held) await held;
      if (this.#schedule.next <= until) this.#ring();
    }
    this.#now = until;
    await this.settle(quiet());
  }

  async settle<T>(work: Promise<T>): Promise<T> {
    let waiting = true;
    const done = work.finally(() => {
      waiting = false;
    });
    for (let idle = 0; waiting && idle < PATIENCE; ) {
      await turn();
      if (!waiting) break;
      const held = this.#gate?.wait();
      if (held) await held;
      if (this.#schedule.next === Infinity) idle += 1;
      else this.#ring();
    }
    return waiting ? Promise.reject(new Stuck()) : done;
  }

  #ring(): void {
    const { at, ring } = this.#schedule.take()!;
    this.#now = at;
    ring();
  }
}

/**
 * Real time that a run may skip over: sockets take the time they take, timers do not. `idle` resolves when no socket has anything
 * under way: then alarms ring behind that alone, however long a busy machine takes. Where nobody can know it, they ring when it is time, or
 * when the work at hand is done.
 */
export class SkippingClock implements RunClock {
  readonly #idle: (() => Promise<unknown>) | undefined;
  readonly #schedule = new Schedule();
  readonly #began = performance.now();
  readonly #gate: Gate | undefined;
  #skipped = 0;
  /** Since when time stands. */
  #stands: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** While the gate is shut time stands, and whatever is to ring waits at it. */
  constructor(idle?: () => Promise<unknown>, gate?: Gate) {
    this.#idle = idle;
    this.#gate = gate;
    gate?.watch(() => this.#turned(gate.isShut));
    if (gate?.isShut) this.#turned(true);
  }

  now(): number {
    return (this.#stands ?? performance.now()) - this.#began + this.#skipped;
  }

  alarm(after: number, ring: () => void): Cancel {
    const cancel = this.#schedule.add(this.now() + Math.max(0, after), ring);
    this.#arm();
    return () => {
      cancel();
      this.#arm();
    };
  }

  async pass(ms: number, quiet: () => Promise<unknown>): Promise<void> {
    const until = this.now() + ms;
    await this.#rest(quiet());
    while (this.#schedule.next <= until) {
      const held = this.#gate?.wait();
      if (held) await held;
      // What was let by with it comes first.
      else this.#ring();
      await this.#rest(quiet());
    }
    this.#skipTo(until);
    await this.settle(quiet());
    this.#arm();
  }

  async settle<T>(work: Promise<T>): Promise<T> {
    let waiting = true;
    const done = work.finally(() => {
      waiting = false;
    });
    for (let idle = 0; waiting && idle < PATIENCE; ) {
      await this.#rest(done);
      if (!waiting) break;
      const held = this.#gate?.wait();
      if (held) await held;
      else if (this.#schedule.next < Infinity) this.#ring();
      else idle += 1;
    }
    return waiting ? Promise.reject(new Stuck()) : done;
  }

  /** Drops all alarms, so that nothing keeps the process. */
  stop(): void {
    this.#schedule.clear();
    clearTimeout(this.#timer);
  }

  /** Until nothing is under way, or as far as anybody knows, until the work is done. */
  #rest(work: Promise<unknown>): Promise<unknown> {
    return this.#idle ? this.#idle() : work;
  }

  #ring(): void {
    this.#skipTo(this.#schedule.next);
    this.#schedule.take()!.ring();
  }

  #skipTo(at: number): void {
    this.#skipped += Math.max(0, at - this.now());
  }

  #turned(isShut: boolean): void {
    if (isShut) this.#stands = performance.now();
    else {
      this.#skipped -= performance.now() - (this.#stands ?? performance.now());
      this.#stands = undefined;
    }
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#idle !== undefined || this.#stands !== undefined) return;
    const wait = this.#schedule.next - this.now();
    if (wait < Infinity) this.#timer = setTimeout(() => this.#due(), Math.min(Math.max(0, wait), LONGEST));
  }

  #due(): void {
    while (this.#schedule.next <= this.now()) this.#schedule.take()!.ring();
    this.#arm();
  }
}

/** Real time, waited for. */
export class RealClock extends SkippingClock {
  override async pass(ms: number, quiet: () => Promise<unknown>): Promise<void> {
    await new Promise<void>((resolve) => this.alarm(ms, resolve));
    await quiet();
  }
}

/** Turns without any alarm left after which work is taken to be stuck. */
const PATIENCE = 1000;
/** The longest that setTimeout can wait. */
const LONGEST = 2 ** 31 - 1;
