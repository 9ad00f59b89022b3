import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { wholeFile } from './fault.ts';
import { type Loaded, load } from './load.ts';

/** Reads a scenario file, and what it names beside it. A file that cannot be read is a fault. */
export const loadFile = (path: string): Loaded => {
  const text = textOf(path);
  if (typeof text !== 'string') return { topologies: [], faults: [wholeFile(path, text.says)] };
  const read = (name: string): string | undefined => {
    const named = textOf(resolve(dirname(path), name));
    return typeof named === 'string' ? named : undefined;
  };
  return load(text, path, { read });
};

/** The scenario files that paths stand for: a file is itself, a folder all `*.yaml` in it, sorted. */
export const scenarioFiles = (paths: readonly string[]): readonly string[] =>
  paths.flatMap((path) => (isFolder(path) ? yamlsIn(path) : [path]));

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const yamlsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(folder, name));

const textOf = (path: string): string | { readonly says: string } => {
  try {
    const file = statSync(path);
    if (file.size > SIZE_MOST) return { says: 'is larger than 1 MiB' };
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return { says: UNREADABLE[String(error.code)] ?? `cannot be read (${error.code})` };
  }
};

const SIZE_MOST = 1 << 20;
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'may not be read',
  EISDIR: 'is a folder',
};
