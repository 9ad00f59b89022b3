import { globFits } from '#harness/topology/index.ts';
import type { Problem } from './fault.ts';
import type { Scenario } from './schema.ts';
import { type Entry, entriesAt, entryAt, plain, put, type Span, type Tree } from './tree.ts';
import { bare, set, type Variation, type Variations } from './variants.ts';

/** One value of an axis: what it is called in the name of a cell, and what it sets. */
interface Choice {
  readonly axis: string;
  readonly name: string;
  readonly span: Span;
  readonly sets: readonly Entry[];
}

/** The cells of a file's matrix, the last axis changing fastest. */
export const cellsOf = (tree: Tree, { matrix }: Scenario): Variations => {
  if (matrix === undefined) return { variations: [], problems: [] };
  const { span } = entryAt(tree, ['matrix'])!.value;
  const axes = entriesAt(tree, ['matrix', 'axes']).map(choicesOf);
  const combinations = axes.reduce<readonly (readonly Choice[])[]>(
    (cells, axis) => (cells.length > CELLS_MOST ? cells : cells.flatMap((cell) => axis.map((choice) => [...cell, choice]))),
    [[]],
  );
  if (combinations.length > CELLS_MOST) return { variations: [], problems: [{ span, says: `a matrix has at most ${CELLS_MOST} cells` }] };
  const keys = entriesAt(tree, ['matrix', 'expect']);
  const problems: Problem[] = [];
  const variations = axes.length === 0 ? [] : combinations.map((cell): Variation => cellOf(tree, cell, keys, problems));
  return { variations, problems: [...problems, ...deadKeys(keys, variations)] };
};
const CELLS_MOST = 256;

/** An axis is a path with a list of its values, or a word with sets of paths by name. */
const choicesOf = (axis: Entry): readonly Choice[] => (axis.value.kind === 'list' ? valuesOf(axis) : setsOf(axis));

const valuesOf = ({ key, at, value: list }: Entry): readonly Choice[] =>
  entriesAt(list, []).map(({ at: place, value }) => ({
    axis: key,
    name: nameOf(value),
    span: value.span,
    sets: [{ key, at: key === '' ? place : at, value }],
  }));

const setsOf = ({ key: axis, value: sets }: Entry): readonly Choice[] =>
  entriesAt(sets, []).map(({ key: name, value }) => ({ axis, name, span: value.span, sets: entriesAt(value, []) }));

/** Each axis sets what its choice says; where two set the same path, the later one counts. */
const cellOf = (tree: Tree, choices: readonly Choice[], keys: readonly Entry[], problems: Problem[]): Variation => {
  const name = choices.map((choice) => choice.name).join(BETWEEN);
  const cell = Object.fromEntries(choices.map((choice) => [choice.axis, choice.name]));
  const made = choices.flatMap(({ sets }) => sets).reduce((before, entry) => set(before, entry, problems), bare(tree));
  const expected = mostExactKey(keys, name);
  return { name, cell, span: choices.at(-1)!.span, tree: expected ? put(made, ['expect'], expected) : made };
};

/** A value in the name of its cell: the word itself; of a map or list, its JSON. */
const nameOf = (value: Tree): string => (value.kind === 'leaf' ? String(value.value) : JSON.stringify(plain(value)));

/** What stands between the values of a combination. */
const BETWEEN = ' x ';

const fits = ({ key }: Entry, name: string): boolean => {
  const [globs, words] = [key.split(BETWEEN), name.split(BETWEEN)];
  return key === '*' || (globs.length === words.length && globs.every((glob, index) => globFits(glob, words[index]!)));
};

const mostExactKey = (keys: readonly Entry[], name: string): Entry | undefined =>
  keys.filter((key) => fits(key, name)).toSorted((a, b) => lettersOf(b) - lettersOf(a))[0];
const lettersOf = ({ key }: Entry): number => key.replaceAll('*', '').length;

const deadKeys = (keys: readonly Entry[], cells: readonly Variation[]): readonly Problem[] =>
  keys
    .filter((key) => !cells.some(({ name }) => fits(key, name)))
    .map(({ key, at }) => ({ span: at, says: `no combination fits "${key}"`, hint: cells[0] && `a combination reads "${cells[0].name}"` }));
