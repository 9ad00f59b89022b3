import { type Connector, foresee, type Host, refusalOf, takenBy } from '#harness/mta/index.ts';
import type { RefusalName } from '#harness/run/index.ts';
import { type NoCall, type Outlook, outlook, type Prediction } from './calls.ts';
import type { Finding, LintRule } from './findings.ts';
import { lintFields } from './lint-fields.ts';
import type { Topology } from './topology.ts';

/** All that is wrong with a topology, found by the functions that decide in a run; no socket. Sorted by place. */
export const lint = (topology: Topology): readonly Finding[] => {
  const seen = outlook(topology);
  const findings = [
    ...seen.noCalls.map((noCall) => notCalled(topology, noCall)),
    ...seen.predictions.flatMap((prediction) => onCall(topology, prediction)),
    ...onDirections(topology, seen),
    ...lintFields(topology),
  ];
  return unique(findings).sort((a, b) => placeOrder(a.where, b.where));
};

const notCalled = (topology: Topology, { connector, why, address }: NoCall): Finding => {
  const { says, ...row } = NOT_CALLED[why];
  return { ...row, where: placeOfConnector(topology, connector, 'remote', 'address'), says: `${connector} dials ${address}, ${says}` };
};

const NOT_CALLED: Readonly<Record<NoCall['why'], Pick<Finding, 'rule' | 'says' | 'source'>>> = {
  unresolved: { rule: 'unresolved-name', says: 'which neither HOSTS, DNS nor NetBIOS knows there' },
  'short name by DNS': { rule: 'unresolved-name', says: 'a short name that only DNS knows: its connect is refused', source: 'Q162674' },
  'no such address': { rule: 'no-such-address', says: 'which no host of the scenario has' },
};

/** What one call would meet: several that fit alike, somebody else, or nobody. */
const onCall = (topology: Topology, prediction: Prediction): readonly Finding[] => {
  const { transport, bind } = prediction;
  // A bind that fails afterwards does not make an ambiguous call less so.
  if (transport.outcome.kind === 'ambiguous')
    return [ambiguous(topology, prediction, transport.outcome.among), ...misfit(topology, prediction)];
  if (bind.outcome.kind === 'ambiguous') return [ambiguous(topology, prediction, bind.outcome.among)];
  const wrong = elsewhere(topology, prediction);
  return wrong ? [wrong] : misfit(topology, prediction);
};

const ambiguous = (topology: Topology, { called }: Prediction, among: readonly string[]): Finding => {
  const ids = among.map((name) => `${called.name}/${name}`);
  return {
    rule: 'ambiguous-identity',
    where: placeOfConnector(topology, ids.at(-1)!),
    says: `${list(ids)} look the same to ${called.product.id}`,
    source: called.product.rules.onAmbiguity.source,
  };
};

const elsewhere = (topology: Topology, { connector, call, called, bind }: Prediction): Finding | undefined => {
  const taken = takenBy(bind.outcome);
  const meant = peerOf(topology, connector);
  if (taken === undefined || meant === undefined || `${called.name}/${taken}` === meant) return undefined;
  return {
    rule: 'wrong-connector',
    where: placeOfConnector(topology, connector, 'peer'),
    says: `${connector} from ${call.from} means ${meant}, and ${called.name}/${taken} takes it`,
  };
};

/** How a call fits the connector that it is meant for, were that the only one of its host. */
const misfit = (topology: Topology, { connector: id, call, called, bind }: Prediction): readonly Finding[] => {
  const meant = peerOf(topology, id);
  const [host, connector] = meant === undefined ? [] : findConnector(topology, meant);
  const alone = host && connector && host === called ? foresee({ ...host, connectors: [connector] }, call) : bind;
  const why = refusalOf(alone.outcome);
  if (why === undefined || why === 'ambiguous') return [];
  const wrong = alone.candidates.flatMap(({ criteria }) => criteria.filter(({ ok }) => !ok));
  const reasons = wrong.map(({ name, wanted, got }) => `${name}: wants ${wanted}, gets ${got}`);
  const bySelector = why === 'unknownMta' && wrong.some(({ name }) => name.startsWith('calling'));
  return [
    {
      rule: bySelector ? 'selector-mismatch' : MISMATCH[why],
      where: placeOfConnector(topology, id),
      says: `${id} calls ${meant ?? called.name} from ${call.from}: ${reasons.join('; ') || 'it has no connector at all'}`,
      ...(wrong[0] ? { source: wrong[0].rule } : {}),
    },
  ];
};

const MISMATCH: Readonly<Record<Exclude<RefusalName, 'ambiguous'>, LintRule>> = {
  unknownAddress: 'unknown-caller',
  wrongSelector: 'selector-mismatch',
  unknownMta: 'bind-mismatch',
  otherConformance: 'bind-mismatch',
  wrongDialogue: 'bind-mismatch',
  suspended: 'dead-connector',
  tooManyAssociations: 'dead-connector',
  noControlBlock: 'dead-connector',
};

/** What shows only when all calls are looked at together. */
const onDirections = (topology: Topology, { predictions }: Outlook): readonly Finding[] => {
  const reaches = (id: string): boolean => {
    const own = predictions.filter(({ connector }) => connector === id);
    return own.length > 0 && own.every(({ called, bind }) => `${called.name}/${takenBy(bind.outcome)}` === peerOf(topology, id));
  };
  const known = new Set([
    ...predictions.map(({ called, bind }) => `${called.name}/${takenBy(bind.outcome)}`),
    ...predictions.flatMap(({ called, transport: { outcome } }) =>
      outcome.kind === 'ambiguous' ? outcome.among.map((name) => `${called.name}/${name}`) : [],
    ),
    ...topology.hosts.flatMap(({ connectors }) => connectors.flatMap(({ peer = [] }) => peer)),
  ]);
  return topology.hosts.flatMap((host) =>
    host.connectors.flatMap(({ name, peer }): Finding[] => {
      const id = `${host.name}/${name}`;
      const where = placeOfConnector(topology, id);
      const back = peer !== undefined && peerOf(topology, peer) === id;
      const oneWay = back && reaches(id) && !reaches(peer);
      const dead = !known.has(id) && topology.hosts.length > 1;
      return [
        ...(oneWay ? [{ rule: 'one-way' as const, where, says: `${id} reaches ${peer}, and ${peer} does not reach ${id}` }] : []),
        ...(dead
          ? [{ rule: 'dead-connector' as const, where, says: `no call of the scenario is meant for ${id} or booked under it` }]
          : []),
      ];
    }),
  );
};

const findConnector = ({ hosts }: Topology, id: string): [Host, Connector] | [] => {
  const host = hosts.find(({ name }) => id.startsWith(`${name}/`));
  const connector = host?.connectors.find(({ name }) => id === `${host.name}/${name}`);
  return host && connector ? [host, connector] : [];
};

export const peerOf = (topology: Topology, id: string): string | undefined => findConnector(topology, id)[1]?.peer;

export const placeOfConnector = ({ placeOf }: Topology, id: string, ...rest: readonly string[]): string => {
  const [host, ...name] = id.split('/');
  return placeOf('hosts', host!, 'connectors', name.join('/'), ...rest);
};

const list = (words: readonly string[]): string =>
  words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const unique = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((each) => [`${each.rule} ${each.says}`, each])).values(),
];

/** Orders places of one file, `file:line:column`. */
export const placeOrder = (a: string, b: string): number => {
  const [, lineA = '0', columnA = '0'] = /:(\d+):(\d+)$/.exec(a) ?? [];
  const [, lineB = '0', columnB = '0'] = /:(\d+):(\d+)$/.exec(b) ?? [];
  return Number(lineA) - Number(lineB) || Number(columnA) - Number(columnB);
};
