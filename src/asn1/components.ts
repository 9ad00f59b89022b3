import type { Type, ValueOf } from './type.ts';

/** `T OPTIONAL`, X.680 §25.8: absent on the wire, absent in the value. */
export interface Optional<T> {
  readonly presence: 'optional';
  readonly type: Type<T>;
}

/** `T DEFAULT v`, X.680 §25.9. */
export interface Defaulted<T> {
  readonly presence: 'default';
  readonly type: Type<T>;
  readonly value: T;
  /** Whether the default is written, which is for the sender to choose. */
  readonly isStated: boolean;
}

/** The ellipsis `...`, X.680 §25.4. */
export interface Ellipsis {
  readonly presence: 'extensions';
}

/** What may stand in a SEQUENCE or a SET: a type, or one with a word about its presence. */
export type Component = Type<unknown> | Optional<unknown> | Defaulted<unknown> | Ellipsis;

/** The components of a SEQUENCE or a SET by name, in the order of the standard. */
export type Components = Readonly<Record<string, Component>>;

/** The TypeScript type of a SEQUENCE or SET of those components. */
export type RecordOf<C extends Components> = Flat<
  { [K in keyof C as C[K] extends Omittable ? never : K]: Held<C[K]> } & {
    [K in keyof C as C[K] extends Omittable ? K : never]?: Held<C[K]>;
  }
>;

/** `T OPTIONAL`. */
export const optional = <T>(type: Type<T>): Optional<T> => ({ presence: 'optional', type });

/** `T DEFAULT v`: read as v where it is absent, and absent where it is v. */
export const defaulted = <T>(type: Type<T>, value: T): Defaulted<T> => ({ presence: 'default', type, value, isStated: false });

/** `T DEFAULT v`: read as v where it is absent, and written also where it is v, as most products do. */
export const stated = <T>(type: Type<T>, value: T): Defaulted<T> => ({ presence: 'default', type, value, isStated: true });

/** `...`: the elements that are not known here, as octets, so that they can be written again. Without it they are a fault. */
export const extensions: Ellipsis = { presence: 'extensions' };

type Omittable = Optional<unknown> | Ellipsis;
type Held<C> = C extends Optional<infer T> ? T : C extends Defaulted<infer T> ? T : C extends Ellipsis ? readonly Uint8Array[] : ValueOf<C>;
type Flat<T> = { readonly [K in keyof T]: T[K] };
