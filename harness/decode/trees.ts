import { dress, glyph, type Paint, printable, type Tone } from '#harness/reports/index.ts';
import { isPlainDT } from '#src/cotp/index.ts';
import { type Node, type NodeValue, type Pdu, tpktTree } from '#src/dissect/index.ts';
import type { Spoken, View } from './dissection.ts';
import { type LineOptions, Lines } from './lines.ts';
import { keyOf, Memo } from './memo.ts';
import { offsetIn } from './places.ts';
import type { Sheet } from './sheet.ts';
import { termOf } from './term.ts';

/** Below the line of each packet all that is in it: where a part stands, its octets, its name, what it says, and the clause. */
export class Trees extends Lines implements View {
  readonly #sheet: Sheet;
  readonly #paint: Paint;
  readonly #memo = new Memo();

  constructor(sheet: Sheet, options: LineOptions) {
    super(sheet, options);
    this.#sheet = sheet;
    this.#paint = options.paint;
  }

  override spoken(spoken: Spoken): void {
    super.spoken(spoken);
    const { tpkt, pdus } = spoken;
    const [outermost, ...inner] = pdus;
    if (outermost?.layer === 'cotp' && isPlainDT(outermost.octets))
      this.#memo.write(this.#sheet, keyOf(tpkt, TOLD), (sheet) => this.#packet(sheet, tpkt, outermost));
    else this.#packet(this.#sheet, tpkt, outermost);
    for (const pdu of inner) this.#pdu(pdu, tpkt);
  }

  #packet(sheet: Sheet, tpkt: Uint8Array, outermost: Pdu | undefined): void {
    writeTree(sheet, tpktTree(tpkt), tpkt, this.#paint);
    if (outermost) writeTree(sheet, outermost.tree(), tpkt, this.#paint);
  }

  /** Most of what transfers consist of is the same in all of them. */
  #pdu(pdu: Pdu, tpkt: Uint8Array): void {
    const { octets, isAlone } = pdu;
    const write = (sheet: Sheet): void => writeTree(sheet, pdu.tree(), tpkt, this.#paint);
    if (isAlone && octets.length <= SHORT) this.#memo.write(this.#sheet, `${offsetIn(tpkt, octets)} ${keyOf(octets, SHORT)}`, write);
    else write(this.#sheet);
  }
}

/** Writes a tree, a line for each node. Of octets that were put together from several packets no place is said. */
export const writeTree = (sheet: Sheet, tree: Node, octets: Uint8Array, paint: Paint): void =>
  writeBranch(sheet, tree, octets, offsetIn(octets, tree.source), 0, paint);

const writeBranch = (sheet: Sheet, node: Node, octets: Uint8Array, offset: number, depth: number, paint: Paint): void => {
  const { source, start, end, children } = node;
  const at = offset + start;
  if (at >= 0 && offset + end <= octets.length) sheet.number(at, PLACE);
  else sheet.blanks(PLACE);
  if (children === undefined) {
    writeOctets(sheet.blanks(2), source, start, end);
    sheet.blanks(2 + 2 * depth);
  } else sheet.blanks(2 + OCTETS + 2 + 2 * depth);
  writeNode(sheet, node, paint);
  sheet.terms(LINE_END);
  if (children === undefined) return;
  for (const child of children) {
    const own = child.source === source ? offset : offsetIn(octets, child.source);
    writeBranch(sheet, child, octets, own, depth + 1, paint);
  }
};

/** Writes a node in words: `TPDU size: 0b (2048 octets)`. */
const writeNode = (sheet: Sheet, { name, value, says, clause, why, children }: Node, paint: Paint): void => {
  write(sheet, paint, children ? 'strong' : 'name', name);
  if (value !== undefined) writeValue(sheet.terms(COLON), value);
  if (says !== undefined) {
    if (value === undefined) writeWords(sheet.blanks(1), says);
    else writeWords(sheet.terms(OPEN), says).terms(CLOSE);
  }
  if (why !== undefined) sheet.text(` ${dress(paint, 'bad', `${glyph(paint, 'fail')} ${printable(why)}`)}`);
  if (clause !== undefined) write(sheet.blanks(2), paint, 'dim', clause);
};

const writeValue = (sheet: Sheet, value: NodeValue): void => {
  if (typeof value === 'string') writeWords(sheet, value);
  else if (typeof value === 'number' && value >= 0) sheet.number(value);
  else if (value instanceof Uint8Array) {
    sheet.hex(value, Math.min(value.length, MOST_OCTETS));
    if (value.length > MOST_OCTETS) sheet.text(`... ${value.length} octets`);
  } else sheet.text(String(value));
};

/** What anybody may have written. */
const writeWords = (sheet: Sheet, text: string): Sheet => (sheet.plain(text) ? sheet : sheet.text(printable(text)));

const write = (sheet: Sheet, paint: Paint, tone: Tone, text: string): void => {
  if (paint.colour) sheet.text(dress(paint, tone, text));
  else sheet.term(text);
};

const writeOctets = (sheet: Sheet, octets: Uint8Array, start: number, end: number): void => {
  const size = end - start;
  const shown = Math.min(size, SHOWN);
  sheet.hex(octets, shown, start);
  if (size > SHOWN) sheet.terms(DOTS);
  else sheet.blanks(OCTETS - 2 * shown);
};

const LINE_END = termOf('\n');
const COLON = termOf(': ');
const OPEN = termOf(' (');
const CLOSE = termOf(')');
const DOTS = termOf('..');
const PLACE = 5;
const SHOWN = 8;
/** All that is told of a DT in a packet and of its header: of its user data the first octets. */
const TOLD = 7 + SHOWN;
/** Of a PDU that may come again. */
const SHORT = 32;
const OCTETS = 2 * SHOWN + 2;
/** Of a value. */
const MOST_OCTETS = 64;
