import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Whole, wholeOf } from '#harness/decode/index.ts';
import { compare, comparisonLines, isSame, plainOf } from '#harness/diff/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** `port102 diff`: two captures or runs by what was said in them. */
export const diff = async (io: Io, [a = '', b = '']: readonly string[], flags: Flags): Promise<ExitCode> => {
  const files = { a: captureOf(a, io), b: captureOf(b, io) };
  const sides = { a: await read(a, files.a, io), b: await read(b, files.b, io) };
  if (io.signal.aborted) return EXIT.interrupted;
  const comparison = compare(sides.a, sides.b, { strict: flags.strict === true });
  const exit = exitOf(comparison);
  if (flags.json) {
    const about = { a: { file: a, frames: sides.a.summary.frames }, b: { file: b, frames: sides.b.summary.frames } };
    io.out(JSON.stringify({ ...about, ...plainOf(comparison), exit }, undefined, 2));
    return exit;
  }
  const { paint, columns: width } = io;
  for (const line of comparisonLines(comparison, { paint, width, verbose: flags.verbose === true, quiet: flags.quiet === true }))
    io.out(line);
  if (exit === EXIT.nothing) io.err('port102: there is no TPKT in either of them');
  return exit;
};

const exitOf = (comparison: ReturnType<typeof compare>): ExitCode => {
  if (comparison.summary.associations === 0) return EXIT.nothing;
  return isSame(comparison) ? EXIT.ok : EXIT.failed;
};

/** The file that a name stands for: a capture itself, or that of the run in a folder. */
const captureOf = (name: string, { cwd }: Io): string => {
  const path = resolve(cwd, name);
  if (!existsSync(path))
    throw new UsageError(`there is no file ${name}`, 'diff takes two captures, or two folders of runs such as .port102/last');
  if (!statSync(path).isDirectory()) return path;
  const run = join(path, RUN);
  if (!existsSync(run)) throw new UsageError(`there is no ${RUN} in the folder ${name}`, 'the folder of a run has one: .port102/last');
  return run;
};

const read = async (name: string, path: string, io: Io): Promise<Whole> => {
  const whole = await wholeFrom(name, path, io);
  const { faults, frames } = whole.summary;
  const [stopping] = faults.filter(({ stops }) => stops);
  if (stopping && frames === 0) throw new UsageError(`${name}: ${stopping.says}`);
  for (const { says } of faults) io.err(`port102: ${name}: ${says}`);
  for (const { stream, missing } of whole.conversations) {
    if (missing > 0) io.err(`port102: ${name}: ${missing} octets of stream ${stream.number} are not in the capture`);
  }
  return whole;
};

const wholeFrom = async (name: string, path: string, { signal }: Io): Promise<Whole> => {
  try {
    return await wholeOf(path, { signal });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${name}: ${error.message}`, undefined, { cause: error });
    if (error instanceof Error && 'code' in error)
      throw new UsageError(`${name} cannot be read (${String(error.code)})`, undefined, { cause: error });
    throw error;
  }
};

const RUN = 'run.pcapng';
