import type { Ladder, Rung } from './ladder-model.ts';
import { dress, glyph, type Paint, type Tone } from './paint.ts';
import { widthOf, wrapped } from './table.ts';
import { elapsed } from './times.ts';
import { visible } from './visible.ts';

/** A ladder in lines of text. */
export const ladderText = (paint: Paint, { title, lifelines, rungs }: Ladder, width = WIDTH): readonly string[] => {
  if (lifelines.length === 0) return [];
  const room = Math.max(LEAST, width - MARGIN);
  const places = lifelines.map((_, index) => Math.round((index * (room - 1)) / Math.max(1, lifelines.length - 1)));
  return [
    dress(paint, 'strong', visible(title)),
    heads(
      lifelines.map(({ name, says }) => visible(`${name} ${says}`.trim())),
      places,
      room,
    ),
    ...rungs.flatMap((rung) => rungText(paint, rung, places, room)),
  ];
};

const rungText = (paint: Paint, rung: Rung, places: readonly number[], room: number): readonly string[] => {
  const tone = TONES[rung.tone];
  const painted = (text: string): string => (tone ? dress(paint, tone, text) : text);
  const time = elapsed(rung.t)
    .padStart(MARGIN - 2)
    .padEnd(MARGIN);
  if (rung.kind === 'note') {
    const mark = rung.tone === 'bad' ? `${glyph(paint, 'fail')} ` : '';
    return wrapped(`${mark}${visible(rung.text)}`, room - NOTE).map(
      (line, index) =>
        `${index === 0 ? time : ' '.repeat(MARGIN)}${bars(places, room, NOTE, places[rung.at] === 0 ? 'left' : 'right', line, painted)}`,
    );
  }
  return [`${time}${arrow(paint, rung, places, room, painted)}`];
};

/** `|-- CR called "A" ----->|`; a call within one host comes back to where it began. */
const arrow = (
  paint: Paint,
  { from, to, text, frame }: Extract<Rung, { kind: 'arrow' }>,
  places: readonly number[],
  room: number,
  painted: (text: string) => string,
): string => {
  const [left, right] = from === to ? [0, room - 1] : [Math.min(places[from]!, places[to]!), Math.max(places[from]!, places[to]!)];
  const inner = right - left - 1;
  const number = frame === undefined ? '' : ` #${frame}`;
  const label = ` ${cut(visible(text), Math.max(8, inner - 8 - number.length))}${number} `;
  const dashes = Math.max(2, inner - widthOf(label) - 1);
  const line = '-'.repeat(Math.floor(dashes / 2));
  const rest = '-'.repeat(dashes - line.length);
  const [head, back] = paint.unicode ? ['▶', '◀'] : ['>', '<'];
  const drawn = from <= to ? `${line}${label}${rest}${head}` : `${back}${line}${label}${rest}`;
  return `${' '.repeat(left)}|${painted(drawn)}|`;
};

const cut = (text: string, room: number): string => {
  const letters = [...text];
  return letters.length > room ? `${letters.slice(0, room - 3).join('')}...` : text;
};

const bars = (
  places: readonly number[],
  room: number,
  indent: number,
  side: 'left' | 'right',
  text: string,
  painted: (text: string) => string,
): string => {
  const space = Math.max(0, room - 2 - indent - widthOf(text));
  const [before, after] = side === 'left' ? [indent, space] : [space, indent];
  return places.length < 2 ? `|${' '.repeat(indent)}${painted(text)}` : `|${' '.repeat(before)}${painted(text)}${' '.repeat(after)}|`;
};

const heads = (names: readonly string[], places: readonly number[], room: number): string => {
  let line = ' '.repeat(MARGIN);
  for (const [index, name] of names.entries()) {
    const start = MARGIN + Math.min(places[index]!, Math.max(0, room - widthOf(name)));
    line = `${line.padEnd(start)}${widthOf(line) > start ? '  ' : ''}${name}`;
  }
  return line;
};

const TONES: Readonly<Record<Rung['tone'], Tone | undefined>> = { plain: undefined, dim: 'dim', good: 'good', bad: 'bad' };
/** For times. */
const MARGIN = 12;
const NOTE = 2;
const WIDTH = 110;
const LEAST = 40;
