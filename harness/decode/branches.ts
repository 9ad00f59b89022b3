import { dress, glyph, type Paint, printable, type Tone } from '#harness/reports/index.ts';
import type { Node, NodeValue } from '#src/dissect/index.ts';
import { Memo } from './memo.ts';
import { offsetIn } from './places.ts';
import type { Sheet } from './sheet.ts';
import { termOf } from './term.ts';

/** Writes trees, a line for each node. Of octets that were put together from several packets no place is said. */
export class Branches {
  readonly #paint: Paint;
  /** What was written of nodes that are the same in many trees, by how deep they stand. */
  readonly #shared: Memo<Node>[] = [];

  constructor(paint: Paint) {
    this.#paint = paint;
  }

  /** Writes the tree of what is in those octets, or was put together. */
  write(sheet: Sheet, tree: Node, octets: Uint8Array): void {
    this.#branch(sheet, tree, octets, offsetIn(octets, tree.source), 0);
  }

  #branch(sheet: Sheet, node: Node, octets: Uint8Array, offset: number, depth: number): void {
    const { source, start, end, children } = node;
    const at = offset + start;
    if (at >= 0 && offset + end <= octets.length) sheet.number(at, PLACE);
    else sheet.blanks(PLACE);
    if (children === undefined) {
      writeOctets(sheet.blanks(2), source, start, end);
      sheet.blanks(2 + 2 * depth);
    } else sheet.blanks(2 + OCTETS + 2 + 2 * depth);
    writeNode(sheet, node, this.#paint);
    sheet.terms(LINE_END);
    if (children === undefined) return;
    for (const child of children) {
      if (child.source === source) this.#branch(sheet, child, octets, offset, depth + 1);
      else this.#apart(sheet, child, octets, depth + 1);
    }
  }

  /** A node of octets of its own: without a place it says the same wherever it comes again. */
  #apart(sheet: Sheet, node: Node, octets: Uint8Array, depth: number): void {
    const offset = offsetIn(octets, node.source);
    const write = (on: Sheet): void => this.#branch(on, node, octets, offset, depth);
    if (!Number.isNaN(offset)) return write(sheet);
    this.#shared[depth] ??= new Memo<Node>(() => new WeakMap());
    this.#shared[depth].write(sheet, node, write);
  }
}

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
/** Octets of a leaf that are shown. */
export const SHOWN = 8;
const OCTETS = 2 * SHOWN + 2;
/** Of a value. */
const MOST_OCTETS = 64;
