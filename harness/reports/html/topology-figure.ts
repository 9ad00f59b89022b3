import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary.ts';
import type { Reached } from './reached.ts';

interface Box {
  readonly host: string;
  readonly product: string;
  readonly addresses: string;
  readonly ports: readonly string[];
  readonly isLeft: boolean;
  readonly top: number;
  readonly height: number;
}

/** The hosts of a scenario with their connectors, and a line from each to the one that took its call; to nobody, where nobody did. */
export const topologyFigure = (summary: Summary, reached: readonly Reached[]): Markup => {
  const boxes = boxesOf(summary, reached);
  const height = Math.max(0, ...boxes.map((box) => box.top + box.height)) + GAP;
  return markup`<svg class="net" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${summary.hosts.length} hosts, and which connector reached whom">${boxes.map(boxFigure)}${reached.map((each) => edge(boxes, each))}</svg>`;
};

/** Hosts in two columns, one after the other to the lower of them. */
const boxesOf = ({ hosts }: Summary, reached: readonly Reached[]): readonly Box[] => {
  let [left, right] = [0, 0];
  return hosts.map(({ host, product, addresses }): Box => {
    const own = reached.flatMap(({ connector, by }) => [connector, ...(by === undefined ? [] : [by])]);
    const ports = [...new Set(own.filter((id) => id.startsWith(`${host}/`)))];
    const height = HEAD + Math.max(1, ports.length) * ROW + 6;
    const isLeft = left <= right;
    const top = (isLeft ? left : right) + GAP;
    if (isLeft) left = top + height;
    else right = top + height;
    return { host, product, addresses: addresses.join(', '), ports, isLeft, top, height };
  });
};

const boxFigure = ({ host, product, addresses, isLeft, top, height }: Box): Markup => {
  const x = isLeft ? 1 : WIDTH - BOX - 1;
  return markup`<g><rect class="box" x="${x}" y="${top}" width="${BOX}" height="${height}" rx="4"/><text class="h" x="${x + 12}" y="${top + 22}">${cut(host, 30)}</text><text class="d" x="${x + 12}" y="${top + 39}">${cut(`${product}  ${addresses}`, 36)}</text></g>`;
};

const edge = (boxes: readonly Box[], { connector, host, to, by, says, last }: Reached): Markup => {
  const from = boxes.find((box) => box.host === host);
  if (!from) return markup``;
  const name = connector.slice(host.length + 1);
  const [x, y] = portOf(from, connector);
  const target = boxes.find((box) => box.host === to);
  const kind = last.outcome === 'up' ? 'up' : last.outcome === 'misrouted' ? 'wrong' : 'no';
  const text = markup`<text x="${from.isLeft ? 13 : WIDTH - BOX + 11}" y="${y + 4}"><title>${connector}: ${says}</title>${cut(name, 18)}</text><text class="o" x="${from.isLeft ? BOX - 10 : WIDTH - 14}" y="${y + 4}">${cut(says.replace(/ by \S+/, ''), 20)}</text>`;
  const line = target && by !== undefined ? through(from, [x, y], target, portOf(target, by)) : target ? stub(from, [x, y]) : undefined;
  return markup`<g class="${kind}">${text}${line !== undefined && markup`<path d="${line}"/>`}<circle cx="${x}" cy="${y}" r="4"/></g>`;
};

type Point = readonly [x: number, y: number];

const portOf = ({ isLeft, top, ports }: Box, id: string): Point => [
  isLeft ? BOX + 1 : WIDTH - BOX - 1,
  top + HEAD + Math.max(0, ports.indexOf(id)) * ROW + ROW / 2,
];

/** To the connector that took the call, ending a little before it with the head of an arrow. */
const through = (from: Box, [x, y]: Point, to: Box, [toX, toY]: Point): string => {
  const [out, into] = [from.isLeft ? BEND : -BEND, to.isLeft ? BEND : -BEND];
  const end = toX + (to.isLeft ? 6 : -6);
  // Both directions of one pair stand apart.
  const shift = from.isLeft ? -3 : 3;
  const head = to.isLeft ? 'l8 -5m-8 5l8 5' : 'l-8 -5m8 5l-8 5';
  return `M${x} ${y + shift}C${x + out} ${y + shift} ${toX + into} ${toY + shift} ${end} ${toY + shift}${head}`;
};

/** Out, and no further. */
const stub = ({ isLeft }: Box, [x, y]: Point): string => {
  const end = x + (isLeft ? STUB : -STUB);
  return `M${x} ${y}H${end}m-5 -5l10 10m0 -10l-10 10`;
};

const cut = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
};

const WIDTH = 860;
const BOX = 320;
const HEAD = 50;
const ROW = 24;
const GAP = 12;
const BEND = 90;
const STUB = 60;
