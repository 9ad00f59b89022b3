import type { Problem } from './fault.ts';
import { didYouMean } from './reading.ts';
import type { Scenario } from './schema.ts';
import { drop, type Entry, entriesAt, entryAt, type Path, put, type Span, type Tree } from './tree.ts';

/** A scenario that a file stands for besides itself: a variant of it or a cell of its matrix, as a tree of its own. */
export interface Variation {
  readonly name: string;
  readonly tree: Tree;
  /** Where in the file it is written. */
  readonly span: Span;
  /** Of a matrix: what is chosen on each axis. */
  readonly cell?: Readonly<Record<string, string>>;
}

/** What is made of a file: its variations, and what is wrong with the paths that they set. */
export interface Variations {
  readonly variations: readonly Variation[];
  readonly problems: readonly Problem[];
}

/** The variants of a file. What one sets keeps its place, so that a fault points at the variant. */
export const variantsOf = (tree: Tree, { variants = [] }: Scenario): Variations => {
  const problems: Problem[] = [];
  const variations = variants.map(({ name }, index): Variation => {
    const own = entryAt(tree, ['variants', index])!;
    if (variants.findIndex((other) => other.name === name) < index)
      problems.push({ span: nameSpan(tree, index), says: `there are two variants "${name}"` });
    const base = entriesAt(own.value, ['set']).reduce((made, entry) => set(made, entry, problems), bare(tree));
    return { name, span: own.value.span, tree: OWN.reduce((made, key) => replaced(made, key, own.value), base) };
  });
  return { variations, problems };
};

const nameSpan = (tree: Tree, index: number): Span => entryAt(tree, ['variants', index, 'name'])!.value.span;

/** The file itself, without the keys that make others of it. */
export const bare = (tree: Tree): Tree => drop(drop(tree, ['variants']), ['matrix']);

/** A top-level key with what stands at it in a variant or a cell. */
export const replaced = (tree: Tree, key: string, own: Tree): Tree => {
  const entry = entryAt(own, [key]);
  return entry ? put(tree, [key], entry) : tree;
};

/** What a variant may have of its own. */
const OWN = ['about', 'refs', 'faults', 'steps', 'expect'] as const;

/** The tree with the value of an entry at the path that is its key; null takes away what is there. */
export const set = (tree: Tree, { key, at, value }: Entry, problems: Problem[]): Tree => {
  const path = key.split('.');
  const wrong = wrongIn(tree, path);
  if (wrong) {
    problems.push({ span: partOf(at, path, wrong.part), says: wrong.says, hint: wrong.hint });
    return tree;
  }
  return value.kind === 'leaf' && value.value === null ? drop(tree, path) : put(tree, path, { at, value });
};

interface WrongPart {
  readonly part: number;
  readonly says: string;
  readonly hint?: string | undefined;
}

/** What keeps a path from being set: it leads nowhere that a misspelling would not have led. Missing keys on the way are made. */
const wrongIn = (tree: Tree, path: Path): WrongPart | undefined => {
  if (path.includes('')) return { part: path.indexOf(''), says: 'a path is keys with dots between', hint: 'such as hosts.alpha.product' };
  if (!ROOTS.includes(String(path[0])))
    return { part: 0, says: `a path cannot begin with "${path[0]}"`, hint: didYouMean(String(path[0]), ROOTS) };
  for (const part of path.slice(1).keys()) {
    const above = path.slice(0, part + 1);
    const key = String(path[part + 1]);
    const there = entryAt(tree, above)?.value;
    if (there?.kind === 'leaf' && there.value !== null) return { part, says: `"${above.join('.')}" is neither a map nor a list` };
    const isLast = part === path.length - 2;
    const named = isLast ? undefined : NAMED.find(({ depth, list }) => depth === part + 1 && path[depth - 1] === list);
    const names = entriesAt(tree, above).map((entry) => entry.key);
    if (named && !names.includes(key)) return { part: part + 1, says: `no such ${named.called} "${key}"`, hint: didYouMean(key, names) };
  }
  return undefined;
};

const ROOTS = ['hosts', 'names', 'network', 'faults'];
/** Keys in the middle of a path that are names: not to be made in passing. */
const NAMED = [
  { depth: 1, list: 'hosts', called: 'host' },
  { depth: 3, list: 'connectors', called: 'connector' },
] as const;

/** The place of one part of a path within its key. */
const partOf = (at: Span, path: readonly string[], part: number): Span => {
  const quote = at.end - at.start - path.join('.').length > 1 ? 1 : 0;
  const start = at.start + quote + path.slice(0, part).reduce((sum, { length }) => sum + length + 1, 0);
  return { start, end: Math.min(at.end, start + Math.max(1, path[part]!.length)) };
};
