import { type RunEvent, type Stamped, type Verdict, worst } from '#harness/run/index.ts';
import type { Finding } from './findings.ts';
import { isCollision } from './findings.ts';
import { onConnectors } from './judge-connectors.ts';
import { countMessages } from './judge-messages.ts';
import { holds, inWords, passIf } from './judging.ts';
import type { Count, EventExpectation, Expectations, MessageCounts, MessageFate, Topology } from './topology.ts';

type Judged = Extract<RunEvent, { type: 'expect' }>;

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

const onEvents = (topology: Topology, host: string, { id, count }: EventExpectation, index: number, events: readonly Stamped[]): Judged => {
  const found = events.filter((event) => event.type === 'event' && event.host === host && event.event.id === id).length;
  return {
    type: 'expect',
    what: `${host} log: ${id}`,
    wanted: inWords(count),
    got: `${found}`,
    verdict: passIf(holds(count, found)),
    where: topology.placeOf('expect', 'events', host, index),
  };
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
      verdict: passIf(holds(count, found)),
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
