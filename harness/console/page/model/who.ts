import { asksBy } from '#harness/reports/index.ts';
import type { Candidate, Criterion, Decision, RunEvent } from '#harness/run/index.ts';

type Lint = Extract<RunEvent, { type: 'lint' }>;

/** Who could take a call, as a table. */
export interface WhoTable {
  readonly criteria: readonly string[];
  /** What all meet alike and there is no room for; as `name: value`. */
  readonly alike: readonly string[];
  readonly rows: readonly WhoRow[];
}

export interface WhoRow {
  readonly connector: string;
  /** In the order of the criteria; undefined: it is not asked. */
  readonly cells: readonly (Criterion | undefined)[];
  readonly says: 'takes it' | 'may take it' | 'match' | 'fits, and takes it' | 'no';
  readonly tone: 'good' | 'bad' | 'warn' | 'dim';
}

export const whoTable = (decision: Decision): WhoTable => {
  const all = [...new Set(decision.candidates.flatMap((each) => each.criteria.map(({ name }) => name)))];
  const folded = new Set(all.slice(MOST - 1).filter((name, _, late) => late.length > 1 && holdsAlike(decision, name)));
  const criteria = all.filter((name) => !folded.has(name));
  const rows = decision.candidates.map(({ connector, criteria: own }) => ({
    connector,
    cells: criteria.map((name) => own.find((each) => each.name === name)),
    ...ending(decision, connector),
  }));
  const given = decision.candidates[0]?.criteria ?? [];
  return { criteria, rows, alike: given.filter(({ name }) => folded.has(name)).map(({ name, got }) => `${name}: ${got}`) };
};

/** Why it came out so, in a sentence or two. */
export const becauseOf = (decision: Decision): string => {
  const { outcome, candidates, product } = decision;
  if (outcome.kind === 'taken') return `${outcome.by} alone fits by ${asksBy(decision)}.`;
  if (outcome.kind === 'open') return `${listed(outcome.among)} fit so far; a later stage will tell.`;
  if (outcome.kind === 'refused') return refusedBecause(decision);
  const alike = valuesOf(candidates.filter(({ connector }) => outcome.among.includes(connector)));
  const so =
    'taken' in outcome.so
      ? `${product} takes ${outcome.so.taken}, whichever was meant.`
      : `${product} takes none of them, and drops the call.`;
  return `Nothing tells ${listed(outcome.among)} apart${alike ? `: ${alike}` : ''}. ${so}`;
};

/** What check has to say of those it is about. */
export const curesFor = ({ host, outcome, candidates }: Decision, lints: readonly Lint[]): readonly Lint[] => {
  const among = outcome.kind === 'ambiguous' ? outcome.among : candidates.map(({ connector }) => connector);
  const ids = among.map((connector) => `${host}/${connector}`);
  if (outcome.kind === 'taken' || outcome.kind === 'open') return [];
  return lints.filter(({ says, cures = [] }) => cures.length > 0 && ids.some((id) => mentions(says, id)));
};

const refusedBecause = ({ candidates, outcome }: Decision): string => {
  if (candidates.length === 0) return 'The host has no connector that could take it.';
  const [nearest] = candidates.toSorted((a, b) => failed(a).length - failed(b).length);
  const misses = failed(nearest!).map(({ name, wanted, got }) => `${name}: wants ${wanted}, gets ${got}`);
  const why = outcome.kind === 'refused' ? ` (${outcome.why})` : '';
  return misses.length === 0 ? `Nobody takes it${why}.` : `Nobody fits${why}. Nearest is ${nearest!.connector}; ${misses.join('; ')}.`;
};

const failed = ({ criteria }: Candidate): readonly Criterion[] => criteria.filter(({ ok }) => !ok);

/** What they have in common, with what it is: `address is caller (10.1.0.1)`. */
const valuesOf = (candidates: readonly Candidate[]): string => {
  const alike = (candidates[0]?.criteria ?? []).filter(({ ok }) => ok).map(({ name, got }) => `${name} (${got})`);
  const more = alike.length > MOST - 1 ? ` and ${alike.length - MOST + 1} more` : '';
  return alike.length === 0 ? '' : `${alike.slice(0, MOST - 1).join(', ')}${more} fit alike`;
};

const holdsAlike = ({ candidates }: Decision, name: string): boolean => {
  const [first, ...others] = candidates.map(({ criteria }) => criteria.find((each) => each.name === name));
  return first?.ok === true && others.every((each) => each?.ok && each.got === first.got);
};

const ending = ({ outcome }: Decision, connector: string): Pick<WhoRow, 'says' | 'tone'> => {
  if (outcome.kind === 'taken') return outcome.by === connector ? { says: 'takes it', tone: 'good' } : NO;
  if (outcome.kind === 'refused' || !outcome.among.includes(connector)) return NO;
  if (outcome.kind === 'open') return { says: 'may take it', tone: 'warn' };
  return 'taken' in outcome.so && outcome.so.taken === connector
    ? { says: 'fits, and takes it', tone: 'warn' }
    : { says: 'match', tone: 'bad' };
};

/** Criteria that there is room for. */
const MOST = 4;
const NO = { says: 'no', tone: 'dim' } as const;

/** `a and b`, `a, b and c`. */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const mentions = (says: string, id: string): boolean => {
  const at = says.indexOf(id);
  return at >= 0 && !/[\w-]/.test(says.charAt(at + id.length));
};
