import type { Filter } from '#harness/filter/index.ts';
import type { LayerName } from '#src/dissect/index.ts';
import type { ArgsOf } from './kind.ts';
import type { KINDS, KindName } from './kinds.ts';

/** One thing that goes wrong on purpose: what it is for, and what is done. */
export interface Fault {
  readonly on: Target;
  readonly deed: Doing;
  /** How often it strikes at most; absent: each time. */
  readonly times?: number;
}

/** What a fault is for: packets, by the PDUs in them and by who says them to whom. */
export interface Target {
  /** In place of layer and PDU. */
  readonly filter?: Filter;
  readonly layer?: LayerName;
  readonly pdu?: string;
  /** A host, a `host/connector`, an address, or one of the ends of a line: `caller`, `called`. */
  readonly from?: string;
  readonly to?: string;
  /** Either from there or to there. */
  readonly at?: string;
  /** Only this one of those that fit, from 1. */
  readonly nth?: number;
  /** Not the first so many of those that fit. */
  readonly after?: number;
  /** Counted on each line anew; absent: over the whole run. */
  readonly each?: 'line';
}

/** What is done, with its arguments. */
export type Doing = { readonly [K in KindName]: { readonly kind: K } & ArgsOf<(typeof KINDS)[K]['args']> }[KindName];
