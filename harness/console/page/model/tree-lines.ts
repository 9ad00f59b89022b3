import type { TreeOf } from '../../protocol.ts';

/** One line of a tree. `path` names it: the places of its ancestors and its own. */
export interface TreeLine {
  readonly path: string;
  readonly node: TreeOf;
  readonly depth: number;
  /** Undefined: there is nothing in it. */
  readonly isOpen?: boolean;
  /** Of its siblings: which, from 1, and how many. */
  readonly place: number;
  readonly siblings: number;
}

/** The lines of trees that are seen: what is in a closed one is not. */
export const linesOf = (trees: readonly TreeOf[], isClosed: (path: string, depth: number) => boolean): readonly TreeLine[] => {
  const lines: TreeLine[] = [];
  const add = (nodes: readonly TreeOf[], before: string, depth: number): void => {
    for (const [index, node] of nodes.entries()) {
      const path = before === '' ? `${index}` : `${before}.${index}`;
      const line = { path, node, depth, place: index + 1, siblings: nodes.length };
      if (!node.children || node.children.length === 0) lines.push(line);
      else {
        const isOpen = !isClosed(path, depth);
        lines.push({ ...line, isOpen });
        if (isOpen) add(node.children, path, depth + 1);
      }
    }
  };
  add(trees, '', 0);
  return lines;
};

/** The path of the innermost part that has an octet; undefined: none has. */
export const pathAt = (trees: readonly TreeOf[], octet: number): string | undefined => {
  let found: { readonly path: string; readonly length: number } | undefined;
  const look = (nodes: readonly TreeOf[], before: string): void => {
    for (const [index, node] of nodes.entries()) {
      const path = before === '' ? `${index}` : `${before}.${index}`;
      const has = node.at !== undefined && octet >= node.at && octet < node.at + node.length;
      if (has && (found === undefined || node.length <= found.length)) found = { path, length: node.length };
      // A part that says nowhere where it stands may have some that do.
      if (has || node.at === undefined) look(node.children ?? [], path);
    }
  };
  look(trees, '');
  return found?.path;
};

/** All that a path is within, the outermost first. */
export const ancestorsOf = (path: string): readonly string[] =>
  path
    .split('.')
    .slice(0, -1)
    .map((_, index, places) => places.slice(0, index + 1).join('.'));

/** How many lines trees have. */
export const countIn = (trees: readonly TreeOf[]): number => trees.reduce((sum, { children = [] }) => sum + 1 + countIn(children), 0);
