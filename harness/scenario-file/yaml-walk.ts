import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, visit, type YAMLMap } from 'yaml';
import { nearest } from '#harness/run/index.ts';
import type { Problem } from './fault.ts';
import type { Entry, Span, Tree } from './tree.ts';
import { DEPTH_MOST, NODES_MOST, TOO_DEEP, TOO_MANY } from './yaml-limits.ts';

/** One walk through a document, within a budget of nodes: aliases of aliases multiply. */
export class Walk {
  readonly problems: Problem[] = [];
  readonly #anchors: Anchors;
  readonly #text: string;
  #left = NODES_MOST;
  #spent: string | undefined;

  constructor(document: Document, text: string) {
    this.#anchors = anchorsOf(document);
    this.#text = text;
  }

  /** Why it was broken off, where it was. */
  get spent(): string | undefined {
    return this.#spent;
  }

  tree(node: unknown, depth: number): Tree {
    this.#left -= 1;
    const span = spanOf(node);
    if (depth > DEPTH_MOST) this.#spent ??= TOO_DEEP;
    if (this.#left < 0) this.#spent ??= TOO_MANY;
    if (this.#spent !== undefined) return empty(span);
    if (isAlias(node)) return { ...this.#aliased(node, span, depth), span };
    if (isSeq(node)) {
      const entries = node.items.map((item): Entry => ({ key: '', at: spanOf(item), value: this.tree(item, depth + 1) }));
      return { kind: 'list', entries, span };
    }
    if (isMap(node)) return { kind: 'map', entries: this.#entries(node, depth), span };
    return this.#leaf(node, span);
  }

  #leaf(node: unknown, span: Span): Tree {
    const value = isScalar(node) ? scalarOf(node) : null;
    return { kind: 'leaf', value, source: this.#text.slice(span.start, span.end), span };
  }

  #aliased(alias: Alias, span: Span, depth: number): Tree {
    const target = this.#anchors.targets.get(alias);
    if (target !== undefined) return this.tree(target, depth + 1);
    const like = nearest(alias.source, this.#anchors.names);
    const hint = like !== undefined && like !== alias.source ? `did you mean *${like}?` : undefined;
    this.problems.push({ span, says: `no anchor "&${alias.source}" stands before this alias`, hint });
    return empty(span);
  }

  /** A map's own keys, and those merged into it that it does not have itself. */
  #entries(map: YAMLMap, depth: number): readonly Entry[] {
    const own: Entry[] = [];
    const merged: Entry[] = [];
    for (const pair of map.items) {
      if (isMerge(pair)) merged.push(...this.#merged(pair.value, depth));
      else own.push(...this.#entry(pair, depth));
    }
    const seen = new Set<string>();
    // A key that is there twice is a problem already; the first counts.
    return [...own, ...merged].filter(({ key }) => !seen.has(key) && seen.add(key));
  }

  #entry({ key, value }: Pair, depth: number): readonly Entry[] {
    const at = spanOf(key);
    const written = isScalar(key) && key.value !== null ? wordOf(key, this.#text.slice(at.start, at.end)) : undefined;
    if (written === undefined || written === '__proto__') {
      this.problems.push({ span: at, says: 'a key must be a word' });
      return [];
    }
    const tree = value === null || (isScalar(value) && value.range == null) ? empty(at) : this.tree(value, depth + 1);
    return [{ key: written, at, value: tree }];
  }

  #merged(value: unknown, depth: number): readonly Entry[] {
    const tree = this.tree(value, depth + 1);
    if (tree.kind === 'map') return tree.entries;
    const maps = tree.kind === 'list' ? tree.entries.flatMap(({ value: map }) => (map.kind === 'map' ? [map] : [])) : [];
    if (tree.kind === 'list' && maps.length === tree.entries.length) return maps.flatMap((map) => map.entries);
    if (!this.problems.some(({ span }) => span === tree.span))
      this.problems.push({ span: tree.span, says: '<< takes an alias of a map, such as *link' });
    return [];
  }
}

interface Anchors {
  readonly names: readonly string[];
  /** What each alias stands for: the last node before it that has its anchor. */
  readonly targets: ReadonlyMap<Alias, unknown>;
}

const anchorsOf = (document: Document): Anchors => {
  const anchored = new Map<string, unknown>();
  const targets = new Map<Alias, unknown>();
  visit(document, {
    Alias: (_, alias) => void targets.set(alias, anchored.get(alias.source)),
    Value: (_, node) => void (node.anchor && anchored.set(node.anchor, node)),
  });
  return { names: [...anchored.keys()], targets };
};

const isMerge = ({ key }: Pair): boolean => isScalar(key) && typeof key.value === 'symbol';
const wordOf = (key: Scalar, source: string): string => (typeof key.value === 'string' ? key.value : source);
const scalarOf = ({ value }: Scalar): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
const empty = (at: Span): Tree => ({ kind: 'leaf', value: null, source: '', span: at });

const spanOf = (node: unknown): Span => {
  const range = (node as { readonly range?: readonly number[] | null } | null)?.range;
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
};
