import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Whole, wholeOf } from '#harness/decode/index.ts';
import { type Io, UsageError } from './command.ts';

/** A capture as a whole, by its file or by the folder of the run that has it; what is wrong with it is said. */
export const wholeCapture = async (name: string, io: Io): Promise<Whole> => {
  const whole = await read(name, fileOf(name, io), io);
  const { faults, frames } = whole.summary;
  const stopping = faults.find(({ stops }) => stops);
  if (stopping && frames === 0) throw new UsageError(`${name}: ${stopping.says}`);
  for (const { says } of faults) io.err(`port102: ${name}: ${says}`);
  return whole;
};

const fileOf = (name: string, { cwd }: Io): string => {
  const path = resolve(cwd, name);
  if (!existsSync(path)) throw new UsageError(`there is no file ${name}`);
  if (!statSync(path).isDirectory()) return path;
  const run = join(path, RUN);
  if (!existsSync(run)) throw new UsageError(`there is no ${RUN} in the folder ${name}`, 'the folder of a run has one: .port102/last');
  return run;
};

const read = async (name: string, path: string, { signal }: Io): Promise<Whole> => {
  try {
    return await wholeOf(path, { signal });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${name}: ${error.message}`, undefined, { cause: error });
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UsageError(`${name} cannot be read (${String(error.code)})`, undefined, { cause: error });
  }
};

const RUN = 'run.pcapng';
