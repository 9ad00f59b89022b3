import type { Pdu } from '#src/dissect/index.ts';
import type { Clock } from '#src/io/index.ts';

/** Which way something passes a line, as its holder sees it. */
export type Going = 'in' | 'out';

/** What passes: a packet of RFC 1006 with the PDUs in it, or a chunk of the stream as it came, which has none. */
export interface Passing {
  readonly octets: Uint8Array;
  /** As they came; another meddler may have changed the octets since. */
  readonly pdus: readonly Pdu[];
}

/** How a line is ended. */
export type LineEnd = 'finish' | 'close' | 'reset';

/** One thing that is done, in its turn. */
export type Deed =
  | { readonly pass: Uint8Array }
  /** Goes back to where that came from. */
  | { readonly answer: Uint8Array }
  /** Milliseconds that hold up all that follows in that direction; Infinity: until `by` lets go of it. */
  | { readonly wait: number; readonly by?: object }
  /** `finish` ends this way, and leaves the other open. */
  | { readonly end: LineEnd }
  /** Something of the meddler's own, when all before it is done: it tells of it, say. */
  | { readonly tell: () => void };

/**
 * Who meddles with what passes a line: faults of a scenario, habits of a product, the one bug of a saboteur. It says what is to be done in
 * place of passing something on, or undefined where it is not concerned.
 */
export interface Meddler {
  /** `opening` asks once, when the line is open, before anything passes. Of a broken stream the rest is one packet without PDUs. */
  readonly at: 'opening' | 'chunk' | 'packet';
  readonly going: Going;
  meddle(passing: Passing): readonly Deed[] | undefined;
  /** What it can do of itself, told before all else. */
  begins?(reach: Reach): void;
  /** What it has kept, as nothing follows: the direction comes to its end. */
  rest?(): readonly Deed[];
  /** The line is gone. */
  ends?(): void;
}

/** How far the arm of a meddler reaches: what it may do when nothing passes. */
export interface Reach {
  readonly clock: Clock;
  /** Deeds of its own, after all that waits. */
  do(deeds: readonly Deed[]): void;
  /** Lets go of what waits `by` somebody. */
  release(by: object): void;
}

/** A meddler, new for each line: it may remember what has passed. Several, where they remember together what passes either way. */
export type Habit = () => Meddler | readonly Meddler[];
