import { dress, glyph, type Paint, printable, type Tone } from '#harness/reports/index.ts';
import { type Node, tpktTree } from '#src/dissect/index.ts';
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
    writeTree(this.#sheet, tpktTree(tpkt), tpkt, this.#paint);
    for (const pdu of pdus) writeTree(this.#sheet, pdu.tree(), tpkt, this.#paint);
  }
}

/** Writes a tree, a line for each node. Of octets that were put together from several packets no place is said. */
export const writeTree = (sheet: Sheet, tree: Node, octets: Uint8Array, paint: Paint, depth = 0): void => {
  const at = placeIn(octets, tree);
  if (at === undefined) sheet.blanks(PLACE);
  else sheet.number(at, PLACE);
  sheet.text('  ');
  if (tree.children) sheet.blanks(OCTETS);
  else writeOctets(sheet, tree.octets);
  sheet.blanks(2 + 2 * depth);
  writeNode(sheet, tree, paint);
  sheet.text('\n');
  for (const child of tree.children ?? []) writeTree(sheet, child, octets, paint, depth + 1);
};

/** Writes a node in words: `TPDU size: 0b (2048 octets)`. */
const writeNode = (sheet: Sheet, { name, value, says, clause, why, children }: Node, paint: Paint): void => {
  write(sheet, paint, children ? 'strong' : 'name', name);
  if (typeof value === 'number' && value >= 0) sheet.text(': ').number(value);
  else if (value instanceof Uint8Array) writeValue(sheet.text(': '), value);
  else if (value !== undefined) sheet.text(': ').text(printable(String(value)));
  if (says !== undefined) {
    const text = printable(says);
    if (value === undefined) sheet.text(' ').text(text);
    else sheet.text(' (').text(text).text(')');
  }
  if (why !== undefined) write(sheet.text(' '), paint, 'bad', `${glyph(paint, 'fail')} ${printable(why)}`);
  if (clause !== undefined) write(sheet.text('  '), paint, 'dim', clause);
};

const write = (sheet: Sheet, paint: Paint, tone: Tone, text: string): void => {
  sheet.text(paint.colour ? dress(paint, tone, text) : text);
};

const writeValue = (sheet: Sheet, octets: Uint8Array): void => {
  sheet.hex(octets, Math.min(octets.length, MOST_OCTETS));
  if (octets.length > MOST_OCTETS) sheet.text(`... ${octets.length} octets`);
};

const writeOctets = (sheet: Sheet, octets: Uint8Array): void => {
  const shown = Math.min(octets.length, SHOWN);
  sheet.hex(octets, shown);
  if (octets.length > SHOWN) sheet.text('..');
  else sheet.blanks(OCTETS - 2 * shown);
};

const PLACE = 5;
const SHOWN = 8;
const OCTETS = 2 * SHOWN + 2;
/** Of a value. */
const MOST_OCTETS = 64;
