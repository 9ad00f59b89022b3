import { type Connector, type Host, isBlank, LEVELS, type Selectors, shown } from '#harness/mta/index.ts';
import type { Selector } from '#src/cotp/index.ts';
import type { Finding } from './findings.ts';
import type { Topology } from './topology.ts';

/** What shows in the fields of a topology, before any call is thought of. */
export const lintFields = (topology: Topology): readonly Finding[] => [
  ...duplicateAddresses(topology),
  ...topology.hosts.flatMap((host) => [
    ...unusedStacks(topology, host),
    ...host.stacks.flatMap(({ name, selectors }) => tooLong(topology, host, selectors, ['stacks', name])),
    ...host.connectors.flatMap((connector) => onConnector(topology, host, connector)),
  ]),
];

const duplicateAddresses = ({ hosts, placeOf }: Topology): readonly Finding[] => {
  const owners = new Map<string, string>();
  return hosts.flatMap(({ name, addresses }) =>
    addresses.flatMap(({ ip }): Finding[] => {
      const owner = owners.get(ip);
      owners.set(ip, owner ?? name);
      const says = owner === name ? `${name} has ${ip} twice` : `${owner} and ${name} both have ${ip}`;
      return owner === undefined ? [] : [{ rule: 'duplicate-address', where: placeOf('hosts', name, 'ip'), says }];
    }),
  );
};

const unusedStacks = ({ placeOf }: Topology, { name, stacks, connectors }: Host): readonly Finding[] =>
  stacks
    .filter((stack) => connectors.length > 0 && !connectors.some((connector) => connector.stack === stack))
    .map((stack) => ({
      rule: 'unused-stack',
      where: placeOf('hosts', name, 'stacks', stack.name),
      says: `no connector of ${name} uses stack ${stack.name}`,
    }));

const onConnector = (topology: Topology, host: Host, connector: Connector): readonly Finding[] => {
  const id = `${host.name}/${connector.name}`;
  const place = (...rest: readonly string[]) => topology.placeOf('hosts', host.name, 'connectors', connector.name, ...rest);
  const { incoming = {}, outgoing, source } = connector;
  const { incoming: rule } = host.product.rules;
  const ignored = rule.value === 'never-read' && LEVELS.some((level) => !isBlank(incoming[level]));
  const foreign = source !== undefined && !host.addresses.some(({ ip }) => ip === source);
  return [
    ...(ignored
      ? [
          {
            rule: 'ignored-field' as const,
            where: place('incoming'),
            says: `${host.product.id} never reads the Incoming selectors of ${id}`,
            source: rule.source,
          },
        ]
      : []),
    ...(foreign
      ? [
          {
            rule: 'address-not-owned' as const,
            where: place('source'),
            says: `${id} calls from ${source}, which ${host.name} does not have`,
          },
        ]
      : []),
    ...tooLong(topology, host, outgoing, ['connectors', connector.name, 'outgoing']),
    ...tooLong(topology, host, incoming, ['connectors', connector.name, 'incoming']),
    ...caseOnly(topology, host, connector),
  ];
};

const tooLong = (
  { placeOf }: Topology,
  { name, product: { id, limits } }: Host,
  selectors: Selectors,
  path: readonly string[],
): readonly Finding[] => {
  const most = { t: limits.tselOctets, s: limits.ssel, p: limits.psel };
  return LEVELS.filter((level) => (selectors[level]?.length ?? 0) > most[level].value).map((level) => ({
    rule: 'selector-too-long',
    where: placeOf('hosts', name, ...path, level),
    says: `${level.toUpperCase()}-selector of ${selectors[level]!.length} octets: ${id} holds ${most[level].value}`,
    source: most[level].source,
  }));
};

/** Fields of the two ends of a link that would be equal, were it not for case (Q165111: selectors match exactly). */
const caseOnly = (topology: Topology, host: Host, { name, outgoing, stack, peer }: Connector): readonly Finding[] => {
  const other = topology.hosts.find((each) => peer?.startsWith(`${each.name}/`));
  const connector = other?.connectors.find((each) => peer === `${other.name}/${each.name}`);
  if (!other || !connector) return [];
  const pairs: readonly (readonly [string, Selector | undefined, Selector | undefined])[] = [
    ['outgoing', outgoing.t, connector.outgoing.t],
    ['outgoing', outgoing.t, connector.stack.selectors.t],
    ['outgoing', connector.outgoing.t, stack.selectors.t],
  ];
  return pairs
    .filter(([, mine, theirs]) => differInCase(mine, theirs))
    .map(([field, mine, theirs]) => ({
      rule: 'case-only-difference',
      where: topology.placeOf('hosts', host.name, 'connectors', name, field, 't'),
      says: `${host.name}/${name} and ${peer} differ in case alone: ${shown(mine)} and ${shown(theirs)}`,
      source: 'Q165111, Q165030',
    }));
};

const differInCase = (a: Selector | undefined, b: Selector | undefined): boolean => {
  const [left, right] = [text(a), text(b)];
  return left !== right && left.toLowerCase() === right.toLowerCase();
};
const text = (selector: Selector = new Uint8Array()): string => String.fromCharCode(...selector);
