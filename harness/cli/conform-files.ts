import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Baseline, CASES, type Flaw, type Judged, type Pics, readBaseline, readPics, updated } from '#harness/conformance/index.ts';
import { countedAs, type Stamped } from '#harness/run/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { textOf } from './values.ts';

/** The baseline that `--baseline` names; undefined: it has flaws, which have been said. */
export const baselineIn = (io: Io, flags: Flags): Baseline | undefined => {
  const name = textOf(flags.baseline);
  if (flags.updateBaseline && name === undefined) throw new UsageError('--update-baseline goes with --baseline');
  if (name === undefined) return NOTHING_EXPECTED;
  if (flags.updateBaseline && !existsSync(resolve(io.cwd, name))) return NOTHING_EXPECTED;
  const { baseline, flaws } = readBaseline(textIn(io, name), name, IDS);
  return flaws.length === 0 ? baseline : said(io, flaws);
};

/** Writes what came of a run into the baseline file. */
export const writeBaseline = (io: Io, flags: Flags, results: readonly Judged[], target: string): void => {
  const name = textOf(flags.baseline)!;
  const path = resolve(io.cwd, name);
  writeFileSync(path, updated(existsSync(path) ? readFileSync(path, 'utf8') : '', name, results, target));
  io.err(`baseline written: ${name}`);
};

/** What `--pics` says; undefined: the file has flaws, which have been said. */
export const picsIn = (io: Io, flags: Flags): Pics | undefined => {
  const name = textOf(flags.pics);
  if (name === undefined) return {};
  const { pics, flaws } = readPics(textIn(io, name), name);
  return flaws.length === 0 ? pics : said(io, flaws);
};

export const writeFileFor = (io: Io, name: string, text: string): ExitCode => {
  if (name === '-') io.out(text.trimEnd());
  else {
    writeFileSync(resolve(io.cwd, name), text);
    io.err(`written: ${name}`);
  }
  return EXIT.ok;
};

/** What failed in the last run of the suite. */
export const failedLast = (io: Io, flags: Flags): ReadonlySet<string> => {
  const path = join(resolve(io.cwd, String(flags.runDir)), 'last', 'run.ndjson');
  if (!existsSync(path)) throw new UsageError(`--failed: there is no last run in ${String(flags.runDir)}`);
  const events = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"type":"verdict"'))
    .map((line) => JSON.parse(line) as Stamped);
  return new Set(events.flatMap((event) => (event.type === 'verdict' && countedAs(event.verdict) === 'failed' ? [event.case] : [])));
};

const textIn = (io: Io, name: string): string => {
  const path = resolve(io.cwd, name);
  if (!existsSync(path)) throw new UsageError(`there is no file "${name}"`);
  return readFileSync(path, 'utf8');
};

const said = (io: Io, flaws: readonly Flaw[]): undefined => {
  for (const { place, says } of flaws) io.err(`${place}  ${says}`);
  io.err(`${flaws.length} ${flaws.length === 1 ? 'fault' : 'faults'}, nothing was run`);
  return undefined;
};

const NOTHING_EXPECTED: Baseline = { expected: [], stale: [] };
const IDS = CASES.map(({ id }) => id);
