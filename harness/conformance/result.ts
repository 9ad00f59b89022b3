import type { Verdict } from '#harness/run/index.ts';
import type { Case, Role } from './case.ts';

/** How the connection of a case stood at its end. */
export type Ending = 'orderly' | 'refused' | 'reset' | 'closed' | 'timeout' | 'open';

/** What came of a case on its link. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly ending: Ending;
  /** What might have happened at the step where it was decided, and what did. */
  readonly expected: readonly string[];
  readonly observed: string;
  /** Empty: nothing is to be said. */
  readonly reason: string;
  /** The last stimulus. */
  readonly sent: readonly Uint8Array[];
}

/** A case that was run. */
export interface Result extends Outcome {
  readonly case: Case;
  readonly role: Role;
  /** Of the capture, its sanity check left out. */
  readonly frames: { readonly first: number; readonly last: number };
  readonly tookMs: number;
  /** Of several runs of it, which one. */
  readonly round: number;
}

/** What went wrong, in words: what was said of it, or that something came which should not have. */
export const saysOf = ({ reason, observed, expected }: Pick<Outcome, 'reason' | 'observed' | 'expected'>): string =>
  reason === '' ? `${observed} came where ${listed(expected)} must` : reason;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
