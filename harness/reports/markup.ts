import { visible, visibleLines } from './visible.ts';

/** Markup that is written; everything else is text, and is escaped where it is put in. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What can stand between pieces of markup: nothing, text, markup, or a row of these. */
export type Piece = Markup | string | number | undefined | false | readonly Piece[];

/** HTML, SVG or XML from a template: what is put in is escaped, unless it is markup itself. */
export const markup = (written: TemplateStringsArray, ...pieces: readonly Piece[]): Markup =>
  new Markup(written.reduce((text, part, index) => `${text}${rendered(pieces[index - 1])}${part}`));

/** Text as it stands in markup and in attributes; what is not seen is written as numbers. */
export const escaped = (text: string): string => visible(text).replace(SPECIAL, (character) => ENTITIES[character]!);

/** Text with its lines as they are, for where white space counts. */
export const preformatted = (text: string): Markup => new Markup(visibleLines(text).replace(SPECIAL, (character) => ENTITIES[character]!));

const rendered = (piece: Piece): string => {
  if (piece === undefined || piece === false) return '';
  if (piece instanceof Markup) return piece.toString();
  return typeof piece === 'object' ? piece.map(rendered).join('') : escaped(String(piece));
};

const SPECIAL = /[&<>"']/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
