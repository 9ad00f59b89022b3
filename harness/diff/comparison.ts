import type { Recorded } from '#harness/decode/index.ts';
import type { Row } from './rows.ts';
import type { Step } from './steps.ts';

/** How two captures are compared. */
export interface CompareOptions {
  /** Packet by packet, with everything that is left out else: references, times, identifiers, lengths. */
  readonly strict?: boolean;
}

/** What came of it. */
export interface Comparison {
  readonly associations: readonly Compared[];
  readonly summary: Totals;
  readonly isStrict: boolean;
}

/** How many there were. */
export interface Totals {
  readonly associations: number;
  readonly same: number;
  readonly different: number;
  readonly onlyInA: number;
  readonly onlyInB: number;
  /** PDUs that are in A, and in B: the outermost of a packet and those that it completes. */
  readonly pdus: { readonly a: number; readonly b: number };
}

export type Verdict = 'same' | 'differs' | 'only in A' | 'only in B';

/** An association of A, and that of B which it is, where there is one. */
export interface Compared {
  readonly a?: Recorded;
  readonly b?: Recorded;
  readonly verdict: Verdict;
  /** In the order of the conversation. */
  readonly differences: readonly Difference[];
  /** The last steps before the first difference that are the same. */
  readonly before: readonly Same[];
  /** How many of its steps are the same. */
  readonly same: number;
}

/** A step that both have. */
export interface Same {
  readonly a: Step;
  readonly b: Step;
}

/** One difference: a PDU that is not the same, that one side lacks, or something about the connection itself. */
export interface Difference {
  /** Where the first part stands that differs: `CC > TPDU size`. */
  readonly path: string;
  /** What A says there; absent where it has no such part. */
  readonly a?: string;
  readonly b?: string;
  /** What it amounts to, where that is more than two values. */
  readonly says?: string;
  readonly stepA?: Step;
  readonly stepB?: Step;
  /** How many more parts of the same PDUs differ. */
  readonly further: number;
  /** The PDUs part by part, put together when they are asked for. */
  readonly rows?: () => readonly Row[];
}
