import type { Flags, Io } from './command.ts';

/** How far a long file is read, on a line of stderr that is written over. */
export interface Progress {
  readonly tell: (read: number, total: number | undefined) => void;
  readonly clear: () => void;
}

/** None where there is no terminal, nor where `--no-progress` or `-q` forbids it. */
export const progressOn = ({ isTTY }: Io, { progress, quiet }: Flags): Progress => {
  if (!isTTY || progress === false || quiet) return { tell: () => {}, clear: () => {} };
  let shown = '';
  return {
    tell: (read, total) => {
      if (total === undefined || total < LONG) return;
      const says = `${Math.floor((100 * read) / total)} % of ${Math.round(total / 2 ** 20)} MiB`;
      if (says === shown) return;
      shown = says;
      process.stderr.write(`\r${says}`);
    },
    clear: () => {
      if (shown) process.stderr.write(`\r${' '.repeat(shown.length)}\r`);
      shown = '';
    },
  };
};

/** What takes less than a blink needs none. */
const LONG = 64 * 2 ** 20;
