import { type ConnectorId, hostOf, type Stamped } from '#harness/run/index.ts';
import { connectorSays, type Summary } from '../summary.ts';

type Tried = Extract<Stamped, { type: 'connector' }>;

/** Whom a connector called in the end, and what came of it. */
export interface Reached {
  readonly connector: ConnectorId;
  readonly host: string;
  /** The host that was called, as far as it is one of the scenario. */
  readonly to?: string;
  /** The connector under which it was booked. */
  readonly by?: ConnectorId;
  readonly last: Tried;
  readonly says: string;
}

/** Who reached whom. */
export const reachedIn = ({ connectors, hosts, events }: Summary): readonly Reached[] => {
  const byAddress = new Map(hosts.flatMap(({ host, addresses }) => addresses.map((address) => [address, host] as const)));
  const dialled = new Map<ConnectorId, string>();
  for (const event of events) if (event.type === 'attempt' && event.to !== undefined) dialled.set(event.connector, event.to);
  return [...connectors].map(([connector, tried]) => {
    const last = tried.at(-1)!;
    const to = last.by === undefined ? byAddress.get(dialled.get(connector) ?? '') : hostOf(last.by);
    return {
      connector,
      host: hostOf(connector),
      ...(to === undefined ? {} : { to }),
      ...(last.by === undefined ? {} : { by: last.by }),
      last,
      says: connectorSays(tried),
    };
  });
};
