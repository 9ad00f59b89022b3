import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TooLargeError } from '#harness/decode/index.ts';
import { type Io, UsageError } from './command.ts';

/** The capture file that a name stands for: itself, or that of the run in a folder. */
export const captureFile = (name: string, { cwd }: Pick<Io, 'cwd'>): string => {
  const path = resolve(cwd, name);
  if (!existsSync(path)) throw new UsageError(`there is no file ${name}`);
  if (!statSync(path).isDirectory()) return path;
  const run = join(path, RUN);
  if (!existsSync(run)) throw new UsageError(`there is no ${RUN} in the folder ${name}`, 'the folder of a run has one: .port102/last');
  return run;
};

/** Reads a capture; what the system or the size of it says against that is said in words. */
export const reading = async <T>(name: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TooLargeError) throw new UsageError(`${name}: ${error.message}`, undefined, { cause: error });
    if (!(error instanceof Error && 'code' in error && SYSTEM.test(String(error.code)))) throw error;
    throw new UsageError(`${name} cannot be read (${String(error.code)})`, undefined, { cause: error });
  }
};

const RUN = 'run.pcapng';
/** What the system's errors are called: EACCES, EISDIR. */
const SYSTEM = /^E[A-Z]+$/;
