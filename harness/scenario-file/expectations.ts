import type {
  ConnectorExpectation,
  Count,
  EventExpectation,
  Expectations,
  MessageCounts,
  MessageFate,
  MessagesExpectation,
} from '#harness/topology/index.ts';
import { defined } from '#src/core/index.ts';
import { milliseconds } from './durations.ts';
import { checkConnector, checkGlob, checkHost, type Reading } from './reading.ts';
import type { ExpectShape } from './schema-expect.ts';
import type { Path } from './tree.ts';

type ConnectorsShape = NonNullable<ExpectShape['connectors']>;
type EventsShape = NonNullable<ExpectShape['events']>;
type MessagesShape = NonNullable<ExpectShape['messages']>;

/** Expectations, with every host and connector that they name checked. */
export const readExpectations = (
  { connectors = {}, events = {}, lint, messages, within }: ExpectShape,
  at: Path,
  reading: Reading,
): Expectations =>
  defined({
    connectors: readConnectors(connectors, [...at, 'connectors'], reading),
    events: readEvents(events, [...at, 'events'], reading),
    lint,
    messages: messages && readMessages(messages, [...at, 'messages'], reading),
    within: within === undefined ? undefined : milliseconds(within),
  });

const readConnectors = (connectors: ConnectorsShape, at: Path, reading: Reading): Readonly<Record<string, ConnectorExpectation>> =>
  Object.fromEntries(
    Object.entries(connectors).map(([glob, { by, associations, ...rest }]) => {
      checkGlob(glob, [...at, glob], reading);
      if (by !== undefined && by !== 'peer') checkConnector(by, [...at, glob, 'by'], reading);
      return [glob, defined({ ...rest, by, associations: associations === undefined ? undefined : countOf(associations) })];
    }),
  );

const readEvents = (events: EventsShape, at: Path, reading: Reading): Readonly<Record<string, readonly EventExpectation[]>> =>
  Object.fromEntries(
    Object.entries(events).map(([host, list]) => {
      checkHost(host, [...at, host], reading);
      return [host, list.map(({ id, count = '>=1' }) => ({ id, count: countOf(count) }))];
    }),
  );

const readMessages = ({ hosts, ...all }: MessagesShape, at: Path, reading: Reading): MessagesExpectation => ({
  ...countsOf(all),
  ...defined({
    hosts:
      hosts &&
      Object.fromEntries(
        Object.entries(hosts).map(([host, counts]) => [checkHost(host, [...at, 'hosts', host], reading), countsOf(counts)]),
      ),
  }),
});

const countsOf = (written: { readonly [F in MessageFate]?: number | string | undefined }): MessageCounts =>
  Object.fromEntries(Object.entries(defined(written)).map(([fate, count]) => [fate, countOf(count)]));

/** `3`, `>=1`, `< 2` as a relation and a number. */
export const countOf = (written: number | string): Count => {
  if (typeof written === 'number') return { relation: '=', count: written };
  const [, relation = '=', count] = /^(\D*?)\s*(\d+)$/.exec(written) ?? [];
  return { relation: (relation || '=') as Count['relation'], count: Number(count) };
};
