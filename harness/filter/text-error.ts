/** What is wrong at a column of a text, which counts from 1. */
export interface TextFault {
  readonly column: number;
  readonly says: string;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** How many letters are meant; 1 where it does not say. */
  readonly width?: number;
}

/** A text of one line that cannot be read. The message shows the text, with carets under what is meant. */
export class TextError extends Error {
  override readonly name: string = 'TextError';
  readonly column: number;
  readonly says: string;
  readonly hint?: string;
  /** How many letters are meant. */
  readonly width: number;

  constructor(text: string, fault: TextFault) {
    super(`column ${fault.column}: ${fault.says}\n${caretsUnder(text, fault)}`);
    this.column = fault.column;
    this.says = fault.says;
    this.width = fault.width ?? 1;
    if (fault.hint !== undefined) this.hint = fault.hint;
  }
}

/** A word of somebody's text within a sentence of ours: one line, and not too long. */
export const named = (word: string): string => `"${printable(word.length > LONGEST ? `${word.slice(0, LONGEST - 1)}…` : word)}"`;

const caretsUnder = (text: string, { column, width = 1, hint }: TextFault): string => {
  const from = column > WINDOW ? column - 1 - WINDOW / 2 : 0;
  const shown = printable(`${from > 0 ? '…' : ''}${text.slice(from, from + WINDOW)}`);
  const before = column - 1 - from + (from > 0 ? 1 : 0);
  const carets = '^'.repeat(Math.max(1, Math.min(width, shown.length - before)));
  return [`  ${shown}`.trimEnd(), `  ${' '.repeat(before)}${carets}${hint === undefined ? '' : ` ${hint}`}`].join('\n');
};

// One for one, so that the carets stay where they belong.
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');

const LONGEST = 40;
const WINDOW = 100;
