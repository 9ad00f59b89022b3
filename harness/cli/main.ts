import { paintOf } from '#harness/reports/index.ts';
import type { Io } from './command.ts';
import { COMMON_FLAGS } from './common-flags.ts';
import { configFileOf } from './config-file.ts';
import { crashed } from './crash.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { known } from './known-errors.ts';
import { invocationOf } from './program.ts';
import { flagsOf, settingsOf } from './settings.ts';

/** The command line: reads it, does what it asks for, and says how that ended. */
export const main = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  try {
    const invocation = argv.length > 0 ? invocationOf(argv, io) : invocationOf(['--help'], { ...io, out: io.err });
    if (!invocation) return argv.length > 0 ? EXIT.ok : EXIT.usage;
    const { row, args, given } = invocation;
    const settings = settingsOf([...row.flags, ...COMMON_FLAGS], given, io.env, await configFileOf(io, given));
    const flags = flagsOf(settings);
    const paint = paintOf({ color: String(flags.color), ascii: flags.ascii === true }, io.env, io.isTTY);
    return await row.run({ ...io, paint, argv }, args, flags, settings);
  } catch (error) {
    return known(error, io) ?? crashed(error, argv, io);
  }
};
