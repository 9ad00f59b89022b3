import { type ConnectorId, nearest } from '#harness/run/index.ts';
import { globFits } from '#harness/topology/index.ts';
import type { Path } from './tree.ts';

/** What is at hand while a scenario is read: whom to tell what is wrong, and what there is to refer to. */
export interface Reading {
  /** `part`: which letters of the text that stands there are meant. */
  readonly tell: (path: Path, says: string, hint?: string, part?: Part) => void;
  readonly hosts: readonly string[];
  readonly connectors: readonly ConnectorId[];
}

/** Some letters of a text: where they begin, from 1, and how many they are. */
export interface Part {
  readonly column: number;
  readonly width: number;
}

/** The hint for a word that is not known: the nearest that is, or all of them where they are few. */
export const didYouMean = (word: string, words: readonly string[]): string | undefined => {
  const like = nearest(word, words);
  if (like !== undefined) return `did you mean ${like}?`;
  return words.length > 0 && words.length <= FEW ? `there is ${words.join(', ')}` : undefined;
};
const FEW = 8;

/** A host that exists, or is told of. */
export const checkHost = (host: string, at: Path, { tell, hosts }: Reading): string => {
  if (!hosts.includes(host)) tell(at, `no such host "${host}"`, didYouMean(host, hosts));
  return host;
};

/** A connector that exists, or is told of. */
export const checkConnector = (id: ConnectorId, at: Path, { tell, connectors }: Reading): ConnectorId => {
  if (!connectors.includes(id)) tell(at, `no such connector "${id}"`, didYouMean(id, connectors));
  return id;
};

/** A glob that some connector fits, or is told of. */
export const checkGlob = (glob: string, at: Path, { tell, connectors }: Reading): string => {
  if (!connectors.some((id) => globFits(glob, id))) tell(at, `no connector fits "${glob}"`, didYouMean(glob, connectors));
  return glob;
};

/** Globs that each fit some connector, or are told of. */
export const checkGlobs = (globs: readonly string[], at: Path, reading: Reading): readonly string[] =>
  globs.map((glob, index) => checkGlob(glob, [...at, index], reading));
