import { basename, join, relative, resolve } from 'node:path';
import { modelOf, resultsText, text } from '#harness/reports/index.ts';
import type { Flags, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { eventsIn, runFolderOf } from './kept-run.ts';
import { artifactsIn, humanIo, reportLines, writeReports } from './report-files.ts';
import { wantedReports } from './report-kinds.ts';
import { writeLadders } from './report-ladders.ts';
import { textOf, wordsOf } from './values.ts';

/** `port102 report [run]`: a run that is kept, told once more; where no kind is asked for, as on a terminal. */
export const report = async (stdout: Io, [name]: readonly string[], given: Flags): Promise<ExitCode> => {
  const flags: Flags = { ...given, report: [...wordsOf(given.report), ...KINDS.flatMap((kind) => asked(kind, given[kind]))] };
  const wanted = wantedReports(flags);
  const io = humanIo(stdout, flags);
  const folder = runFolderOf(io, flags, name);
  const model = modelOf(eventsIn(folder));
  const reports = writeReports(stdout, folder, relative(io.cwd, folder), wanted);
  if (flags.json) io.out(resultsText(model, { id: basename(folder), artifacts: artifactsIn(folder, wanted) }).trimEnd());
  else for (const line of reportLines(reports)) io.out(line);
  if (flags.svg !== undefined) {
    const target = textOf(flags.svg) === undefined ? join(folder, 'ladders') : resolve(io.cwd, textOf(flags.svg)!);
    io.err(`ladders  ${relative(io.cwd, target)}/ (${writeLadders(model, target, wordsOf(flags.only))})`);
  } else if (!flags.json && wanted.length === 0) io.out(text(model, io.paint).trimEnd());
  return EXIT.ok;
};

const asked = (kind: string, value: Flags[string]): readonly string[] => {
  if (value === undefined || value === false) return [];
  return [typeof value === 'string' ? `${kind}=${value}` : kind];
};

const KINDS = ['html', 'junit', 'tap', 'md'] as const;
