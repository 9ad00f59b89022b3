import { nearestEntry, type Path, type Span, type Tree } from './tree.ts';

/** Line and column of an offset, both from 1. */
export const placeIn = (text: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
};

/** Says where a key stands, as `file:line:column`; the nearest place above where there is none. */
export const placer = (file: string, text: string, tree: Tree): ((...path: Path) => string) => {
  return (...path) => {
    const { line, column } = placeIn(text, nearestEntry(tree, path).at.start);
    return `${file}:${line}:${column}`;
  };
};

/** The line of a span and the one before it, with carets under the span as far as it is on that line. */
export const caretsUnder = (text: string, { start, end }: Span): string => {
  const { line, column } = placeIn(text, start);
  const lines = text.split(/\r?\n/);
  const written = lines[line - 1] ?? '';
  const before = line > 1 ? [numbered(line - 1, cut(lines[line - 2]!, 0))] : [];
  const from = column > WIDTH ? column - WIDTH / 2 : 0;
  const shown = cut(written, from);
  const indent = shown.slice(0, shown.length - written.slice(column - 1, from + 2 * WIDTH).length).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(end - start, written.length - column + 1, WIDTH)));
  return [...before, numbered(line, shown), `${' '.repeat(NUMBER)} | ${indent}${carets}`].join('\n');
};

const numbered = (line: number, text: string): string => `${String(line).padStart(NUMBER)} | ${text}`.trimEnd();

/** A window on a long line. */
const cut = (line: string, from: number): string => (from > 0 ? '…' : '') + line.slice(from, from + 2 * WIDTH);

const NUMBER = 4;
const WIDTH = 100;
