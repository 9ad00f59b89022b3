import type { ProtocolError } from './fault.ts';
import type { Alarm, Effects, Primitive, Service } from './layer.ts';

/** What a machine takes the unreadable and the unexpected for. `primitive` is what it came in, where it came from below. */
export interface Invalid<Below extends Service = Service> {
  readonly kind: 'invalid';
  readonly error: ProtocolError;
  readonly primitive: Below['up'];
}

/** Sets an alarm that comes back as an event of its name; `after: Infinity` stops it. */
export type Later<Above extends Service, Below extends Service> = (alarm: string, after: number) => Alarm<Above, Below>;

/** One cell of a state table: if the predicate holds, go there and do that. A ProtocolError thrown by `do` is `invalid`. */
export interface Row<State, Variables, Event, Above extends Service, Below extends Service> {
  if?(variables: Variables, event: Event): boolean;
  readonly to: State;
  do?(variables: Variables, event: Event, later: Later<Above, Below>): Effects<Above, Below>;
}

/** State by state, event by event, as in the annex of the standard. What has no cell is `invalid`. */
export type StateTable<State extends string, Variables, Event extends Primitive, Above extends Service, Below extends Service> = {
  readonly [S in State]: {
    readonly [K in Event['kind']]?: OneOrMore<Row<State, Variables, Extract<Event, { kind: K }>, Above, Below>>;
  } & { readonly invalid: OneOrMore<Row<State, Variables, Invalid<Below>, Above, Below>> };
};

/** One row, or several of which the first that fits counts. */
export type OneOrMore<T> = T | readonly T[];
