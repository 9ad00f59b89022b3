import { countedAs, type Stamped, type Verdict } from '#harness/run/index.ts';
import type { Header } from './header.ts';
import { isFailure } from './model.ts';
import { dress, type Glyph, glyph, type Paint, type Tone } from './paint.ts';
import { printable } from './printable.ts';
import { wrapped } from './table.ts';

type Of<Type extends Stamped['type']> = Extract<Stamped, { type: Type }>;
export type Told = Of<'verdict'>;

/** What stands for a verdict. */
const MARKS: Readonly<Record<Verdict, { readonly glyph: Glyph; readonly tone: Tone }>> = {
  none: { glyph: 'none', tone: 'dim' },
  pass: { glyph: 'pass', tone: 'good' },
  warn: { glyph: 'warn', tone: 'warn' },
  fail: { glyph: 'fail', tone: 'bad' },
  inconclusive: { glyph: 'inconclusive', tone: 'warn' },
  xfail: { glyph: 'xfail', tone: 'dim' },
  xpass: { glyph: 'xpass', tone: 'bad' },
  'n/a': { glyph: 'n/a', tone: 'dim' },
  error: { glyph: 'error', tone: 'bad' },
};

export const verdictMark = (paint: Paint, verdict: Verdict): string => {
  const { glyph: name, tone } = MARKS[verdict];
  return dress(paint, tone, glyph(paint, name));
};

/** A group of cases in one line: a mark for each, how many passed of those that could, and how many could not. */
export const groupLine = (paint: Paint, group: string, told: readonly Told[], strictness: Pick<Header, 'strict'>): string => {
  const able = told.filter(({ verdict }) => verdict !== 'n/a');
  const passed = able.filter((each) => countedAs(each.verdict) === 'passed' && !isFailure(strictness, each)).length;
  const skipped = told.length - able.length;
  const marks = told.map(({ verdict }) => verdictMark(paint, verdict)).join(paint.unicode ? '' : ' ');
  return `${group.padEnd(WIDEST_GROUP)} ${marks}  ${passed}/${able.length}${skipped > 0 ? `  ${skipped} n/a` : ''}`;
};

/** Everything that one needs to know of a case that did not pass; `again` runs it once more, `frames` shows what was said. */
export const caseBlock = (
  paint: Paint,
  told: Told,
  { again, frames }: { readonly again: string; readonly frames: string },
): readonly string[] => {
  const { verdict, case: id, requirement, clause, level, expected, observed, reason, note, sent, ending } = told;
  const rows: readonly (readonly [string, string])[] = [
    ['expected', expected.join(' or ')],
    ['observed', `${observed}${ending === 'open' ? '; the connection stood' : `; ending: ${ending}`}`],
    ['why', reason],
    ['baseline', note ?? ''],
    ['sent', sent.map(spaced).join(' | ')],
    ['again', again],
    ['frames', frames],
  ];
  return [
    `${verdictMark(paint, verdict)} ${dress(paint, 'strong', id)}  ${requirement}  ${dress(paint, 'dim', `${clause} · ${level.toUpperCase()}`)}`,
    ...rows
      .filter(([, text]) => text !== '')
      .flatMap(([name, text]) => wrapped(printable(text), LINE).map((line, index) => `    ${(index === 0 ? name : '').padEnd(9)} ${line}`)),
  ];
};

const spaced = (hex: string): string => hex.replaceAll(/(..)(?=.)/g, '$1 ');

const WIDEST_GROUP = 12;
const LINE = 100;
