import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Stamped } from '#harness/run/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';

/** The folder of a run: the last one, one by its name among those that are kept, or any folder or run.ndjson by its path. */
export const runFolderOf = (io: Io, flags: Flags, name: string | undefined): string => {
  const root = resolve(io.cwd, String(flags.runDir));
  const tried = name === undefined ? [join(root, 'last')] : [resolve(io.cwd, name), join(root, name)];
  const found = tried.map((path) => (basename(path) === STREAM ? dirname(path) : path)).find((folder) => existsSync(join(folder, STREAM)));
  if (found !== undefined) return realpathSync(found);
  throw new UsageError(
    name === undefined ? `there is no last run in ${String(flags.runDir)}` : `there is no run "${name}"`,
    'port102 list runs says which there are',
  );
};

/** The runs that are kept, the newest first. */
export const keptRuns = (io: Io, flags: Flags): readonly string[] => runsIn(resolve(io.cwd, String(flags.runDir)));

/** The runs in a folder, the newest first. */
export const runsIn = (root: string): readonly string[] => {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => name !== 'last' && existsSync(join(root, name, STREAM)))
    .map((name) => ({ name, at: statSync(join(root, name, STREAM)).mtimeMs }))
    .toSorted((a, b) => b.name.slice(0, STAMP).localeCompare(a.name.slice(0, STAMP)) || b.at - a.at)
    .map(({ name }) => join(root, name));
};

/** The events of a run; a last line that was cut off by a crash is left out. */
export const eventsIn = (folder: string): readonly Stamped[] => parsed(folder, linesIn(folder));

/** Those that say what a run was, and how it went: enough for a line about it. */
export const outlineIn = (folder: string): readonly Stamped[] =>
  parsed(
    folder,
    linesIn(folder).filter((line) => OUTLINE.test(line)),
  );

const linesIn = (folder: string): readonly string[] => readFileSync(join(folder, STREAM), 'utf8').split('\n');

const parsed = (folder: string, lines: readonly string[]): readonly Stamped[] => {
  return lines.flatMap((line, index): readonly Stamped[] => {
    if (line === '') return [];
    try {
      return [JSON.parse(line) as Stamped];
    } catch (error) {
      if (index === lines.length - 1) return [];
      throw new UsageError(`${join(folder, STREAM)}:${index + 1} is no event of a run`, undefined, { cause: error });
    }
  });
};

const OUTLINE = /^.{0,80}"type":"(?:command|run\.start|run\.end|verdict|exit)"/;
const STREAM = 'run.ndjson';
/** Characters of the time in the name of a run. */
const STAMP = 20;
