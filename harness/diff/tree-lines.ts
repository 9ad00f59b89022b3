import { hasDifference, type Row } from './rows.ts';

/** A line of two trees: how deep it stands, and what it says at either side. */
export interface TreeLine {
  readonly depth: number;
  readonly mark: 'same' | 'differs' | 'only a' | 'only b';
  readonly a: string;
  readonly b: string;
}

/** Two trees as lines. What is the same goes into one line, and many such lines in a row into fewer, but where all is wanted. */
export const treeLines = (rows: readonly Row[], all: boolean, depth = 0): readonly TreeLine[] =>
  shortened(rows, all).flatMap((row) => {
    if (typeof row === 'number')
      return [{ depth, mark: 'same', a: `(${row} more that are the same)`, b: `(${row} more that are the same)` }];
    const isOpen = all || hasDifference(row);
    return [lineOf(row, depth, !isOpen && row.children.length > 0), ...(isOpen ? treeLines(row.children, all, depth + 1) : [])];
  });

const lineOf = ({ name, a, b, differs }: Row, depth: number, isShut: boolean): TreeLine => {
  const says = (part: typeof a): string =>
    part ? [part.says && part.says !== name ? `${name}: ${part.says}` : name, ...(isShut ? ['(the same)'] : [])].join(' ') : '';
  const mark = a && b ? (differs ? 'differs' : 'same') : a ? 'only a' : 'only b';
  return { depth, mark, a: says(a), b: says(b) };
};

/** Of a long run of rows that are the same the first and the last, and between them how many. */
const shortened = (rows: readonly Row[], all: boolean): readonly (Row | number)[] => {
  if (all) return rows;
  const short: (Row | number)[] = [];
  let run: Row[] = [];
  const flush = (): void => {
    short.push(...(run.length > LONG ? [run[0]!, run.length - 2, run.at(-1)!] : run));
    run = [];
  };
  for (const row of rows) {
    if (hasDifference(row)) {
      flush();
      short.push(row);
    } else run.push(row);
  }
  flush();
  return short;
};

const LONG = 8;
