import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { version } from './package-root.ts';

/** Our own bug: one line on the terminal, and all that is known of it in a file. */
export const crashed = (error: unknown, argv: readonly string[], io: Io): ExitCode => {
  const says = error instanceof Error ? error.message : String(error);
  io.err(`port102: this is a bug in port102: ${says}`);
  io.err(`    details: ${written(details(error, argv), io.cwd)}`);
  return EXIT.internal;
};

/** The file, or the text itself where no file can be written. */
const written = (text: string, cwd: string): string => {
  const file = join('.port102', `crash-${stamp()}.txt`);
  try {
    mkdirSync(join(cwd, '.port102'), { recursive: true });
    writeFileSync(join(cwd, file), text);
    return file;
  } catch {
    return `no file could be written\n${text}`;
  }
};

const details = (error: unknown, argv: readonly string[]): string =>
  [
    `port102 ${version()}, node ${process.version}, ${process.platform} ${process.arch}`,
    `command line: ${JSON.stringify(argv)}`,
    '',
    error instanceof Error ? traced(error) : String(error),
    '',
  ].join('\n');

/** The error and what caused it. */
const traced = ({ stack, message, cause }: Error): string =>
  `${stack ?? message}${cause instanceof Error ? `\ncaused by ${traced(cause)}` : ''}`;

const stamp = (): string => new Date().toISOString().replaceAll(/[:.]/g, '-');
