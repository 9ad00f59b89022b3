import { basename } from 'node:path';
import { Hub, RunFolder, Runs } from '#harness/console/index.ts';
import { systemClock } from '#src/io/index.ts';
import type { Flags, Io } from './command.ts';
import { exportsOf } from './console-exports.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { keptRuns, runFolderOf } from './kept-run.ts';
import { opened, untilAborted } from './live-console.ts';

/** `port102 ui [run]`: the console on a run that is over, and on those that are streamed in. */
export const ui = async (io: Io, [name]: readonly string[], flags: Flags): Promise<ExitCode> => {
  const folder = name === undefined && keptRuns(io, flags).length === 0 ? undefined : runFolderOf(io, flags, name);
  const runs = folder === undefined ? new Runs() : new Runs(await replayed(folder));
  const console = await opened(io, { ...flags, verbose: true }, runs);
  if (!flags.quiet)
    io.err(`${folder === undefined ? 'there is no run yet: others may stream theirs in' : `shows ${folder}`}\nCtrl-C ends it.`);
  await untilAborted(io.signal);
  await console.close();
  return EXIT.ok;
};

const replayed = async (path: string): Promise<Hub> => {
  const folder = new RunFolder(path);
  const name = basename(path);
  const hub = new Hub({
    clock: systemClock,
    run: { id: 'own', name, started: '', argv: ['ui', name] },
    time: 'virtual',
    readonly: true,
    past: folder,
    exports: exportsOf(path),
  });
  await folder.replay(hub);
  return hub;
};
