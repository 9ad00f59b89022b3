import type { Result } from './result.ts';

/** The head of the table. */
export const head = (): string => line(COLUMNS.map(({ title }) => title));

/** One line of the table. */
export const row = (result: Result): string => line(COLUMNS.map(({ cell }) => cell(result)));

interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (result: Result) => string;
}

// biome-ignore format: a table
const COLUMNS: readonly Column[] = [
  { title: 'shape',          width: 22, cell: ({ shape }) => shape },
  { title: 'raw',            width: 12, cell: ({ raw, unit }) => `${figure(raw)} ${unit}` },
  { title: 'ours',           width: 12, cell: ({ ours, unit }) => `${figure(ours)} ${unit}` },
  { title: 'ratio (range)',  width: 20, cell: ({ ratio: { median, least, most } }) => `${figure(median)} (${figure(least)} to ${figure(most)})` },
  { title: 'CPU',            width: 5,  cell: ({ cpu }) => figure(cpu) },
  { title: 'target',         width: 12, cell: targetOf },
  { title: 'met',            width: 0,  cell: verdictOf },
];

function targetOf({ target, unit }: Result): string {
  if (target === undefined) return '-';
  return target.kind === 'ratio' ? `>= ${target.least}` : `<= ${target.most} ${unit}`;
}

function verdictOf({ target, margin, unit }: Result): string {
  if (target === undefined || margin === undefined) return '-';
  return margin >= 0 ? 'yes' : `missed by ${figure(-margin)}${target.kind === 'ratio' ? '' : ` ${unit}`}`;
}

const line = (cells: readonly string[]): string =>
  cells
    .map((cell, index) => cell.padEnd(COLUMNS[index]!.width))
    .join('  ')
    .trimEnd();

/** Three digits that count, or all those before the point. */
const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
