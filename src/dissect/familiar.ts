import { Recurring } from '#src/core/index.ts';
import { textIn } from './hex.ts';
import type { Node } from './node.ts';

/**
 * Parts of one kind by their octets: names, domains and times are the same in many messages. What comes for the second time is drawn from
 * octets of its own, and is that one node from then on: it has no place in what it came in.
 */
export class Familiar {
  readonly #parts = new Recurring<string, Node>(MOST, () => new Map());

  /** The part with these octets, drawn by `draw` if it has to be; undefined for one that is new, long, or not drawn. */
  of(octets: Uint8Array, start: number, end: number, draw: (own: Uint8Array) => Node | undefined): Node | undefined {
    if (end - start > LONG) return undefined;
    return this.#parts.of(textIn(octets.subarray(start, end)), () => draw(octets.slice(start, end)));
  }
}

/** An O/R name is hardly longer. */
const LONG = 128;
const MOST = 200;
