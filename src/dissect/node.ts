import { ProtocolError } from '#src/core/index.ts';
import { hex } from './hex.ts';

/** What an element says: a number, text, a truth, or octets. */
export type NodeValue = string | number | boolean | bigint | Uint8Array;

/** A value as text: octets in hexadecimal. */
export const valueText = (value: NodeValue): string => (value instanceof Uint8Array ? hex(value) : String(value));

/** A part of a PDU as people look at it. Where it stands its octets tell: they are views of those that were dissected, as far as these were whole. */
export interface Node {
  /** What the standard calls it. */
  readonly name: string;
  /** All of its octets, its header included. */
  readonly octets: Uint8Array;
  readonly value?: NodeValue | undefined;
  /** What the value stands for, in words. */
  readonly says?: string | undefined;
  /** Where the standard defines it; a node without a clause stands in that of the one that holds it. */
  readonly clause?: string | undefined;
  /** Why it could not be read, or what is wrong with it. */
  readonly why?: string | undefined;
  readonly children?: readonly Node[] | undefined;
}

/** What may be said of a node besides its name and its octets. */
export type Sayings = Partial<Pick<Node, 'value' | 'says' | 'clause' | 'why' | 'children'>>;

/** A node. All have the same shape, with what is not said undefined: there are many, and the engine is quick with what is alike. */
export const node = (name: string, octets: Uint8Array, { value, says, clause, why, children }: Sayings = NOTHING): Node => ({
  name,
  octets,
  value,
  says,
  clause,
  why,
  children,
});

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
