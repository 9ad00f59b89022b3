/** How well a rule is known: its clause was read; so was that, but the reaction is concluded; second hand; from memory. */
export type Mark = 'T' | 'I' | 'A' | 'M';

/** Whom a rule is about: who answers, who initiates, or both. */
export type Side = 'R' | 'I' | 'B';

/** One requirement on an endpoint, as the standards have it, before anybody thinks of how to try it. */
export interface Rule {
  readonly id: string;
  readonly side: Side;
  readonly keyword: 'MUST' | 'MUST NOT' | 'SHOULD' | 'MAY';
  readonly mark: Mark;
  readonly clause: string;
  /** What is done to the endpoint, and what it has to do. */
  readonly says: string;
}

export const rule = (id: string, side: Side, keyword: Rule['keyword'], mark: Mark, clause: string, says: string): Rule => ({
  id,
  side,
  keyword,
  mark,
  clause,
  says,
});
