/** A stretch of a scenario's text, as offsets; `end` is just behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The way to a node: keys of maps, positions in lists. */
export type Path = readonly (string | number)[];

/** A scenario file as it was written: every value with its place, aliases and merges resolved. */
export type Tree = Leaf | Branch;

/** A scalar, and the text that it was read from. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly value: string | number | boolean | null;
  readonly source: string;
  readonly span: Span;
}

/** A map or a list. */
export interface Branch {
  readonly kind: 'map' | 'list';
  readonly entries: readonly Entry[];
  readonly span: Span;
}

/** A key with its value; in a list the key is empty, and its place is that of the value. */
export interface Entry {
  readonly key: string;
  readonly at: Span;
  readonly value: Tree;
}

/** The tree as plain values. */
export const plain = (tree: Tree): unknown => {
  if (tree.kind === 'leaf') return tree.value;
  if (tree.kind === 'list') return tree.entries.map(({ value }) => plain(value));
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plain(value)]));
};

/** A plain value, as it could have been written. */
export type Written = Leaf['value'] | { readonly [key: string]: Written };

/** The tree of a plain value, all of it at one place. */
export const treeOf = (value: Written, span: Span): Tree => {
  if (value === null || typeof value !== 'object') return { kind: 'leaf', value, source: String(value), span };
  return { kind: 'map', span, entries: Object.entries(value).map(([key, inner]) => ({ key, at: span, value: treeOf(inner, span) })) };
};

/** The key and value at a path; the root has no key. */
export const entryAt = (tree: Tree, path: Path): Entry | undefined => {
  let entry: Entry | undefined = { key: '', at: tree.span, value: tree };
  for (const key of path) {
    if (entry === undefined || entry.value.kind === 'leaf') return undefined;
    entry = entry.value.entries[indexOf(entry.value, key)];
  }
  return entry;
};

/** The entries of a map or list at a path; none where there is none. */
export const entriesAt = (tree: Tree, path: Path): readonly Entry[] => {
  const value = entryAt(tree, path)?.value;
  return value === undefined || value.kind === 'leaf' ? [] : value.entries;
};

/** The entry at a path or, where there is none, the nearest above. */
export const nearestEntry = (tree: Tree, path: Path): Entry => entryAt(tree, path) ?? nearestEntry(tree, path.slice(0, -1));

/** The tree with a value at a path; maps that are not there yet are made. */
export const put = (tree: Tree, path: Path, { at, value }: Omit<Entry, 'key'>): Tree => {
  const key = path[0];
  if (key === undefined) return value;
  const branch: Branch = tree.kind === 'leaf' ? { kind: 'map', entries: [], span: at } : tree;
  const index = indexOf(branch, key);
  const old = branch.entries[index];
  const rest = path.slice(1);
  const inner: Tree = old?.value ?? { kind: 'map', entries: [], span: at };
  const entry: Entry = { key: old?.key ?? String(key), at: rest.length > 0 ? (old?.at ?? at) : at, value: put(inner, rest, { at, value }) };
  return { ...branch, entries: old ? branch.entries.with(index, entry) : [...branch.entries, entry] };
};

/** The tree without what stands at a path. */
export const drop = (tree: Tree, path: Path): Tree => changed(tree, path, () => []);

/** The tree with the key at a path called otherwise. */
export const rename = (tree: Tree, path: Path, key: string): Tree => changed(tree, path, (entry) => [{ ...entry, key }]);

const changed = (tree: Tree, path: Path, change: (entry: Entry) => readonly Entry[]): Tree => {
  const [key, ...rest] = path;
  if (key === undefined || tree.kind === 'leaf') return tree;
  const index = indexOf(tree, key);
  const entry = tree.entries[index];
  if (entry === undefined) return tree;
  const made = rest.length === 0 ? change(entry) : [{ ...entry, value: changed(entry.value, rest, change) }];
  return { ...tree, entries: tree.entries.toSpliced(index, 1, ...made) };
};

const indexOf = (branch: Branch, key: string | number): number =>
  branch.kind === 'list' ? Number(key) : branch.entries.findIndex((entry) => entry.key === String(key));
