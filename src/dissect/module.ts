import type { Part, Type } from '#src/asn1/index.ts';
import type { Node, NodeValue } from './node.ts';

/** How the names of a module are written by the standard, where that is not ours with hyphens. */
export type Names = Readonly<Record<string, string>>;

/** What the values of some parts mean, by our name of them: a code in words. */
export type Meanings = Readonly<Record<string, (value: NodeValue) => string | undefined>>;

/** How the elements of one module are shown. */
export interface Module {
  readonly clause: string;
  readonly names?: Names;
  /** Names of parts in a certain whole, by its name, where they are not called that elsewhere. */
  readonly within?: Readonly<Record<string, Names>>;
  readonly meanings?: Meanings;
  /** What is a PDU of another module, and told as such: only its octets are shown. */
  readonly sealed?: readonly string[];
  /** The types of parts that may be anything, by the name of the part, from those beside it. */
  readonly open?: Readonly<Record<string, (beside: readonly Part[]) => Type<unknown> | undefined>>;
  /** What goes on inside octets that hold a PDU of another module, by the name of the part. */
  readonly inside?: Readonly<Record<string, (octets: Uint8Array) => readonly Node[] | undefined>>;
}

/** What a part goes by that we call so, in a whole of that name. */
export const nameOf = (ours: string, { names, within }: Module, whole: string): string =>
  within?.[whole]?.[ours] ?? names?.[ours] ?? hyphened(ours);

/** Ours with hyphens, as the modules write them; the names of types are theirs already. */
const hyphened = (ours: string): string =>
  /^[A-Z]/.test(ours) ? ours : ours.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
