import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { explain } from '#harness/explain/index.ts';
import { annotations, isAlike, modelOf, type PastRun, PLAIN, pastOf, type ReportModel } from '#harness/reports/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { eventsIn, outlineIn, runsIn } from './kept-run.ts';
import { REPORT_KINDS, type WantedReport, wantedReports } from './report-kinds.ts';

/** A report that was written, where one finds it. */
export interface WrittenReport {
  readonly kind: string;
  readonly path: string;
}

/** Writes reports about a run that is kept in a folder; `shown` is what people call that folder. */
export const writeReports = (io: Io, folder: string, shown: string, wanted: readonly WantedReport[]): readonly WrittenReport[] => {
  if (wanted.length === 0 && !isGitHub(io)) return [];
  const model = modelOf(eventsIn(folder));
  if (isGitHub(io)) for (const line of annotations(model)) io.err(line);
  return wanted.flatMap((each) => writeReport(io, folder, shown, model, wanted, each));
};

/** Where the words for people go: to stderr while a report goes to stdout. */
export const humanIo = (io: Io, flags: Flags): Io =>
  wantedReports(flags).some(({ path }) => path === '-') ? { ...io, out: io.err, isTTY: false } : io;

/** Says where the reports are. */
export const reportLines = (reports: readonly WrittenReport[]): readonly string[] =>
  reports.length === 0 ? [] : [`report   ${reports.map(({ path }) => path).join('   ')}`];

const writeReport = (
  io: Io,
  folder: string,
  shown: string,
  model: ReportModel,
  wanted: readonly WantedReport[],
  { kind, path }: WantedReport,
): readonly WrittenReport[] => {
  const { file, render } = REPORT_KINDS[kind]!;
  const written = render(
    model,
    { id: basename(folder), artifacts: artifactsIn(folder, wanted), advice, past: kind === 'html' ? pastRuns(folder, model) : [] },
    PLAIN,
  );
  if (path === '-') {
    io.out(written.trimEnd());
    return [];
  }
  const target = path === undefined ? join(folder, file) : resolve(io.cwd, path);
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, written);
  } catch (error) {
    throw new UsageError(`the report cannot be written: ${error instanceof Error ? error.message : error}`, undefined, { cause: error });
  }
  return [{ kind, path: path === undefined ? relative(io.cwd, join(resolve(io.cwd, shown), file)) : path }];
};

const advice = (term: string): readonly string[] => {
  const explained = explain(term);
  return 'found' in explained ? explained.found.try : [];
};

/** Runs of the same that are kept beside this one, the oldest first. */
const pastRuns = (folder: string, model: ReportModel): readonly PastRun[] => {
  const all = runsIn(dirname(folder));
  const at = all.findIndex((each) => basename(each) === basename(folder));
  return all
    .slice(at + 1, at + 1 + MOST_LOOKED_AT)
    .map((each) => modelOf(outlineIn(each)))
    .filter((each) => isAlike(each, model) && each.results.length > 0)
    .slice(0, MOST_PAST)
    .map(pastOf)
    .toReversed();
};

/** What lies in the folder of a run, or is about to. */
export const artifactsIn = (
  folder: string,
  wanted: readonly WantedReport[],
): readonly { readonly kind: string; readonly path: string }[] => {
  const there = new Set([
    ...(existsSync(folder) ? readdirSync(folder) : []),
    ...wanted.flatMap(({ kind, path }) => (path === undefined ? [REPORT_KINDS[kind]!.file] : [])),
  ]);
  return Object.entries({
    pcapng: 'run.pcapng',
    ndjson: 'run.ndjson',
    ...Object.fromEntries(Object.entries(REPORT_KINDS).map(([kind, { file }]) => [kind, file])),
  }).flatMap(([kind, path]) => (there.has(path) ? [{ kind, path }] : []));
};

/** Runs before this one: that are shown, and that are looked at for them. */
const MOST_PAST = 4;
const MOST_LOOKED_AT = 8;

const isGitHub = ({ env }: Io): boolean => env.GITHUB_ACTIONS === 'true';
