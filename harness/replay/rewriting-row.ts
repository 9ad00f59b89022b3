import type { Known } from './known.ts';

/** Something that is not said as it was recorded: what, where, and from where it is known what to say instead. */
export interface Rewriting<Of> {
  readonly what: string;
  readonly where: string;
  readonly from: string;
  /** The same object where nothing is to be changed. */
  readonly rewrite: (of: Of, known: Known) => Of;
}
