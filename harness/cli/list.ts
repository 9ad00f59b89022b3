import { basename } from 'node:path';
import { CASES } from '#harness/conformance/index.ts';
import { EVENTS } from '#harness/events/index.ts';
import { EXPLANATIONS, faultExplanations, formOf, reasonExplanations } from '#harness/explain/index.ts';
import { KINDS, type KindName } from '#harness/faults/index.ts';
import { HABITS, PRODUCTS, type ProductHabit, RULE_NAMES, RULES, valuesOf } from '#harness/products/index.ts';
import { columns, dress, modelOf, tallyOf, wrapped } from '#harness/reports/index.ts';
import { nearest } from '#harness/run/index.ts';
import { loadFile } from '#harness/scenario-file/index.ts';
import { LINT_RULES } from '#harness/topology/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { keptRuns, outlineIn } from './kept-run.ts';
import { builtInScenarios } from './scenarios.ts';

/** `port102 list`: what there is, of one kind; without a kind, which kinds there are. */
export const list = async (io: Io, [kind]: readonly string[], flags: Flags): Promise<ExitCode> => {
  const name = kind ?? 'lists';
  const rows = listed(name, io, flags);
  if (flags.json) io.out(JSON.stringify({ [name]: rows }, undefined, 2));
  else for (const line of tableOf(rows, io)) io.out(line);
  return EXIT.ok;
};

/** One thing of a list: its columns by name; the last one may be long. */
type Row = Readonly<Record<string, string | number>>;

const listed = (name: string, io: Io, flags: Flags): readonly Row[] => {
  if (name === 'lists') return Object.entries(LISTS).map(([list, { says }]) => ({ list, says }));
  const found = LISTS[name];
  if (found) return found.rows(io, flags);
  const near = nearest(name, Object.keys(LISTS));
  throw new UsageError(`there is no list of ${name}${near ? `, did you mean ${near}?` : ''}`, `there are ${Object.keys(LISTS).join(', ')}`);
};

const LISTS: Readonly<Record<string, { readonly says: string; readonly rows: (io: Io, flags: Flags) => readonly Row[] }>> = {
  products: {
    says: 'what can be emulated; port102 explain ID shows its rules with their sources',
    rows: () =>
      Object.values(PRODUCTS).map(({ id, builds, name }) => ({ product: id, builds: [...new Set(builds ?? ['any'])].join(' to '), name })),
  },
  scenarios: {
    says: 'those that come with port102: run, check or emulate them by name',
    rows: () =>
      builtInScenarios().map(({ name, file }) => {
        const [scenario, ...variants] = loadFile(file).topologies;
        return {
          scenario: name,
          variants: variants.length,
          refs: scenario?.refs.join(', ') ?? '',
          says: scenario?.name ?? 'cannot be read',
        };
      }),
  },
  rules: {
    says: 'what a product decides, and a scenario may set for a host',
    rows: () => RULE_NAMES.map((rule) => ({ rule, values: valuesOf(rule).join(', '), says: RULES[rule].says })),
  },
  habits: {
    says: 'what products of others do that a caller sees; port102 explain ID says who has it',
    rows: () => Object.values<ProductHabit>(HABITS).map(({ id, says }) => ({ habit: id, says })),
  },
  events: {
    says: 'what the emulated products write to their event log',
    rows: () =>
      Object.entries(EVENTS).map(([event, { type, category }]) => ({
        event: Number(event),
        type,
        category,
        says: EXPLANATIONS.get(event)?.means ?? '',
      })),
  },
  lint: {
    says: 'what port102 check can find',
    rows: () => Object.entries(LINT_RULES).map(([rule, { weight, says }]) => ({ rule, weight, says })),
  },
  outcomes: {
    says: 'what can become of a connector',
    rows: () =>
      [...EXPLANATIONS.values()].filter(({ heading }) => heading === OUTCOME).map(({ term, means }) => ({ outcome: term, says: means })),
  },
  reasons: {
    says: 'what a refusal or an abort says on the wire, layer by layer',
    rows: () => reasonExplanations().map(({ term, heading, means }) => ({ reason: term, of: heading, says: means })),
  },
  cases: {
    says: 'what the conformance suite asks of an endpoint; port102 explain CASE says how',
    rows: () =>
      CASES.map(({ id, clause, level, roles, requirement }) => ({ case: id, clause, level, roles: roles.join(', '), says: requirement })),
  },
  'fault-kinds': {
    says: 'what can go wrong on purpose; port102 explain fault.KIND says how',
    rows: () => Object.entries(KINDS).map(([kind, { example, says }]) => ({ kind, written: formOf(kind as KindName), example, says })),
  },
  runs: {
    says: 'those that are kept, the newest first; port102 report RUN tells one again',
    rows: (io, flags) =>
      keptRuns(io, flags).map((folder) => {
        const model = modelOf(outlineIn(folder));
        const { kind, target, exit, started } = model.header;
        return {
          run: basename(folder),
          started,
          exit: exit ?? 'none',
          says: `${[kind, target].filter(Boolean).join(' ')}: ${tallyOf(model)}`,
        };
      }),
  },
  faults: {
    says: 'what a layer can find wrong in what comes',
    rows: () => faultExplanations().map(({ term, source = '', means }) => ({ fault: term, clause: source, says: means })),
  },
};

/** A row a line; on a terminal the last column is wrapped to what is left of the width. */
const tableOf = (rows: readonly Row[], { paint, columns: width }: Io): readonly string[] => {
  const heads = Object.keys(rows[0] ?? {});
  const cells = [heads.map((head) => dress(paint, 'dim', head)), ...rows.map((row) => Object.values(row).map(String))];
  if (width === undefined) return columns(cells);
  const taken = columns(cells.map((row) => [...row.slice(0, -1), '|'])).reduce((most, line) => Math.max(most, line.indexOf('|')), 0);
  return columns(cells.flatMap((row) => broken(row, Math.max(NARROWEST, width - taken))));
};

/** A row as several, the long last cell in pieces. */
const broken = (row: readonly string[], width: number): readonly (readonly string[])[] =>
  wrapped(row.at(-1) ?? '', width).map((piece, index) => [...row.slice(0, -1).map((cell) => (index === 0 ? cell : '')), piece]);

/** The heading by which `explain` calls an outcome. */
const OUTCOME = 'outcome of a connector';
const NARROWEST = 30;
