import type { Whole } from '#harness/decode/index.ts';
import { compare, comparisonLines, isSame, plainOf } from '#harness/diff/index.ts';
import type { Flags, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { wholeCapture } from './whole-capture.ts';

/** `port102 diff`: two captures or runs by what was said in them. */
export const diff = async (io: Io, [a = '', b = '']: readonly string[], flags: Flags): Promise<ExitCode> => {
  const sides = { a: await read(a, io), b: await read(b, io) };
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

const read = async (name: string, io: Io): Promise<Whole> => {
  const whole = await wholeCapture(name, io);
  for (const { stream, missing } of whole.conversations) {
    if (missing > 0) io.err(`port102: ${name}: ${missing} octets of stream ${stream.number} are not in the capture`);
  }
  return whole;
};
