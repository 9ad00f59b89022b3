import type { End } from '#src/dissect/index.ts';
import type { LineError } from '#src/io/index.ts';

/** What happens in a replay, step by step. Frames are those of the capture. */
export type Told =
  | { readonly kind: 'said'; readonly from: End; readonly frame: number; readonly says: string; readonly changes: readonly string[] }
  | { readonly kind: 'came'; readonly from: End; readonly frame: number; readonly says: string }
  | Differs;

/** The other side did not what it did in the capture. */
export interface Differs {
  readonly kind: 'differs';
  readonly from: End;
  /** Absent where it did more than is in the capture. */
  readonly frame?: number;
  /** What it did then, and what it did now, in words. */
  readonly expected: string;
  readonly got: string;
  /** The first part that differs, with what it said then and now. */
  readonly path?: string;
  readonly was?: string;
  readonly is?: string;
  /** Why what follows cannot be made to fit. */
  readonly note?: string;
}

/** What came of one conversation. */
export interface Played {
  readonly sent: number;
  readonly same: number;
  readonly differs: number;
  /** Where it stopped before its end: the frame that would have been next. */
  readonly stoppedAt?: number;
  /** Why there was no connection. */
  readonly unreachable?: LineError;
}
