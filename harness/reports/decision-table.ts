import type { Criterion, Decision, Outcome } from '#harness/run/index.ts';
import { dress, glyph, type Paint } from './paint.ts';
import { columns, widthOf, wrapped } from './table.ts';

/**
 * Who could take a call: connectors by criteria, and what came of it. Where that is too wide, the criteria that hold alike for all who are asked
 * stand below it in one line, and what is still too wide goes on in another table.
 */
export const decisionTable = (paint: Paint, decision: Decision, width = WIDTH): readonly string[] => {
  const names = [...new Set(decision.candidates.flatMap(({ criteria }) => criteria.map(({ name }) => name)))];
  const whole = tableOf(paint, decision, names, endingOf(paint, decision));
  if (fits(whole, width)) return whole;
  const alike = names.filter((name) => holdsAlike(decision, name));
  const telling = names.filter((name) => !alike.includes(name));
  return [...brokenUp(paint, decision, telling, width), ...alikeSays(paint, decision, alike, width)];
};

/** The outcome in one sentence. */
export const outcomeSays = (outcome: Outcome): string => SAYS[outcome.kind](outcome as never);

/** How far a call has unfolded when it is decided about, in words. */
export const asksBy = ({ stage }: Decision): string => STAGES[stage];

/** What lets a call by at its address is said once more when the selectors are looked at. */
export const isNews = ({ stage, outcome }: Decision): boolean =>
  stage !== 'address' || outcome.kind === 'refused' || outcome.kind === 'ambiguous';

/** What stands at the end of a connector's row. */
type Ending = (connector: string) => readonly string[];
const NO_ENDING: Ending = () => [];

const endingOf =
  (paint: Paint, { outcome }: Decision): Ending =>
  (connector) => [takes(paint, outcome, connector)];

const tableOf = (paint: Paint, { candidates }: Decision, names: readonly string[], ending: Ending): readonly string[] => {
  const rows = candidates.map(({ connector, criteria }) => [
    `  ${connector}`,
    ...names.map((name) => compared(paint, named(criteria, name))),
    ...ending(connector),
  ]);
  return columns(names.length > 0 ? [['', ...names.map((name) => dress(paint, 'dim', name)), ''], ...rows] : rows, GAP);
};

/** As few tables as will do, the last with what came of it. */
const brokenUp = (paint: Paint, decision: Decision, names: readonly string[], width: number): readonly string[] => {
  const whole = tableOf(paint, decision, names, endingOf(paint, decision));
  if (names.length < 2 || fits(whole, width)) return whole;
  const most = names.findLastIndex((_, index) => fits(tableOf(paint, decision, names.slice(0, index + 1), NO_ENDING), width));
  const count = Math.min(Math.max(most + 1, 1), names.length - 1);
  return [...tableOf(paint, decision, names.slice(0, count), NO_ENDING), ...brokenUp(paint, decision, names.slice(count), width)];
};

const compared = (paint: Paint, criterion: Criterion | undefined): string => {
  if (!criterion) return '';
  return criterion.ok
    ? `${dress(paint, 'good', glyph(paint, 'pass'))} ${criterion.got}`
    : `${dress(paint, 'bad', glyph(paint, 'fail'))} wants ${criterion.wanted}, gets ${criterion.got}`;
};

const alikeSays = (paint: Paint, { candidates }: Decision, names: readonly string[], width: number): readonly string[] => {
  if (names.length === 0) return [];
  const values = names.map((name) => `${name} ${candidates.flatMap(({ criteria }) => named(criteria, name) ?? [])[0]!.got}`);
  const mark = dress(paint, 'good', glyph(paint, 'pass'));
  return wrapped(values.join('; '), width - INDENT).map((line, index) => `  ${index === 0 ? mark : ' '.repeat(widthOf(mark))} ${line}`);
};

/** Whether a criterion holds for all who are asked, with the same value. */
export const holdsAlike = ({ candidates }: Decision, name: string): boolean => {
  const asked = candidates.flatMap(({ criteria }) => named(criteria, name) ?? []);
  return asked.every(({ ok, got }) => ok && got === asked[0]!.got);
};

const named = (criteria: readonly Criterion[], name: string): Criterion | undefined => criteria.find((each) => each.name === name);
const fits = (lines: readonly string[], width: number): boolean => lines.every((line) => widthOf(line) <= width);

const STAGES: Readonly<Record<Decision['stage'], string>> = {
  address: 'address',
  transport: 'T-selectors',
  session: 'S-selectors',
  presentation: 'P-selectors',
  bind: 'MTA-bind',
};

const SAYS: { readonly [K in Outcome['kind']]: (outcome: Extract<Outcome, { kind: K }>) => string } = {
  taken: ({ by }) => `${by} takes it`,
  open: ({ among }) => `${among.join(' or ')}: a later stage will tell`,
  refused: ({ why }) => `nobody takes it (${why})`,
  ambiguous: ({ among, so }) =>
    `${among.join(' and ')} fit alike: ${'taken' in so ? `the product takes ${so.taken}` : 'the product refuses the call'}`,
};

const takes = (paint: Paint, outcome: Outcome, connector: string): string => {
  const arrow = glyph(paint, 'arrow');
  if (outcome.kind === 'taken') return outcome.by === connector ? dress(paint, 'good', `${arrow} takes it`) : 'no';
  if (outcome.kind === 'refused') return 'no';
  if (!outcome.among.includes(connector)) return 'no';
  if (outcome.kind === 'open') return `${arrow} may take it`;
  const taken = 'taken' in outcome.so && outcome.so.taken === connector;
  return dress(paint, taken ? 'warn' : 'bad', taken ? `${arrow} fits, and takes it` : `${arrow} fits too`);
};

/** How wide a table may be that stands a little way in. */
const WIDTH = 100;
const GAP = 3;
/** A mark with its spaces. */
const INDENT = 4;
