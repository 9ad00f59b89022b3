/** What something means, what may be behind it and what to try: for `port102 explain`. */
export interface Explanation {
  readonly term: string;
  /** What kind of thing it is: `event, Warning, Operating System [BASE IL TCP/IP DRVR 274]`. */
  readonly heading: string;
  readonly means: string;
  readonly causes: readonly string[];
  readonly try: readonly string[];
  /** Q numbers, a clause, or 'assumed'; absent: it is ours. */
  readonly source?: string;
}

/** The part of an explanation that somebody has to write. */
export type Advice = Pick<Explanation, 'means' | 'causes' | 'try'>;

/** What is left to write where a table says what something means. */
export type Hints = Omit<Advice, 'means'>;
