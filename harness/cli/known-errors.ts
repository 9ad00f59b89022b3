import type { Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** Says an error that a command foresees in a line or two; undefined for any other. */
export const known = (error: unknown, io: Io): ExitCode | undefined => {
  if (!(error instanceof Error)) return undefined;
  const exit = KNOWN[error.name];
  if (exit === undefined) return undefined;
  io.err(`port102: ${error.message}`);
  if ('hint' in error && error.hint && !error.message.includes(String(error.hint))) io.err(`    ${error.hint}`);
  return exit;
};

/** By name, so that no floor is loaded for the sake of its errors; an error's `hint` is its cure. */
const KNOWN: Readonly<Record<string, ExitCode>> = {
  UsageError: EXIT.usage,
  FilterError: EXIT.usage,
  TextError: EXIT.usage,
  NetworkError: EXIT.environment,
  BindError: EXIT.environment,
};
