import { type LineId, type Stamped, textOfAddress } from '#harness/run/index.ts';
import type { CaseResult } from './case-results.ts';
import { ladder } from './ladder.ts';
import type { Ladder, Lifeline } from './ladder-model.ts';
import type { Result } from './model.ts';
import type { ScenarioResult } from './scenario-results.ts';

/** The ladders of a result: one of a case, one for each connector of a scenario. */
export const laddersOf = (result: Result): readonly Ladder[] => (result.kind === 'case' ? ofCase(result) : ofScenario(result));

const ofCase = ({ id, told, events }: CaseResult): readonly Ladder[] => {
  if (!events.some(isOfLine)) return [];
  const iut = told.role === 'responder' ? 'called' : 'caller';
  const wrong = new Set(WRONG.has(told.verdict) ? [...told.observed.matchAll(/\(frame (\d+)\)/g)].map(([, frame]) => Number(frame)) : []);
  const whose = (host: string, end: 'caller' | 'called', port: number): Lifeline =>
    end === iut ? { name: 'endpoint', says: textOfAddress({ host, port }) } : { name: 'tester', says: '' };
  return [ladder(events, { title: id, whose, every: true, wrong })];
};

/** The last call of each connector, which is what it came to. */
const ofScenario = ({ summary: { connectors, hosts, events } }: ScenarioResult): readonly Ladder[] => {
  const byAddress = new Map(hosts.flatMap(({ host, addresses }) => addresses.map((address) => [address, host] as const)));
  const byLine = eventsByLine(events);
  return [...connectors].flatMap(([id, tried]) => {
    const { line } = tried.findLast((each) => each.line !== undefined) ?? {};
    if (line === undefined) return [];
    const count = tried.length > 1 ? `, the last of ${tried.length} attempts` : '';
    const whose = (host: string): Lifeline => ({ name: byAddress.get(host) ?? host, says: byAddress.has(host) ? host : '' });
    return [ladder(byLine.get(line) ?? [], { title: `${id}${count}`, whose })];
  });
};

const eventsByLine = (events: readonly Stamped[]): ReadonlyMap<LineId, readonly Stamped[]> => {
  const byLine = new Map<LineId, Stamped[]>();
  for (const event of events) {
    // An attempt tells of the line before there is one.
    if (!isOfLine(event) || event.type === 'attempt') continue;
    const own = byLine.get(event.line);
    if (own) own.push(event);
    else byLine.set(event.line, [event]);
  }
  return byLine;
};

const isOfLine = (event: Stamped): event is Stamped & { readonly line: LineId } => 'line' in event && event.line !== undefined;

/** Of these, what was observed is what should not have been. */
const WRONG: ReadonlySet<string> = new Set(['fail', 'warn', 'xfail']);
