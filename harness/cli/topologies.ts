import { relative } from 'node:path';
import { nearest } from '#harness/run/index.ts';
import { loadFile, renderAll, scenarioFiles } from '#harness/scenario-file/index.ts';
import type { Topology } from '#harness/topology/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { scenarioPaths } from './scenarios.ts';

/** The scenario files that words stand for: files, all in a folder, or built-in ones by name. At least one. */
export const filesOf = (io: Io, words: readonly string[]): readonly string[] => {
  const files = scenarioFiles(scenarioPaths(io, words)).map((path) => shortest(io.cwd, path));
  if (files.length === 0) throw new UsageError(`no scenario in ${words.join(', ')}`, 'a scenario is a file that ends in .yaml');
  return files;
};

/** The topologies of one scenario; undefined where it has faults, which are said by then. */
export const readable = (io: Io, word: string): readonly Topology[] | undefined => {
  const { topologies, faults } = loadFile(shortest(io.cwd, scenarioPaths(io, [word])[0]!));
  if (faults.length === 0) return topologies;
  io.err(renderAll(faults));
  return undefined;
};

/** The variant of that name, or the scenario itself where none is asked for. */
export const chosen = (topologies: readonly Topology[], variant: Flags[string]): Topology =>
  typeof variant === 'string'
    ? known(
        'variant',
        variant,
        topologies.filter((topology) => topology.variant !== undefined),
        (topology) => topology.variant!,
      )
    : topologies[0]!;

/** The one of that name; a UsageError with the nearest where there is none. */
export const known = <T>(noun: string, name: string, all: readonly T[], nameOf: (each: T) => string): T => {
  const found = all.find((each) => nameOf(each) === name);
  if (found !== undefined) return found;
  const near = nearest(name, all.map(nameOf));
  throw new UsageError(
    `the scenario has no ${noun} "${name}"${near ? `, did you mean ${near}?` : ''}`,
    all.length > 0 ? `it has ${all.map(nameOf).join(', ')}` : undefined,
  );
};

/** A path as one would type it here: relative to where one stands, absolute where that leads out. */
export const shortest = (cwd: string, path: string): string => {
  if (cwd !== process.cwd()) return path;
  const within = relative(cwd, path);
  return within === '' || within.startsWith('..') ? path : within;
};
