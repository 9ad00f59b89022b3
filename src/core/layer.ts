/** A service primitive, named as the standard names it: `T-CONNECT.request`, `S-DATA.indication`. */
export interface Primitive {
  readonly kind: string;
}

/** What crosses one boundary: `down` holds requests and responses, `up` indications and confirms. */
export interface Service {
  readonly down: Primitive;
  readonly up: Primitive;
}

/** What a layer wants done, in order: a primitive passed up, one passed down, or an alarm set. */
export type Effect<Above extends Service, Below extends Service> =
  | { readonly up: Above['up'] }
  | { readonly down: Below['down'] }
  | Alarm<Above, Below>;

/** An alarm by its name; setting it again puts it off, and `after: Infinity` stops it. In milliseconds. */
export interface Alarm<Above extends Service, Below extends Service> {
  readonly alarm: string;
  readonly after: number;
  readonly ring: () => Effects<Above, Below>;
}

/** What a layer answers to one primitive. */
export type Effects<Above extends Service, Below extends Service> = readonly Effect<Above, Below>[];

/** One layer. It holds state, and no socket, no clock and no callback. */
export interface Layer<Above extends Service, Below extends Service> {
  /** May throw: to call out of turn is our own mistake. */
  fromAbove(primitive: Above['down']): Effects<Above, Below>;
  /** Never throws on account of what a peer sent. */
  fromBelow(primitive: Below['up']): Effects<Above, Below>;
}

/** The effect of passing a primitive up. */
export const up = <const P extends Primitive>(primitive: P) => ({ up: primitive });

/** The effect of passing a primitive down. */
export const down = <const P extends Primitive>(primitive: P) => ({ down: primitive });

/** Nothing to do. */
export const NOTHING: readonly never[] = [];
