import type { Ladder, Rung } from './ladder-model.ts';
import { type Markup, markup } from './markup.ts';
import { wrapped } from './table.ts';
import { elapsed } from './times.ts';

/** A ladder as SVG for a page that has LADDER_STYLE: nothing is said in it but by classes. */
export const ladderFigure = ({ title, lifelines, rungs }: Ladder): Markup => {
  const places = lifelines.map((_, index) => MARGIN + EDGE + index * GAP);
  const width = MARGIN + EDGE * 2 + Math.max(1, lifelines.length - 1) * GAP;
  const scene: Scene = { places, width };
  const drawn: Markup[] = [];
  let y = HEAD;
  for (const rung of rungs) {
    const { height, markup: piece } = rung.kind === 'arrow' ? arrow(scene, rung, y) : note(scene, rung, y);
    drawn.push(piece);
    y += height;
  }
  const height = y + FOOT;
  const label = `${title}: ${lifelines.map(({ name }) => name).join(', ')}, ${rungs.length} steps`;
  return markup`<svg class="ladder" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">${lifelines.map(({ name, says }, index) => markup`<text class="h" x="${places[index]!}" y="16">${name}</text><text class="s" x="${places[index]!}" y="30">${says}</text><path class="l" d="M${places[index]!} 38V${height - 4}"/>`)}${drawn}</svg>`;
};

/** The same as a file of its own, in colours for light and dark. */
export const ladderSvg = (ladder: Ladder): string => {
  const text = ladderFigure(ladder).toString();
  const style = `<style>${LADDER_COLOURS}${LADDER_STYLE}</style><rect class="ground" width="100%" height="100%"/>`;
  const at = text.indexOf('>') + 1;
  return `${text.slice(0, at).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')}${style}${text.slice(at)}\n`;
};

interface Scene {
  readonly places: readonly number[];
  readonly width: number;
}

interface Drawn {
  readonly height: number;
  readonly markup: Markup;
}

const arrow = ({ places }: Scene, { from, to, t, text, tone, frame }: Extract<Rung, { kind: 'arrow' }>, top: number): Drawn => {
  const y = top + LINE + 5;
  const [start, end] = from === to ? [places[from]!, places[from]! + GAP / 2] : [places[from]!, places[to]!];
  const isForth = end >= start;
  const head = isForth ? 'l-7 -4m7 4l-7 4' : 'l7 -4m-7 4l7 4';
  const x = Math.min(start, end) + INSET;
  const room = Math.floor((Math.abs(end - start) - INSET * 2) / LETTER) - (frame === undefined ? 0 : `#${frame} `.length);
  const letters = [...text];
  const shown = letters.length > room ? `${letters.slice(0, Math.max(1, room - 1)).join('')}…` : text;
  return {
    height: LINE + 12,
    markup: markup`<g class="${tone === 'plain' ? (isForth ? 'f' : 'b') : tone}">${letters.length > room && markup`<title>${text}</title>`}<text class="t" x="${MARGIN}" y="${y + 3}">${elapsed(t)}</text><text x="${x}" y="${y - 5}">${frame !== undefined && markup`<tspan class="n">#${frame} </tspan>`}${shown}</text><path d="M${start} ${y}H${end}${head}"/></g>`,
  };
};

const note = ({ places, width }: Scene, { at, t, text, tone }: Extract<Rung, { kind: 'note' }>, top: number): Drawn => {
  const x = places[at]!;
  const isLeft = x < width / 2;
  const most = Math.floor((GAP - INSET * 4) / LETTER);
  const lines = wrapped(text, most)
    .flatMap((line) => pieces(line, most))
    .slice(0, MOST_LINES);
  const wide = Math.max(...lines.map((line) => [...line].length), 1) * LETTER + INSET * 2;
  const height = lines.length * LINE + 8;
  const left = Math.round(isLeft ? x + 6 : x - 6 - wide);
  return {
    height: height + 8,
    markup: markup`<g class="o ${tone}"><text class="t" x="${MARGIN}" y="${top + LINE + 1}">${elapsed(t)}</text><rect x="${left}" y="${top + 2}" width="${Math.round(wide)}" height="${height}" rx="3"/>${lines.map((line, index) => markup`<text x="${left + INSET}" y="${top + LINE + 1 + index * LINE}">${line}</text>`)}</g>`,
  };
};

/** A word that is longer than a line. */
const pieces = (line: string, most: number): readonly string[] => {
  const letters = [...line];
  return Array.from({ length: Math.max(1, Math.ceil(letters.length / most)) }, (_, index) =>
    letters.slice(index * most, (index + 1) * most).join(''),
  );
};

/** What the classes of a ladder look like; colours are the variables of the page. */
export const LADDER_STYLE = `.ladder{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;max-width:100%;height:auto}
.ladder text{fill:var(--ink)}.ladder .h{text-anchor:middle;font-weight:700}.ladder .s,.ladder .t{fill:var(--dim)}.ladder .s{text-anchor:middle}.ladder .t{text-anchor:end}.ladder .n{fill:var(--dim)}
.ladder path{fill:none;stroke-width:1.5;stroke:var(--dim)}.ladder .l{stroke:var(--line);stroke-width:1}
.ladder .f path{stroke:var(--forth)}.ladder .b path{stroke:var(--back)}.ladder .bad path{stroke:var(--bad);stroke-width:2.2}.ladder .bad text:not(.t){fill:var(--bad);font-weight:600}
.ladder .good path{stroke:var(--good)}.ladder .dim text{fill:var(--dim)}.ladder .dim path{stroke-width:1}
.ladder rect{fill:var(--note);stroke:var(--line)}.ladder .o.good rect{stroke:var(--good)}.ladder .o.bad rect{stroke:var(--bad)}.ladder .o.dim rect{fill:none;stroke-dasharray:3 3}
.ladder .ground{fill:var(--ground);stroke:none}`;

/** The variables, for a file that is no page. */
export const LADDER_COLOURS = `svg{--ground:#fff;--ink:#1a1d24;--dim:#656b76;--line:#c9c7bf;--note:#faf7ea;--forth:#0b5cad;--back:#8a4510;--bad:#b3261e;--good:#1a7f4b}
@media (prefers-color-scheme:dark){svg{--ground:#17191d;--ink:#e6e6e3;--dim:#9aa0ab;--line:#43474f;--note:#26282d;--forth:#6fb1ff;--back:#e0a070;--bad:#ff8078;--good:#5fcf95}}
`;

/** Up to the end of the times, and from there to the first lifeline. */
const MARGIN = 64;
const EDGE = 90;
/** Between two lifelines. */
const GAP = 510;
const INSET = 8;
const LINE = 16;
const HEAD = 42;
const FOOT = 10;
/** Width of a letter of 12 px. */
const LETTER = 7.25;
const MOST_LINES = 5;
