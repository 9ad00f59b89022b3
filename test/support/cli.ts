import { PLAIN } from '#harness/reports/index.ts';
import type { Io } from '../../harness/cli/command.ts';
import { main } from '../../harness/cli/main.ts';

/** What a command line said, line by line, and how it ended. */
export interface Said {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Runs a command line in this process: no terminal, no colour, no variables but those that are given. */
export const port102 = (...argv: readonly string[]): Promise<Said> => port102With({}, ...argv);

/** The same with parts of its world set otherwise. */
export const port102With = async (world: Partial<Io>, ...argv: readonly string[]): Promise<Said> => {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (text) => void out.push(...text.split('\n')),
    err: (text) => void err.push(...text.split('\n')),
    paint: PLAIN,
    env: {},
    isTTY: false,
    cwd: process.cwd(),
    signal: new AbortController().signal,
    ...world,
  };
  const code = await main(argv, io);
  return { code, out: within(out, io.cwd), err: within(err, io.cwd) };
};

/** Paths as one would write them there. */
const within = (lines: readonly string[], cwd: string): readonly string[] => lines.map((line) => line.replaceAll(`${cwd}/`, ''));
