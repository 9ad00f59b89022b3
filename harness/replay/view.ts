import { dress, type Glyph, glyph, type Paint, type Tone } from '#harness/reports/index.ts';
import type { End } from '#src/dissect/index.ts';
import type { Differs, Played, Told } from './told.ts';

/** How a replay is shown. */
export interface ViewOptions {
  readonly paint: Paint;
  /** Whether it is said what was not said as it was recorded. */
  readonly verbose: boolean;
}

/** What happened, in lines: the frame of the capture, the number of its stream, whether it is as it was, who speaks, and what. */
export const toldLines = (stream: number, told: Told, { paint, verbose }: ViewOptions): readonly string[] => {
  const head = (mark: Glyph, tone: Tone): string =>
    `${`${told.frame ?? ''}`.padStart(FRAME)}  ${stream} ${dress(paint, tone, glyph(paint, mark))} ${arrow(paint, told.from)}`;
  switch (told.kind) {
    case 'said':
      return [
        `${head('none', 'dim')} ${printable(told.says)}`,
        ...(verbose ? told.changes.map((change) => dress(paint, 'dim', `${INDENT}changed   ${change}`)) : []),
      ];
    case 'came':
      return [`${head('pass', 'good')} ${printable(told.says)}`];
    case 'differs':
      return [`${head('fail', 'bad')} ${printable(told.got)}`, ...differenceLines(told)];
  }
};

const differenceLines = ({ expected, path, was, is, note }: Differs): readonly string[] => [
  `${INDENT}expected  ${printable(expected)}`,
  ...(path === undefined ? [] : [`${INDENT}at        ${path}: ${printable(was ?? 'nothing')}, now ${printable(is ?? 'nothing')}`]),
  ...(note === undefined ? [] : [`${INDENT}mind      ${note}`]),
];

/** `12 sent, 11 came as recorded, 1 differs`. */
export const countsSay = ({ sent, same, differs }: Pick<Played, 'sent' | 'same' | 'differs'>): string =>
  `${sent} sent, ${same} came as recorded, ${differs} ${differs === 1 ? 'differs' : 'differ'}`;

const arrow = (paint: Paint, from: End): string => glyph(paint, from === 'caller' ? 'arrow' : 'back');

/** What a peer wrote must not reach a terminal as it is. */
const printable = (text: string): string => {
  const safe = text.replace(/\p{C}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}...` : safe;
};

const FRAME = 6;
const INDENT = ' '.repeat(14);
const LONGEST = 200;
