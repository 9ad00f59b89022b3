import type { ConnectorId, RunEvent, Stamped } from '#harness/run/index.ts';
import { mostExact } from './globs.ts';
import { holds, inWords, passIf } from './judging.ts';
import { peerOf } from './lint.ts';
import type { ConnectorExpectation, Expectations, Topology } from './topology.ts';

type Judged = Extract<RunEvent, { type: 'expect' }>;
type Tried = Extract<RunEvent, { type: 'connector' }>;

/** What was expected of connectors, held against what their attempts came to. */
export const onConnectors = (topology: Topology, { connectors }: Expectations, events: readonly Stamped[]): readonly Judged[] => {
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
  { outcome, up, by, layer, associations, ...sizes }: ConnectorExpectation,
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
  if (associations !== undefined) {
    const opened = tried.filter(isUp).length;
    results.push({ wanted: `${inWords(associations)} associations`, got: `${opened}`, verdict: passIf(holds(associations, opened)) });
  }
  const agreed = tried.findLast(isUp)?.agreed;
  for (const size of SIZES) {
    if (sizes[size] === undefined) continue;
    results.push({
      wanted: `${size} ${sizes[size]}`,
      got: agreed ? `${size} ${agreed[size]}` : got,
      verdict: passIf(agreed?.[size] === sizes[size]),
    });
  }
  if (by !== undefined) {
    const meant = by === 'peer' ? peerOf(topology, id) : by;
    results.push({ wanted: `by ${meant}`, got, verdict: passIf(last?.by !== undefined && last.by === meant) });
  }
  return results;
};

const SIZES = ['checkpoint', 'window'] as const;

const isUp = ({ outcome }: Tried): boolean => outcome === 'up' || outcome === 'misrouted';
const UP = {
  never: (tried: readonly Tried[]) => !tried.some(isUp),
  always: (tried: readonly Tried[]) => tried.every(isUp),
  eventually: (tried: readonly Tried[]) => tried.some(isUp),
} as const;
const countUp = (tried: readonly Tried[]): string => `up in ${tried.filter(isUp).length} of ${tried.length} attempts`;
