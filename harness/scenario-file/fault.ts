import { defined } from '#src/core/index.ts';
import { caretsUnder, placeIn } from './places.ts';
import type { Span } from './tree.ts';

/** One thing that is wrong with a scenario file. */
export interface Fault {
  readonly file: string;
  /** From 1; 0 where the file as a whole is meant. */
  readonly line: number;
  readonly column: number;
  readonly says: string;
  /** What to do about it. */
  readonly hint?: string;
  /** The lines around, the last with carets under the word. */
  readonly excerpt?: string;
}

/** A text that faults can stand in. */
export interface Sheet {
  readonly file: string;
  readonly text: string;
}

/** A fault as long as its place is a span of the sheet at hand, or of another one that it names. */
export interface Problem {
  readonly span: Span;
  readonly says: string;
  readonly hint?: string | undefined;
  readonly sheet?: Sheet;
}

/** A problem with its line and column, for people. */
export const faultOf = ({ span, says, hint, sheet: other }: Problem, sheet: Sheet): Fault => {
  const { file, text } = other ?? sheet;
  const { line, column } = placeIn(text, span.start);
  return defined({ file, line, column, says, hint, excerpt: caretsUnder(text, span) });
};

/** The fault of a file that cannot be read at all. */
export const wholeFile = (file: string, says: string): Fault => ({ file, line: 0, column: 0, says });

/** A fault as it is printed: place and words, then the lines around with the hint behind the carets. */
export const render = ({ file, line, column, says, hint, excerpt }: Fault): string => {
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  if (excerpt === undefined) return [`${place}  ${says}`, hint].filter((part) => part !== undefined).join(', ');
  return `${place}  ${says}\n${excerpt}${hint === undefined ? '' : ` ${hint}`}`;
};

/** All faults as they are printed, with their number. */
export const renderAll = (faults: readonly Fault[]): string =>
  [...faults.map(render), `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}, nothing was run`].join('\n');
