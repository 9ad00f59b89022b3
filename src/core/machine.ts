import { ProtocolError } from './fault.ts';
import { type Effect, type Effects, type Layer, NOTHING, type Primitive, type Service } from './layer.ts';
import type { Invalid, Later, OneOrMore, Row, StateTable } from './table.ts';

/** What makes a layer: its table, where it starts, its variables, and how it reads what comes from below. */
export interface Machine<State extends string, Variables, Event extends Primitive, Above extends Service, Below extends Service> {
  readonly table: StateTable<State, Variables, Event, Above, Below>;
  readonly start: State;
  readonly variables: Variables;
  /** One event, or several where PDUs are concatenated. Throws a ProtocolError at the unreadable. */
  readonly read: (primitive: Below['up']) => readonly Event[];
  /** Names the fault of an event that has no cell. */
  readonly unexpected: (detail: { readonly got: string }) => ProtocolError;
}

/** Makes a layer of a table. Nothing a peer sends can make it throw. */
export const machine = <State extends string, Variables, Event extends Primitive, Above extends Service, Below extends Service>(
  of: Machine<State, Variables, Event, Above, Below>,
): Layer<Above, Below> => new Engine(of);

class Engine<State extends string, Variables, Event extends Primitive, Above extends Service, Below extends Service>
  implements Layer<Above, Below>
{
  readonly #of: Machine<State, Variables, Event, Above, Below>;
  readonly #later: Later<Above, Below>;
  #state: State;

  constructor(of: Machine<State, Variables, Event, Above, Below>) {
    this.#of = of;
    this.#state = of.start;
    this.#later = (alarm, after) => ({ alarm, after, ring: () => this.#step({ kind: alarm }) ?? NOTHING });
  }

  fromAbove(primitive: Above['down']): Effects<Above, Below> {
    const effects = this.#step(primitive);
    if (effects === undefined) throw this.#surprise(primitive);
    return effects;
  }

  fromBelow(primitive: Below['up']): Effects<Above, Below> {
    try {
      const events = this.#of.read(primitive);
      return events.length === 1 ? this.#take(events[0]!) : this.#takeAll(events, primitive);
    } catch (error) {
      return this.#refuse(error, primitive);
    }
  }

  #takeAll(events: readonly Event[], primitive: Below['up']): Effects<Above, Below> {
    const all: Effect<Above, Below>[] = [];
    for (const event of events) {
      try {
        all.push(...this.#take(event));
      } catch (error) {
        all.push(...this.#refuse(error, primitive));
      }
    }
    return all;
  }

  #take(event: Event): Effects<Above, Below> {
    const effects = this.#step(event);
    if (effects === undefined) throw this.#surprise(event);
    return effects;
  }

  /** Takes the row that fits; the state changes only when its action is through. */
  #step(event: Primitive): Effects<Above, Below> | undefined {
    const row = this.#rowFor(event);
    if (row === undefined) return undefined;
    const effects = row.do === undefined ? NOTHING : row.do(this.#of.variables, event, this.#later);
    this.#state = row.to;
    return effects;
  }

  #rowFor(event: Primitive): Cell<State, Variables, Above, Below> | undefined {
    const { table, variables } = this.#of;
    const rows = (table[this.#state] as Rows<State, Variables, Above, Below>)[event.kind];
    if (rows === undefined) return undefined;
    if (!isList(rows)) return rows.if === undefined || rows.if(variables, event) ? rows : undefined;
    return rows.find((row) => row.if === undefined || row.if(variables, event));
  }

  #refuse(error: unknown, primitive: Below['up']): Effects<Above, Below> {
    if (!(error instanceof ProtocolError)) throw error;
    return this.#step({ kind: 'invalid', error, primitive } satisfies Invalid<Below> as Primitive) ?? NOTHING;
  }

  #surprise({ kind }: Primitive): ProtocolError {
    return this.#of.unexpected({ got: `${kind} in ${this.#state}` });
  }
}

type Cell<State, Variables, Above extends Service, Below extends Service> = Row<State, Variables, Primitive, Above, Below>;
type Rows<State, Variables, Above extends Service, Below extends Service> = Readonly<
  Record<string, OneOrMore<Cell<State, Variables, Above, Below>>>
>;
const isList = <T>(rows: OneOrMore<T>): rows is readonly T[] => Array.isArray(rows);
