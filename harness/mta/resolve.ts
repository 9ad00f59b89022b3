import { type CriterionName, IDENTITY, type RuleValues, type Stage } from '#harness/products/index.ts';
import type { Candidate, Criterion, Decision, Outcome, RefusalName, StageName } from '#harness/run/index.ts';
import type { Call } from './call.ts';
import type { Connector, Host } from './config.ts';
import { evaluate } from './criteria.ts';

/**
 * Who takes a call? Pure: the running MTA, `match`, `check` and the reports all ask here.
 * Goes through the stages of the host's product as far as `upTo`; `turn` counts the ambiguous calls so far (for `round-robin`).
 */
export const resolve = (host: Host, call: Call, upTo: StageName, turn = 0): Decision => {
  const stages = IDENTITY[host.product.rules.identity.value].filter(({ at }) => ORDER[at] <= ORDER[upTo]);
  const seen = new Map<Connector, Criterion[]>(host.connectors.map((connector) => [connector, []]));
  let left: readonly Connector[] = host.connectors;
  let settled: Outcome | undefined;
  let at: StageName = stages[0]?.at ?? upTo;

  for (const stage of stages) {
    at = stage.at;
    left = survivors(stage, left, host, call, seen);
    if (left.length === 0) return decision(host, at, seen, { kind: 'refused', why: stage.refusal });
    if (left.length > 1 && needsOne(stage, stages)) {
      settled = ambiguous(left, host.product.rules.onAmbiguity.value, turn);
      const taken = takenBy(settled);
      if (taken === undefined) break;
      left = left.filter(({ name }) => name === taken);
    }
  }
  return decision(host, at, seen, settled ?? outcomeOf(left));
};

/** The connector that a decision leaves the call to; undefined: none, or not yet one. */
export const takenBy = (outcome: Outcome | undefined): string | undefined => {
  if (outcome?.kind === 'taken') return outcome.by;
  return outcome?.kind === 'ambiguous' && 'taken' in outcome.so ? outcome.so.taken : undefined;
};

/** Why a decision refuses the call; undefined: it does not. */
export const refusalOf = (outcome: Outcome): RefusalName | undefined => {
  if (outcome.kind === 'refused') return outcome.why;
  return outcome.kind === 'ambiguous' && 'refused' in outcome.so ? outcome.so.refused : undefined;
};

/** The first way that leaves somebody wins; its criteria, or where none does those of all ways (of the most lenient), go into the table. */
const survivors = (
  { ways, ranked }: Stage,
  left: readonly Connector[],
  host: Host,
  call: Call,
  seen: ReadonlyMap<Connector, Criterion[]>,
): readonly Connector[] => {
  const tried = ways.map((way) => new Map(host.connectors.map((connector) => [connector, criteria(way, connector, call, host)])));
  const fits = (table: ReadonlyMap<Connector, readonly Criterion[]>) =>
    left.filter((connector) => table.get(connector)!.every(({ ok }) => ok));
  const winner = tried.find((table) => fits(table).length > 0);
  for (const table of winner ? [winner] : tried.slice(ranked ? -1 : 0))
    for (const [connector, row] of table) seen.get(connector)!.push(...row);
  return winner ? fits(winner) : [];
};

const criteria = (way: readonly CriterionName[], connector: Connector, call: Call, host: Host): readonly Criterion[] =>
  way.map((name) => evaluate(name, connector, call, host));

/** Old products need one connector at the address already (Q200588); all need one in the end. */
const needsOne = (stage: Stage, stages: readonly Stage[]): boolean => stage.single || (stage.at === 'bind' && stage === stages.at(-1));

const ambiguous = (left: readonly Connector[], rule: RuleValues['onAmbiguity'], turn: number): Outcome => {
  const among = left.map(({ name }) => name);
  const index = PICK[rule](among.length, turn);
  return { kind: 'ambiguous', among, so: index === undefined ? { refused: 'ambiguous' } : { taken: among[index]! } };
};

const PICK: Readonly<Record<RuleValues['onAmbiguity'], (count: number, turn: number) => number | undefined>> = {
  reset: () => undefined,
  first: () => 0,
  last: (count) => count - 1,
  'round-robin': (count, turn) => turn % count,
};

const outcomeOf = (left: readonly Connector[]): Outcome => {
  const [only, ...others] = left;
  return only && others.length === 0 ? { kind: 'taken', by: only.name } : { kind: 'open', among: left.map(({ name }) => name) };
};

const decision = (host: Host, stage: StageName, seen: ReadonlyMap<Connector, Criterion[]>, outcome: Outcome): Decision => ({
  host: host.name,
  product: host.product.id,
  stage,
  candidates: [...seen].map(([{ name }, criteria]): Candidate => ({ connector: name, criteria: unique(criteria) })),
  outcome,
  rules: rulesOf(host),
});

const unique = (criteria: readonly Criterion[]): readonly Criterion[] => [...new Map(criteria.map((each) => [each.name, each])).values()];

/** `exchange-5.0: identity address (Q200588, ...), onAmbiguity reset (Q200588)`. */
const rulesOf = ({ product: { id, rules } }: Host): string =>
  `${id}: identity ${rules.identity.value} (${rules.identity.source}), onAmbiguity ${rules.onAmbiguity.value} (${rules.onAmbiguity.source})`;

const ORDER: Readonly<Record<StageName, number>> = { address: 0, transport: 1, session: 2, presentation: 3, bind: 4 };
