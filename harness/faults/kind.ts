import type { Form } from './forms.ts';
import type { Deed, Reach } from './meddler.ts';

/** An argument of a kind of fault, in the order of the text. */
export interface Arg<T> {
  readonly form: Pick<Form<unknown>, 'wants' | 'read'> & { write(value: never): string };
  readonly says: string;
  /** Stands before it in a text: `xor 01`. */
  readonly word?: string;
  readonly isOptional?: true;
  /** Whether it is there at all, given those before it; absent: it is. */
  readonly goesWith?: (args: Readonly<Record<string, unknown>>) => boolean;
  /** What it is when it is read; nothing is there, it is for the compiler. */
  readonly type?: T;
}

export type Args = Readonly<Record<string, Arg<unknown>>>;
export type ArgsOf<A> = { readonly [K in keyof A]: A[K] extends Arg<infer T> ? T : never };

/** Where a fault does its work: one direction of one line. */
export interface Site {
  /** In whose name it makes the line wait. */
  readonly by: object;
  readonly reach: Reach | undefined;
  /** From 0 up to 1. */
  random(): number;
  /** Tells what was done, in its turn among the deeds. */
  told(says: string): Deed;
  /** Packets kept so far, of those that are to go together. */
  kept: Uint8Array[];
}

/** One kind of fault: its words, its arguments, its work on a packet, and what it says of that. */
export interface Kind<A extends Args> {
  readonly says: string;
  readonly args: A;
  readonly example: string;
  /** What becomes of a packet; undefined where it does not fit, and passes as it is. */
  work(octets: Uint8Array, args: ArgsOf<A>, site: Site): readonly Deed[] | undefined;
  /** Of kinds that keep packets: how many go together. Those that follow the one it is for are kept, whatever they are. */
  readonly gathers?: (args: ArgsOf<A>) => number;
}

/** A kind whose work knows its arguments. */
export const kind = <A extends Args>(row: Kind<A>): Kind<A> => row;

/** An argument that must be there. */
export const arg = <T>(form: Form<T>, says: string): Arg<T> => ({ form, says });

/** An argument that may be left out. */
export const optional = <T>(form: Form<T>, says: string, how: Pick<Arg<T>, 'word' | 'goesWith'> = {}): Arg<T | undefined> => ({
  form,
  says,
  isOptional: true,
  ...how,
});
