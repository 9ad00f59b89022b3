import type { Selector } from '#src/cotp/index.ts';

/** How the endpoint is to be spoken to: what is right for it, so that a case can do one thing wrong. */
export interface Terms {
  readonly called?: Selectors;
  readonly calling?: Selectors;
  /** Our MTA name and password. */
  readonly mta: string;
  readonly password?: string;
  /** What a link is given for each answer, in milliseconds. */
  readonly timeout: number;
  /** How long nothing must come for it to be silence, where nothing else tells. */
  readonly quiet: number;
}

export interface Selectors {
  readonly t?: Selector;
  readonly s?: Selector;
  readonly p?: Selector;
}
