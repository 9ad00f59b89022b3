import type { Connector, Host } from '#harness/mta/index.ts';
import { product, withRules } from '#harness/products/index.ts';
import { hostOf } from '#harness/run/index.ts';
import { type Finding, isCollision } from './findings.ts';
import { lint } from './lint.ts';
import type { Topology } from './topology.ts';

/** A change that was tried on a topology, and what `check` finds after it. */
export interface Cure {
  readonly title: string;
  readonly says: string;
  readonly source: string;
  /** Collisions that are left; none: it cures. */
  readonly leaves: readonly Finding[];
}

/** What would cure the ambiguity of a topology: each change is tried, and checked again. Those that leave least come first. */
export const curesOf = (topology: Topology): readonly Cure[] => {
  const before = lint(topology).filter(isCollision);
  if (!before.some(({ rule }) => rule === 'ambiguous-identity')) return [];
  return CHANGES.flatMap(({ change, ...says }): Cure[] => {
    const changed = change(topology);
    return changed ? [{ ...says, leaves: lint(changed).filter(isCollision) }] : [];
  })
    .filter(({ leaves }) => leaves.length < before.length || leaves.every(({ rule }) => rule !== 'ambiguous-identity'))
    .toSorted((a, b) => a.leaves.length - b.leaves.length);
};

interface Change {
  readonly title: string;
  readonly says: string;
  readonly source: string;
  readonly change: (topology: Topology) => Topology | undefined;
}

const secondAddress = (topology: Topology): Topology | undefined => {
  const numbers = linkNumbers(topology);
  const addressOf = (host: Host, number: number): string =>
    number === 0 ? host.addresses[0]!.ip : `192.168.${200 + number}.${1 + topology.hosts.indexOf(host)}`;
  return withHosts(topology, (host) => ({
    ...host,
    addresses: [...host.addresses, ...range(most(numbers, host)).map((number) => ({ ip: addressOf(host, number), prefix: 24 }))],
    connectors: host.connectors.map((connector) => {
      const peer = topology.hosts.find(({ name }) => connector.peer?.startsWith(`${name}/`));
      const number = numbers.get(`${host.name}/${connector.name}`) ?? 0;
      return peer && number > 0 ? { ...connector, remote: { ...connector.remote, address: addressOf(peer, number) } } : connector;
    }),
  }));
};

const secondName = (topology: Topology): Topology | undefined => {
  const numbers = linkNumbers(topology);
  const nameOf = (host: Host, number: number): string => `${host.name}-${number + 1}`.toUpperCase();
  const hosts = topology.hosts
    .flatMap((host) => range(most(numbers, host) + 1).map((index) => `${host.addresses[0]!.ip} ${nameOf(host, index - 1)}`))
    .join('\n');
  const renamed = withHosts(topology, (host) => ({
    ...host,
    connectors: host.connectors.map((connector) => {
      const peer = topology.hosts.find(({ name }) => connector.peer?.startsWith(`${name}/`));
      const number = numbers.get(`${host.name}/${connector.name}`) ?? 0;
      return peer ? { ...connector, remote: { ...connector.remote, address: nameOf(peer, number) } } : connector;
    }),
  }));
  return { ...renamed, names: Object.fromEntries(topology.hosts.map(({ name }) => [name, [{ hosts }, ...(topology.names[name] ?? [])]])) };
};

const ownSelectors = (topology: Topology): Topology | undefined => {
  const numbers = linkNumbers(topology);
  const sp1 = product('exchange-5.5-sp1');
  if (!sp1) return undefined;
  return withHosts(topology, (host) => ({
    ...host,
    product: host.product.rules.identity.value === 'address' ? withRules(sp1, {}) : host.product,
    connectors: host.connectors.map((connector) => withB(connector, `LINK${(numbers.get(`${host.name}/${connector.name}`) ?? 0) + 1}`)),
  }));
};

const withB = ({ incoming: _, ...connector }: Connector, t: string): Connector => ({
  ...connector,
  outgoing: { ...connector.outgoing, t: new TextEncoder().encode(t) },
});

const withHosts = (topology: Topology, change: (host: Host) => Host): Topology => ({ ...topology, hosts: topology.hosts.map(change) });

/** Which of the links between its two hosts a connector belongs to, from 0: the same number at both ends. */
const linkNumbers = ({ hosts }: Topology): ReadonlyMap<string, number> => {
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const host of hosts)
    for (const { name, peer, remote } of host.connectors) {
      const id = `${host.name}/${name}`;
      const pair = [host.name, peer === undefined ? remote.address : hostOf(peer)].toSorted().join(' ');
      const known = peer === undefined ? undefined : numbers.get(peer);
      const number = known ?? counts.get(pair) ?? 0;
      numbers.set(id, number);
      if (known === undefined) counts.set(pair, number + 1);
    }
  return numbers;
};

/** The highest link number that reaches or leaves a host. */
const most = (numbers: ReadonlyMap<string, number>, { name }: Host): number =>
  Math.max(0, ...[...numbers].filter(([id]) => id.startsWith(`${name}/`)).map(([, number]) => number));

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

const CHANGES: readonly Change[] = [
  {
    title: 'a second address',
    says: 'give each server one IP address for each link, and let each connector dial an address of its own',
    source: 'Q200588',
    change: secondAddress,
  },
  {
    title: 'a second name',
    says: 'give each server one host name for each link in HOSTS or LMHOSTS, and let each connector dial a name of its own; mail flows, and the called side books it all under the first name',
    source: 'Q200588; bookkeeping assumed, from Q193380',
    change: secondName,
  },
  {
    title: 'own selectors',
    says: 'bring both servers to 5.5 SP1 and give each link a T-selector of its own in Outgoing, the same at both ends',
    source: 'Q198772',
    change: ownSelectors,
  },
];
