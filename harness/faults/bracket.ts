import { FilterError, parseFilter } from '#harness/filter/index.ts';
import type { Target } from './fault.ts';
import { failWith, TEXT_FAULTS } from './text-faults.ts';

/** A bracket in a text. */
interface Bracket {
  /** Just behind the opening one, and just behind the closing one. */
  readonly begin: number;
  readonly end: number;
}

/** The filter in brackets at the beginning, if there is one; a bracket in quotes is none. */
export const bracketIn = (text: string): Bracket | undefined => {
  const [open] = /^\s*\[/.exec(text) ?? [];
  if (open === undefined) return undefined;
  const [inside] = /^(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|[^\]"'])*\]/.exec(text.slice(open.length)) ?? [];
  if (inside === undefined) return failWith(text, TEXT_FAULTS.unclosed());
  return { begin: open.length, end: open.length + inside.length };
};

/** The filter in a bracket. */
export const filterIn = (text: string, { begin, end }: Bracket): Target['filter'] => {
  try {
    const filter = parseFilter(text.slice(begin, end - 1));
    const unknown = [...filter.fieldsUsed].find((field) => !ASKED.has(field));
    if (unknown === undefined) return filter;
    return failWith(text, {
      column: begin + 1,
      says: `a fault knows no ${unknown} of what passes`,
      hint: `it knows ${[...ASKED].join(', ')}`,
    });
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return failWith(text, { column: begin + error.column, says: error.says, hint: error.hint });
  }
};

/** What a filter may ask of a packet that passes. */
const ASKED: ReadonlySet<string> = new Set(['host', 'connector', 'peer', 'dir', 'layer', 'pdu', 'ref', 'tsel', 'called', 'calling', 'len']);
