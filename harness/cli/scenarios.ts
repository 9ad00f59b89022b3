import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { nearest } from '#harness/run/index.ts';
import { type Io, UsageError } from './command.ts';
import { packageRoot } from './package-root.ts';

/** A scenario that comes with the package: its name, and the file that it stands in. */
export interface BuiltIn {
  readonly name: string;
  readonly file: string;
}

/** The scenarios that come with the package, by name. */
export const builtInScenarios = (): readonly BuiltIn[] => {
  const folder = join(packageRoot(), 'harness', 'scenarios');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => ({ name: basename(file, '.yaml'), file: join(folder, file) }));
};

/** Where each word leads: to a file or folder, or to the scenario of that name that comes with the package. */
export const scenarioPaths = ({ cwd }: Pick<Io, 'cwd'>, words: readonly string[]): readonly string[] =>
  words.map((word) => pathOf(cwd, word));

const pathOf = (cwd: string, word: string): string => {
  const path = resolve(cwd, word);
  if (existsSync(path)) return path;
  const all = builtInScenarios();
  const found = all.find(({ name }) => name === word);
  if (found) return found.file;
  const near = nearest(
    word,
    all.map(({ name }) => name),
  );
  throw new UsageError(
    `there is no file "${word}", and no scenario of that name comes with port102`,
    near ? `did you mean ${near}?` : 'port102 list scenarios names those that do',
  );
};
