import type { LoggedEvent } from '#harness/run/index.ts';
import type { EventRow } from './event-row.ts';
import { EVENTS, type EventId, type InsertsOf } from './events.ts';

/** An entry of the event log; the inserts are those of the event's row, no others. */
export const logged = <Id extends EventId>(id: Id, inserts: InsertsOf<Id>): LoggedEvent => {
  const { category, type, severity, origin, inserts: names, says }: EventRow = EVENTS[id];
  const values = asPrinted(origin, names, inserts);
  return { id, source: SOURCE, category, type, severity, origin: originOf(origin), inserts: values, text: says(values) };
};

/** Component, thread and procedure as the log prints them, without the thread number: `[BASE IL TCP/IP DRVR 218]`. */
export const originOf = (origin: EventRow['origin']): string => `[${origin.join(' ')}]`;

/** The inserts in the order of the row. MTA and PLATFORM print a connector's name in capitals, the transport drivers as it is (Q157630, Q193380). */
const asPrinted = (
  [component]: EventRow['origin'],
  names: EventRow['inserts'],
  values: Readonly<Record<string, string | number>>,
): LoggedEvent['inserts'] =>
  Object.fromEntries(
    Object.keys(names).map((name) => {
      const value = values[name]!;
      return [name, name === 'entity' && CAPITALS.has(component) ? String(value).toUpperCase() : value];
    }),
  );

const SOURCE = 'MSExchangeMTA';
const CAPITALS: ReadonlySet<string> = new Set(['MTA', 'PLATFORM']);
