import { faultsIn, type NameSources } from '#harness/names/index.ts';
import { defined } from '#src/core/index.ts';
import type { Problem, Sheet } from './fault.ts';
import type { NamesShape } from './schema-host.ts';
import { entryAt, type Path, type Span, type Tree } from './tree.ts';

/** Reads a file that a scenario names, relative to it; undefined where that cannot be done. */
export type ReadFile = (name: string) => string | undefined;

/** The sources of names at a path of a scenario, and what is wrong with them. */
export const readNames = (
  written: NamesShape,
  at: Path,
  tree: Tree,
  read: ReadFile,
): { readonly sources: NameSources; readonly problems: readonly Problem[] } => {
  const hosts = textOf(written.hosts, [...at, 'hosts'], tree, read);
  const lmhosts = textOf(written.lmhosts, [...at, 'lmhosts'], tree, read);
  const dns = written.dns && defined(written.dns);
  const sources: NameSources = { ...defined({ hosts: hosts?.text, lmhosts: lmhosts?.text, dns }), ...(lmhosts ? { read } : {}) };
  const wrong = faultsIn([sources]).flatMap(({ text, line, column, says, file }): readonly Problem[] => {
    const found = text === 'hosts' ? hosts : lmhosts;
    if (found === undefined) return [];
    // What stands in a file that LMHOSTS includes is told at the top of what includes it.
    return file === undefined
      ? [{ says, ...found.placeOf(line, column) }]
      : [{ says: `${file}:${line}:${column}: ${says}`, ...found.placeOf(1, 1) }];
  });
  return { sources, problems: [...(hosts?.problems ?? []), ...(lmhosts?.problems ?? []), ...wrong] };
};

interface Text {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Where a line and column of it stand. */
  readonly placeOf: (line: number, column: number) => { readonly span: Span; readonly sheet?: Sheet };
}

const textOf = (written: NamesShape['hosts'], at: Path, tree: Tree, read: ReadFile): Text | undefined => {
  if (written === undefined) return undefined;
  if (typeof written === 'string') return inline(written, at, tree);
  const { span } = entryAt(tree, [...at, 'file'])?.value ?? tree;
  const text = read(written.file);
  if (text === undefined) return { text: '', problems: [{ span, says: `"${written.file}" cannot be read` }], placeOf: () => ({ span }) };
  return { text, problems: [], placeOf: (line, column) => ({ span: spanIn(text, line, column), sheet: { file: written.file, text } }) };
};

const inline = (text: string, at: Path, tree: Tree): Text => {
  const leaf = entryAt(tree, at)?.value ?? tree;
  const source = leaf.kind === 'leaf' ? leaf.source : '';
  const isBlock = /^[|>]/.test(source);
  const placeOf = (line: number, column: number): { readonly span: Span } => {
    if (!isBlock) return { span: leaf.span };
    const indent = /^ */.exec(source.split('\n')[line] ?? '')?.[0].length ?? 0;
    const { start, end } = spanIn(source, line + 1, column + indent);
    return { span: { start: leaf.span.start + start, end: leaf.span.start + end } };
  };
  return { text, problems: [], placeOf };
};

/** The word at a line and column. */
const spanIn = (text: string, line: number, column: number): Span => {
  const start =
    text
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, { length }) => sum + length + 1, 0) +
    column -
    1;
  return { start, end: start + Math.max(1, /^\S*/.exec(text.slice(start))![0].length) };
};
