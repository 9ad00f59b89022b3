import type { Step } from '../case.ts';

/** How a client ended that met a bad responder. */
export type ClientEnding = 'named' | 'mute' | 'accepted' | 'hung' | 'crashed';

/** One way in which a responder treats a caller. */
export interface Responder {
  /** Stable and speaking: `refuses.with-dr-3`. */
  readonly id: string;
  /** What it does, in words. */
  readonly says: string;
  /** From when the caller is connected; its CR is waited for where a step needs it. */
  readonly steps: readonly Step[];
  /** What a client would say that names the reason. */
  readonly reason: RegExp;
  /** Nothing is wrong with it: a client has to go on. */
  readonly isLegal?: true;
}
