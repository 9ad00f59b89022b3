import { type Whole, wholeOf } from '#harness/decode/index.ts';
import { captureFile, reading } from './capture-file.ts';
import { type Io, UsageError } from './command.ts';

/** A capture as a whole, by its file or by the folder of the run that has it; what is wrong with it is said. */
export const wholeCapture = async (name: string, io: Io): Promise<Whole> => {
  const file = captureFile(name, io);
  const whole = await reading(name, () => wholeOf(file, { signal: io.signal }));
  const { faults, frames } = whole.summary;
  const stopping = faults.find(({ stops }) => stops);
  if (stopping && frames === 0) throw new UsageError(`${name}: ${stopping.says}`);
  for (const { says } of faults) io.err(`port102: ${name}: ${says}`);
  return whole;
};
