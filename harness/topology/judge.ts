import { type ConnectorId, type RunEvent, type Stamped, type Verdict, worst } from '#harness/run/index.ts';
import type { Finding } from './findings.ts';
import { isCollision } from './findings.ts';
import { mostExact } from './globs.ts';
import { countMessages } from './judge-messages.ts';
import { peerOf } from './lint.ts';
import type { ConnectorExpectation, Count, EventExpectation, Expectations, MessageCounts, MessageFate, Topology } from './topology.ts';

type Judged = Extract<RunEvent, { type: 'expect' }>;
type Tried = Extract<RunEvent, { type: 'connector' }>;

/** Holds what was expected against the run stream, and nothing else: one result for each expectation. */
export const judge = (
  topology: Topology,
  expect: Expectations,
  events: readonly Stamped[],
  findings: readonly Finding[],
): readonly Judged[] => [
  ...onConnectors(topology, expect, events),
  ...Object.entries(expect.events).flatMap(([host, wanted]) => wanted.map((each, index) => onEvents(topology, host, each, index, events))),
  ...onLint(topology, expect, findings),
  ...onMessages(topology, expect, events),
  ...onTime(topology, expect, events),
];

/** Nothing that was expected and nothing that failed is no pass. */
export const verdictOf = (judged: readonly Judged[]): Verdict => {
  const verdict = worst(judged.map((each) => each.verdict));
  return verdict === 'none' || verdict === 'n/a' ? 'inconclusive' : verdict;
};

const onConnectors = (topology: Topology, { connectors }: Expectations, events: readonly Stamped[]): readonly Judged[] => {
  const ids = topology.hosts.flatMap((host) => host.connectors.map(({ name }) => `${host.name}/${name}`));
  return ids.flatMap((id) => {
    const glob = mostExact(Object.keys(connectors), id);
    if (glob === undefined) return [];
    const tried = events.filter((event): event is Stamped & Tried => event.type === 'connector' && event.connector === id);
    return ofConnector(topology, id, connectors[glob]!, tried).map((each) => ({
      type: 'expect',
      what: id,
      ...each,
      where: topology.placeOf('expect', 'connectors', glob),
    }));
  });
};

type Result = Pick<Judged, 'wanted' | 'got' | 'verdict'>;

const ofConnector = (
  topology: Topology,
  id: ConnectorId,
  { outcome, up, by, layer }: ConnectorExpectation,
  tried: readonly Tried[],
): readonly Result[] => {
  const last = tried.at(-1);
  const got = last ? `${last.outcome}${last.by ? ` by ${last.by}` : ''}${last.detail ? ` (${last.detail})` : ''}` : 'never tried';
  const results: Result[] = [];
  if (outcome !== undefined) {
    const wanted = [outcome].flat();
    results.push({ wanted: wanted.join(' or '), got, verdict: passIf(last !== undefined && wanted.includes(last.outcome)) });
  }
  if (layer !== undefined)
    results.push({
      wanted: `on ${layer}`,
      got: last?.layer ? `on ${last.layer} (${last.detail})` : got,
      verdict: passIf(last?.layer === layer),
    });
  if (up !== undefined) results.push({ wanted: `up: ${up}`, got: countUp(tried), verdict: passIf(tried.length > 0 && UP[up](tried)) });
  if (by !== undefined) {
    const meant = by === 'peer' ? peerOf(topology, id) : by;
    results.push({ wanted: `by ${meant}`, got, verdict: passIf(last?.by !== undefined && last.by === meant) });
  }
  return results;
};

const isUp = ({ outcome }: Tried): boolean => outcome === 'up' || outcome === 'misrouted';
const UP = {
  never: (tried: readonly Tried[]) => !tried.some(isUp),
  always: (tried: readonly Tried[]) => tried.every(isUp),
  eventually: (tried: readonly Tried[]) => tried.some(isUp),
} as const;
const countUp = (tried: readonly Tried[]): string => `up in ${tried.filter(isUp).length} of ${tried.length} attempts`;

const onEvents = (topology: Topology, host: string, { id, count }: EventExpectation, index: number, events: readonly Stamped[]): Judged => {
  const found = events.filter((event) => event.type === 'event' && event.host === host && event.event.id === id).length;
  return {
    type: 'expect',
    what: `${host} log: ${id}`,
    wanted: inWords(count),
    got: `${found}`,
    verdict: passIf(RELATIONS[count.relation](found, count.count)),
    where: topology.placeOf('expect', 'events', host, index),
  };
};

const inWords = ({ relation, count }: Count): string => `${relation === '=' ? '' : relation}${count}`;

const RELATIONS: Readonly<Record<Count['relation'], (found: number, count: number) => boolean>> = {
  '=': (found, count) => found === count,
  '>=': (found, count) => found >= count,
  '<=': (found, count) => found <= count,
  '>': (found, count) => found > count,
  '<': (found, count) => found < count,
};

/** All rules that are named must be found, and no other collision; notes are free. */
const onLint = (topology: Topology, { lint }: Expectations, findings: readonly Finding[]): readonly Judged[] => {
  if (lint === undefined) return [];
  const found = [...new Set(findings.map(({ rule }) => rule as string))];
  const surplus = findings.filter(isCollision).filter(({ rule }) => !lint.includes(rule));
  const missing = lint.filter((rule) => !found.includes(rule));
  return [
    {
      type: 'expect',
      what: 'check',
      wanted: lint.join(', ') || 'no collision',
      got: found.join(', ') || 'nothing',
      verdict: passIf(surplus.length === 0 && missing.length === 0),
      where: topology.placeOf('expect', 'lint'),
    },
  ];
};

const onMessages = (
  topology: Topology,
  { messages: { hosts = {}, ...all } = {} }: Expectations,
  events: readonly Stamped[],
): readonly Judged[] => [
  ...onCounts(topology, all, 'messages', events),
  ...Object.entries(hosts).flatMap(([host, counts]) => onCounts(topology, counts, `${host} messages`, events, host)),
];

const onCounts = (topology: Topology, counts: MessageCounts, what: string, events: readonly Stamped[], host?: string): readonly Judged[] =>
  (Object.entries(counts) as [MessageFate, Count][]).map(([fate, count]) => {
    const found = countMessages(topology, events, fate, host);
    return {
      type: 'expect',
      what: `${what} ${fate}`,
      wanted: inWords(count),
      got: `${found}`,
      verdict: passIf(RELATIONS[count.relation](found, count.count)),
      where: topology.placeOf('expect', 'messages', ...(host === undefined ? [] : ['hosts', host]), fate),
    };
  });

const onTime = (topology: Topology, { within }: Expectations, events: readonly Stamped[]): readonly Judged[] => {
  if (within === undefined) return [];
  const took = events.at(-1)?.t ?? 0;
  return [
    {
      type: 'expect',
      what: 'time',
      wanted: `within ${within} ms`,
      got: `${Math.round(took)} ms`,
      verdict: passIf(took <= within),
      where: topology.placeOf('expect', 'within'),
    },
  ];
};

const passIf = (holds: boolean): Verdict => (holds ? 'pass' : 'fail');
