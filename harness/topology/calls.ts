import { type Call, type Connector, callsOf, destinationOf, foresee, type Host, resolve } from '#harness/mta/index.ts';
import { type Names, names } from '#harness/names/index.ts';
import type { ConnectorId, Decision } from '#harness/run/index.ts';
import type { Topology } from './topology.ts';

/** One call that a connector may make, and what the called host would decide about it. */
export interface Prediction {
  readonly connector: ConnectorId;
  readonly call: Call;
  readonly called: Host;
  /** As far as the CR takes it, and as far as the MTA-bind. */
  readonly transport: Decision;
  readonly bind: Decision;
}

/** Why a connector makes no call at all. */
export interface NoCall {
  readonly connector: ConnectorId;
  readonly why: 'unresolved' | 'short name by DNS' | 'no such address';
  readonly address: string;
}

export interface Outlook {
  readonly predictions: readonly Prediction[];
  readonly noCalls: readonly NoCall[];
}

/** Names as each host of a topology sees them: its own sources first; every host answers a NetBIOS node status query. */
export const namesOf = ({ hosts, names: sources }: Topology): ReadonlyMap<string, Names> => {
  const netbios = hosts.flatMap(({ name, addresses }) => addresses.map(({ ip }) => ({ name, ip })));
  return new Map(
    hosts.map(({ name, addresses }) => [
      name,
      names({ host: { name, addresses: addresses.map(({ ip }) => ip) }, sources: sources[name] ?? [], netbios }),
    ]),
  );
};

/** Every call that the connectors of a topology may make, decided without a socket. */
export const outlook = (topology: Topology): Outlook => {
  const known = namesOf(topology);
  const rows = topology.hosts.flatMap((host) => host.connectors.map((connector) => of(topology, known, host, connector)));
  return { predictions: rows.flatMap(({ predictions }) => predictions), noCalls: rows.flatMap(({ noCalls }) => noCalls) };
};

const of = (topology: Topology, known: ReadonlyMap<string, Names>, host: Host, connector: Connector): Outlook => {
  const id = `${host.name}/${connector.name}`;
  const nobody = (why: NoCall['why']): Outlook => ({
    predictions: [],
    noCalls: [{ connector: id, why, address: connector.remote.address }],
  });
  const found = destinationOf(host, connector, known.get(host.name)!);
  if ('failed' in found) return nobody(found.failed);
  const called = topology.hosts.find(({ addresses }) => addresses.some(({ ip }) => ip === found.ip));
  if (!called) return nobody('no such address');
  const reverse = (from: string) => known.get(called.name)!.reverse(from);
  const predictions = callsOf(host, connector, found.ip, reverse).map((call) => ({
    connector: id,
    call,
    called,
    transport: resolve(called, call, 'transport'),
    bind: foresee(called, call),
  }));
  return { predictions, noCalls: [] };
};
