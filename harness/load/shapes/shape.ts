import type { NetworkAddress } from '#src/tpkt/index.ts';

/** Something that is measured on both sides: on raw node:net, and on our own stack. */
export interface Shape {
  /** What `--only` knows it by. */
  readonly name: string;
  /** How often it is done in one round. */
  readonly count: number;
  readonly gauge: Gauge;
  readonly target?: Target;
  /** Whether the processes of a side serve all rounds, or each round begins with new ones. */
  readonly processes: 'kept' | 'fresh';
  readonly raw: Side;
  readonly ours: Side;
}

/** One side of a shape: what one process does to be called, what another does to call it, and what a third does between them. */
export interface Side {
  /** Takes calls, each time at a port of its own; absent where there is no socket. */
  readonly serve?: () => Promise<Served>;
  /** Takes calls in place of who is called there, and passes them on; absent where nobody does. */
  readonly between?: (called: NetworkAddress) => Promise<Served>;
  /** Does it so often, and is done when all of it is. */
  readonly run: (count: number, to: NetworkAddress) => Promise<void> | void;
}

/** Somebody who takes calls. */
export interface Served {
  readonly at: NetworkAddress;
  close(): unknown;
}

/** What one round took: time, CPU time of all processes, and by how many octets the called one grew (RSS). */
export interface Taken {
  readonly count: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly grown: number;
}

/** What a round's time or memory is read as. */
export interface Gauge {
  readonly unit: string;
  readonly figure: (taken: Taken) => number;
}

/** What is aimed at: that our figure is at least so much of the raw one, or at most so much by itself. */
export type Target = { readonly kind: 'ratio'; readonly least: number } | { readonly kind: 'figure'; readonly most: number };
