import test from 'ava';
import type { Io } from '../../../harness/cli/command.ts';
import { invocationOf } from '../../../harness/cli/program.ts';

const io = { out: () => {}, err: () => {} } as unknown as Io;

/** What is read of a command line: the arguments, and where the console is to be. */
const read = (line: string) => {
  const { args, given } = invocationOf(line.split(' '), io)!;
  return { args, ui: given.ui };
};

// biome-ignore format: a table
const lines: Readonly<Record<string, ReturnType<typeof read>>> = {
  'run --ui one.yaml':                        { args: ['one.yaml'], ui: '' },
  'run one.yaml --ui':                        { args: ['one.yaml'], ui: '' },
  'run --ui 8123 one.yaml':                   { args: ['one.yaml'], ui: '8123' },
  'run one.yaml --ui 8123 --seed 7':          { args: ['one.yaml'], ui: '8123' },
  'run one.yaml --ui=8123':                   { args: ['one.yaml'], ui: '8123' },
  'conform --ui 10.0.0.5:102':                { args: ['10.0.0.5:102'], ui: '' },
  'conform 10.0.0.5 --ui=10.0.0.6:8102':      { args: ['10.0.0.5'], ui: '10.0.0.6:8102' },
  'run one.yaml --seed 8123':                 { args: ['one.yaml'], ui: undefined },
};
for (const [line, expected] of Object.entries(lines)) test(`port102 ${line}`, (t) => t.deepEqual(read(line), expected));
