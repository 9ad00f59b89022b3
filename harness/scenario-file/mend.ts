import { drop, nearestEntry, type Path, put, rename, type Tree, treeOf, type Written } from './tree.ts';

/** A repair of a tree, so that the rest of it can still be read. */
export type Mend =
  | { readonly kind: 'rename'; readonly path: Path; readonly to: string }
  | { readonly kind: 'put'; readonly path: Path; readonly value: Written }
  | { readonly kind: 'drop'; readonly path: Path };

/** The tree with its repairs; undefined where nothing would be left of it. What is dropped goes last, from the end, so that positions hold. */
export const mended = (tree: Tree, mends: readonly Mend[]): Tree | undefined => {
  if (mends.some(({ path }) => path.length === 0)) return undefined;
  const drops = mends.filter(({ kind }) => kind === 'drop').toReversed();
  return [...mends.filter(({ kind }) => kind !== 'drop'), ...drops].reduce(apply, tree);
};

const apply = (tree: Tree, mend: Mend): Tree => {
  if (mend.kind === 'rename') return rename(tree, mend.path, mend.to);
  if (mend.kind === 'drop') return drop(tree, mend.path);
  const { at, value } = nearestEntry(tree, mend.path);
  return put(tree, mend.path, { at, value: treeOf(mend.value, value.span) });
};
