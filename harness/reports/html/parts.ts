import type { Verdict } from '#harness/run/index.ts';
import { type Markup, markup, type Piece } from '../markup.ts';
import type { Result } from '../model.ts';
import { glyph, PLAIN } from '../paint.ts';
import { shortened } from '../visible.ts';

/** The class of a verdict; `n/a` is none that a style can name. */
export const classOf = (verdict: Verdict): string => (verdict === 'n/a' ? 'na' : verdict);

/** A verdict as a mark before a name. */
export const mark = (verdict: Verdict): Markup =>
  markup`<i class="${classOf(verdict)}" title="${verdict}">${verdict === 'none' ? '?' : glyph(PLAIN, verdict)}</i>`;

export const badge = (verdict: Verdict): Markup => markup`<span class="badge ${classOf(verdict)}">${verdict}</span>`;

/** A table that scrolls by itself where it is too wide; no table where there are no rows. */
export const table = (heads: readonly Piece[], rows: readonly Markup[]): Markup =>
  rows.length === 0
    ? markup``
    : markup`<div class="wide"><table><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;

/** Text of a peer or of a person, which may be very long. */
export const short = (text: string): string => shortened(text, LONGEST);

/** A button that takes a result away as Markdown; without a script there is none. */
export const copyButton = ({ anchor }: Pick<Result, 'anchor'>): Markup =>
  markup`<p><button type="button" data-of="${anchor}" hidden>copy as issue</button></p>`;

/** What is shown of one value, in characters. */
const LONGEST = 1000;
