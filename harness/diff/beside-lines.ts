import { dress, type Paint, type Tone, widthOf } from '#harness/reports/index.ts';
import type { TreeLine } from './tree-lines.ts';
import { printable } from './words.ts';

/** Two things to be shown side by side, or one below the other. */
export type Sides = TreeLine;

/** Lines of two sides: next to one another where there is room for both, else A above B where they differ. */
export const besideLines = (lines: readonly Sides[], paint: Paint, width: number | undefined): readonly string[] =>
  width !== undefined && width >= ROOM ? lines.map((line) => inOne(line, paint, width)) : lines.flatMap((line) => inTwo(line, paint));

const inOne = ({ depth, mark, a, b }: Sides, paint: Paint, width: number): string => {
  const half = Math.floor((width - MARGIN - SEPARATOR) / 2);
  const [left, right] = [a, b].map((text) => cut(text === '' ? '' : '  '.repeat(depth) + printable(text), half, paint));
  const tone = TONES[mark];
  const padded = left! + ' '.repeat(half - widthOf(left!));
  const line = `${marked(mark, paint)}${dressed(paint, tone, padded)} ${paint.unicode ? '│' : '|'} ${dressed(paint, tone, right!)}`;
  return line.trimEnd();
};

const inTwo = ({ depth, mark, a, b }: Sides, paint: Paint): readonly string[] => {
  const sides: readonly (readonly [string, string])[] =
    mark === 'same' ? [[' ', a]] : [...(a ? [['A', a] as const] : []), ...(b ? [['B', b] as const] : [])];
  return sides.map(
    ([side, text]) =>
      `${marked(mark, paint)}${dressed(paint, TONES[mark], `${side} ${'  '.repeat(depth)}${cut(printable(text), LONGEST, paint)}`)}`,
  );
};

const marked = (mark: Sides['mark'], paint: Paint): string =>
  dressed(paint, TONES[mark], `${MARKS[mark][paint.unicode ? 0 : 1].padEnd(MARGIN - 1)} `);

const dressed = (paint: Paint, tone: Tone | undefined, text: string): string => (tone && text.trim() ? dress(paint, tone, text) : text);

const cut = (text: string, width: number, { unicode }: Paint): string => {
  const more = unicode ? '…' : '...';
  const letters = [...(unicode ? text : text.replaceAll('…', '...'))];
  return letters.length > width ? letters.slice(0, width - more.length).join('') + more : letters.join('');
};

/** What stands before a line, with its ASCII word. */
const MARKS: Readonly<Record<Sides['mark'], readonly [string, string]>> = {
  same: ['', ''],
  differs: ['≠', '!='],
  'only a': ['<', '<'],
  'only b': ['>', '>'],
};
const TONES: Readonly<Record<Sides['mark'], Tone | undefined>> = { same: undefined, differs: 'bad', 'only a': 'bad', 'only b': 'bad' };

/** Two trees beside one another need as much. */
const ROOM = 100;
const MARGIN = 3;
const SEPARATOR = 3;
const LONGEST = 200;
