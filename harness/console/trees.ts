import { type Node, valueText } from '#src/dissect/index.ts';
import type { TreeOf } from './protocol.ts';

/** Trees of the PDUs of one frame; all of them together have so many parts at most, and so many levels. */
export class Trees {
  readonly #octets: Uint8Array;
  #left: number;

  /** `octets`: of the frame. Parts say where they stand in them. */
  constructor(octets: Uint8Array, most = MOST_PARTS) {
    this.#octets = octets;
    this.#left = most;
  }

  all(nodes: readonly Node[]): readonly TreeOf[] {
    return this.#parts(nodes, 0);
  }

  #of(node: Node, depth: number): TreeOf {
    this.#left--;
    const { name, value, says, clause, why, start, end, children } = node;
    const at = this.#placeOf(node);
    const parts = children && depth < DEEPEST ? this.#parts(children, depth + 1) : undefined;
    return {
      name: cut(name),
      ...(value === undefined ? {} : { value: cut(valueText(value)) }),
      ...(says === undefined ? {} : { says: cut(says) }),
      ...(clause === undefined ? {} : { clause }),
      ...(why === undefined ? {} : { why: cut(why) }),
      ...(at === undefined ? {} : { at }),
      length: end - start,
      ...(parts === undefined ? {} : { children: parts }),
    };
  }

  #parts(children: readonly Node[], depth: number): readonly TreeOf[] {
    const parts: TreeOf[] = [];
    for (const [index, child] of children.entries()) {
      if (this.#left <= 0) return [...parts, { name: '...', why: `${children.length - index} more are not shown`, length: 0 }];
      parts.push(this.#of(child, depth));
    }
    return parts;
  }

  /** Nowhere, where its octets were put together from several frames. */
  #placeOf({ source, start, end }: Node): number | undefined {
    if (source.buffer !== this.#octets.buffer) return undefined;
    const at = source.byteOffset - this.#octets.byteOffset + start;
    return at >= 0 && at + end - start <= this.#octets.length ? at : undefined;
  }
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text);

export const MOST_PARTS = 5000;
export const DEEPEST = 64;
/** Of a text, in characters. */
export const LONGEST = 4096;
