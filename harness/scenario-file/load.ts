import type { Topology } from '#harness/topology/index.ts';
import { defined } from '#src/core/index.ts';
import { readExpectations } from './expectations.ts';
import { type Fault, faultOf, type Problem, type Sheet } from './fault.ts';
import { cellsOf } from './matrix.ts';
import { placer } from './places.ts';
import { checkCleared, readFaults } from './read-faults.ts';
import { readHosts } from './read-hosts.ts';
import { type ReadFile, readNames } from './read-names.ts';
import type { Part, Reading } from './reading.ts';
import type { Scenario } from './schema.ts';
import { shaped } from './shape.ts';
import { readSteps } from './steps.ts';
import { entryAt, type Leaf, nearestEntry, type Span, type Tree } from './tree.ts';
import { bare, type Variation, variantsOf } from './variants.ts';
import { parse } from './yaml.ts';

/** What a scenario file stands for: itself and its variants, or the cells of its matrix in place of itself. With faults there are none. */
export interface Loaded {
  readonly topologies: readonly Topology[];
  readonly faults: readonly Fault[];
}

/** What a scenario file is read with. */
export interface LoadOptions {
  /** Reads HOSTS and LMHOSTS files that the scenario names. Left out: there are none. */
  readonly read?: ReadFile;
}

/** Reads the text of a scenario file, and finds all that is wrong with it. Throws nothing. */
export const load = (text: string, file: string, { read = () => undefined }: LoadOptions = {}): Loaded => {
  const sheet = { file, text: text.replace(/^\uFEFF/, '') };
  const parsed = parse(sheet.text);
  const made = parsed.tree ? topologiesOf(parsed.tree, sheet, read) : { topologies: [], problems: [] };
  const faults = inOrder([...parsed.problems, ...made.problems]).map((problem) => faultOf(problem, sheet));
  return { topologies: faults.length > 0 ? [] : made.topologies, faults };
};

interface Made {
  readonly topologies: readonly Topology[];
  readonly problems: readonly Problem[];
}

const topologiesOf = (written: Tree, sheet: Sheet, read: ReadFile): Made => {
  const { tree, scenario, problems } = shaped(written);
  if (scenario === undefined) return { topologies: [], problems };
  const itself = topologyOf(bare(tree), scenario, sheet, read);
  const told = [...problems, ...itself.problems];
  const made = [variantsOf(tree, scenario), cellsOf(tree, scenario)];
  const others: Made[] = [];
  for (const variation of made.flatMap(({ variations }) => variations)) {
    const other = variationOf(variation, sheet, read, told);
    others.push(other);
    told.push(...other.problems);
  }
  return {
    topologies: [...(scenario.matrix ? [] : itself.topologies), ...others.flatMap(({ topologies }) => topologies)],
    problems: [...told, ...made.flatMap((each) => each.problems)],
  };
};

/** A variation's own problems: what stands at a place that was told of already is not told again. */
const variationOf = ({ name, tree: written, span, cell }: Variation, sheet: Sheet, read: ReadFile, told: readonly Problem[]): Made => {
  const { tree, scenario, problems } = shaped(written);
  const made = scenario ? topologyOf(tree, scenario, sheet, read, { variant: name, cell }) : { topologies: [], problems: [] };
  const own = [...problems, ...made.problems].filter((problem) => !told.some((other) => isAtSamePlace(problem, other)));
  return {
    ...made,
    problems: own.map((problem) =>
      isWithin(problem.span, span) ? problem : { ...problem, says: `${problem.says}, in variant "${name}"` },
    ),
  };
};

/** Which of those that a file stands for. */
type Which = { readonly [K in 'variant' | 'cell']?: Topology[K] | undefined };

/** The topology of one tree that has the shape of a scenario. */
const topologyOf = (tree: Tree, scenario: Scenario, sheet: Sheet, read: ReadFile, which: Which = {}): Made => {
  const problems: Problem[] = [];
  const reading: Reading = {
    tell: (path, says, hint, part) => problems.push({ span: placeToShow(tree, path, part), says, hint }),
    hosts: Object.keys(scenario.hosts),
    connectors: Object.entries(scenario.hosts).flatMap(([host, { connectors = {} }]) =>
      Object.keys(connectors).map((name) => `${host}/${name}`),
    ),
  };
  const shared = readNames(scenario.names ?? {}, ['names'], tree, read);
  const own = Object.entries(scenario.hosts).map(
    ([host, { names = {} }]) => [host, readNames(names, ['hosts', host, 'names'], tree, read)] as const,
  );
  checkCleared(scenario, reading);
  const topology: Topology = {
    file: sheet.file,
    name: scenario.name ?? stemOf(sheet.file),
    ...defined({ ...which, about: scenario.about }),
    refs: scenario.refs ?? [],
    tags: scenario.tags ?? [],
    mode: scenario.network?.mode ?? 'memory',
    port: scenario.network?.port ?? 102,
    hosts: readHosts(scenario, reading),
    names: Object.fromEntries(own.map(([host, { sources }]) => [host, [sources, shared.sources]])),
    ...defined({ faults: scenario.faults && readFaults(scenario.faults, ['faults'], reading) }),
    steps: scenario.steps ? readSteps(scenario.steps, ['steps'], reading) : [{ verb: 'open', connectors: ['*'] }],
    expect: readExpectations(scenario.expect ?? {}, ['expect'], reading),
    placeOf: placer(sheet.file, sheet.text, tree),
  };
  return { topologies: [topology], problems: [...problems, ...shared.problems, ...own.flatMap(([, found]) => found.problems)] };
};

/** A scalar where it stands, a map or list by its key. */
const placeToShow = (tree: Tree, path: readonly (string | number)[], part?: Part): Span => {
  const { at, value } = entryAt(tree, path) ?? nearestEntry(tree, path);
  if (value.kind !== 'leaf') return at;
  return part === undefined ? value.span : spanWithin(value, part);
};

/** Some letters of a text; all of it where it is not written letter by letter, as in a block. */
const spanWithin = ({ span, source, value }: Leaf, { column, width }: Part): Span => {
  const quotes = /^["']/.test(source) ? 1 : 0;
  if (source.length - 2 * quotes !== String(value).length) return span;
  const start = Math.min(span.start + quotes + column - 1, span.end - 1);
  return { start, end: Math.min(start + width, span.end) };
};

const stemOf = (file: string): string => file.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/, '');
const isWithin = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
const isAtSamePlace = (a: Problem, b: Problem): boolean => a.span.start === b.span.start && a.sheet?.file === b.sheet?.file;
const isSame = (a: Problem, b: Problem): boolean => isAtSamePlace(a, b) && a.says === b.says;

/** By place, each once. Those of other files come last. */
const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems
    .toSorted((a, b) => (a.sheet ? 1 : 0) - (b.sheet ? 1 : 0) || a.span.start - b.span.start)
    .filter(
      (problem, index, sorted) => !sorted.slice(Math.max(0, index - FAULTS_AT_A_PLACE), index).some((other) => isSame(problem, other)),
    )
    .slice(0, FAULTS_MOST);
const FAULTS_AT_A_PLACE = 16;
/** More than anybody reads. */
const FAULTS_MOST = 200;
