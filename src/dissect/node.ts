import { ProtocolError } from '#src/core/index.ts';
import { hex } from './hex.ts';

/** What an element says: a number, text, a truth, or octets. */
export type NodeValue = string | number | boolean | bigint | Uint8Array;

/** A value as text: octets in hexadecimal. */
export const valueText = (value: NodeValue): string => (value instanceof Uint8Array ? hex(value) : String(value));

/** A part of a PDU as people look at it. There are so many that none has a view of its octets before it is asked for. */
export class Node {
  /** What the standard calls it. */
  readonly name: string;
  /** The octets that were dissected, as far as these were whole, and from where to where in them it stands. */
  readonly source: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly value: NodeValue | undefined;
  /** What the value stands for, in words. */
  readonly says: string | undefined;
  /** Where the standard defines it; a node without a clause stands in that of the one that holds it. */
  readonly clause: string | undefined;
  readonly children: readonly Node[] | undefined;
  /** Why it could not be read, or what is wrong with it. */
  readonly why: string | undefined;

  constructor(
    name: string,
    source: Uint8Array,
    start: number,
    end: number,
    value?: NodeValue,
    says?: string,
    clause?: string,
    children?: readonly Node[],
    why?: string,
  ) {
    this.name = name;
    this.source = source;
    this.start = start;
    this.end = end;
    this.value = value;
    this.says = says;
    this.clause = clause;
    this.children = children;
    this.why = why;
  }

  /** All of its octets, its header included. */
  get octets(): Uint8Array {
    return this.source.subarray(this.start, this.end);
  }

  toJSON(): object {
    const { name, octets, value, says, clause, why, children } = this;
    return { name, octets, value, says, clause, why, children };
  }
}

/** Whether parts that came before may be the same nodes again, of octets of their own: they have no place in what they came in. */
export type Sharing = 'shared' | undefined;

/** What may be said of a node besides its name and its octets. */
export type Sayings = Partial<Pick<Node, 'value' | 'says' | 'clause' | 'why' | 'children'>>;

/** A node of all of those octets. */
export const node = (name: string, octets: Uint8Array, { value, says, clause, why, children }: Sayings = NOTHING): Node =>
  new Node(name, octets, 0, octets.length, value, says, clause, children, why);

/** What is read of octets, or a node that says why they cannot be read. */
export const orWhy = (name: string, octets: Uint8Array, read: () => Node, clause?: string): Node => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return node(name, octets, { clause, why: error.message });
  }
};

const NOTHING: Sayings = {};
