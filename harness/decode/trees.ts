import { dress, glyph, type Paint } from '#harness/reports/index.ts';
import { hex, type Node, tpktTree } from '#src/dissect/index.ts';
import type { Spoken, View } from './dissection.ts';
import { type LineOptions, Lines } from './lines.ts';
import { placeIn } from './places.ts';
import type { Sheet } from './sheet.ts';

/** Below the line of each packet all that is in it: where a part stands, its octets, its name, what it says, and the clause. */
export class Trees extends Lines implements View {
  readonly #sheet: Sheet;
  readonly #paint: Paint;

  constructor(sheet: Sheet, options: LineOptions) {
    super(sheet, options);
    this.#sheet = sheet;
    this.#paint = options.paint;
  }

  override spoken(spoken: Spoken): void {
    super.spoken(spoken);
    const { tpkt, pdus } = spoken;
    this.#sheet.text(treeLines([tpktTree(tpkt), ...pdus.map((pdu) => pdu.tree())], tpkt, this.#paint));
  }
}

/** Trees as text, a line for each node. Of octets that were put together from several packets no place is said. */
export const treeLines = (trees: readonly Node[], octets: Uint8Array, paint: Paint): string => {
  let text = '';
  const put = (node: Node, depth: number): void => {
    const at = placeIn(octets, node);
    const shown = node.children ? '' : octetsSay(node.octets);
    text += `${(at === undefined ? '' : `${at}`).padStart(PLACE)}  ${shown.padEnd(OCTETS)}  ${'  '.repeat(depth)}${nodeSays(node, paint)}\n`;
    for (const child of node.children ?? []) put(child, depth + 1);
  };
  for (const tree of trees) put(tree, 0);
  return text;
};

/** A node in words: `TPDU size: 0b (2048 octets)`. */
export const nodeSays = ({ name, value, says, clause, why, children }: Node, paint: Paint): string => {
  const said = [
    dress(paint, children ? 'strong' : 'name', name) + (value === undefined ? '' : `: ${printable(String(value))}`),
    ...(says === undefined ? [] : [value === undefined ? printable(says) : `(${printable(says)})`]),
    ...(why === undefined ? [] : [dress(paint, 'bad', `${glyph(paint, 'fail')} ${printable(why)}`)]),
  ];
  return [said.join(' '), ...(clause === undefined ? [] : [dress(paint, 'dim', clause)])].join('  ');
};

const octetsSay = (octets: Uint8Array): string => {
  const text = hex(octets.subarray(0, SHOWN));
  return octets.length > SHOWN ? `${text}..` : text;
};

/** What a peer wrote must not reach a terminal as it is. */
const printable = (text: string): string => {
  const safe = text.replace(/\p{C}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}...` : safe;
};

const PLACE = 5;
const SHOWN = 8;
const OCTETS = 2 * SHOWN + 2;
const LONGEST = 200;
