import type { Selector } from '#src/cotp/index.ts';

/** How the endpoint is to be spoken to: what is right for it, so that a case can do one thing wrong. */
export interface Terms {
  readonly called?: Party;
  readonly calling?: Party;
  /** Our MTA name and password. */
  readonly mta: string;
  readonly password?: string;
  /** What a link is given for each answer, in milliseconds. */
  readonly timeout: number;
  /** How long nothing must come for it to be silence, where nothing else tells. */
  readonly quiet: number;
}

/** A side of an association: where it is found, and what its AARQ or AARE calls it. */
export interface Party {
  readonly t?: Selector;
  readonly s?: Selector;
  readonly p?: Selector;
  /** AP-title-form2, X.227 §9.1: an object identifier as text. */
  readonly apTitle?: string;
  /** ASO-qualifier-form2 of the same. */
  readonly aeQualifier?: number;
}
