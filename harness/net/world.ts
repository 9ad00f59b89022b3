import type { Emit } from '#harness/run/index.ts';
import type { Clock, Line } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';

/** All that an emulated host needs from outside. Tests hand in a memory world; nothing else knows the difference. */
export interface World {
  readonly network: Network;
  readonly clock: Clock;
  /** The date at which the clock stood at 0; absent: that of every run, so that runs are alike. */
  readonly began?: Date;
  readonly seed: number;
  readonly emit: Emit;
}

/** Lines by logical address. */
export interface Network {
  /** Takes calls to an address. Rejects with a NetworkError where it cannot be bound. */
  listen(at: NetworkAddress, answer: (line: Line) => void): Promise<Listener>;
  /** A line to there, not yet open. */
  dial(to: NetworkAddress, from: NetworkAddress): Line;
  /** Where a logical address really is, for people: `127.102.0.1:10102`. */
  real(at: NetworkAddress): string;
  close(): Promise<void>;
}
export interface Listener {
  close(): Promise<void>;
}

/** A clock that a run can drive. */
export interface RunClock extends Clock {
  /** Lets time pass, ringing what falls due; `quiet` is awaited after each ring. In milliseconds. */
  pass(ms: number, quiet: () => Promise<unknown>): Promise<void>;
  /** Waits for work that needs the network (and, in memory, makes it happen). */
  settle<T>(work: Promise<T>): Promise<T>;
}

/** Where a run can be made to stand: whoever is about to let something happen asks it. */
export interface Gate {
  readonly isShut: boolean;
  /** Until one is let by; undefined: nothing is in the way. */
  wait(): Promise<void> | undefined;
  /** Does it now, or when it is let by; in order. */
  pass(go: () => void): void;
  /** Says that it was opened, or shut. */
  watch(changed: () => void): void;
}
