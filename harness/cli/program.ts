import { Command, CommanderError, Option } from 'commander';
import { nearest } from '#harness/run/index.ts';
import { type CommandRow, type Flag, type Flags, type Io, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { COMMON_FLAGS } from './common-flags.ts';
import { withHelp } from './help.ts';
import { version } from './package-root.ts';
import { nameOf } from './settings.ts';

/** What a command line asks for: a command with its arguments and flags. */
export interface Invocation {
  readonly row: CommandRow;
  readonly args: readonly string[];
  /** The flags that stand on the command line. */
  readonly given: Flags;
}

/** Reads a command line; undefined where it asked for help or the version, which is said by then. */
export const invocationOf = (argv: readonly string[], io: Io): Invocation | undefined => {
  let invocation: Invocation | undefined;
  const program = programOf(io, (asked) => {
    invocation = asked;
  });
  try {
    program.parse(argv.flatMap(joined), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(complaint(error), hintFor(argv), { cause: error });
  }
  return invocation;
};

/** `--ui` takes the number that follows it for its port. Anything else there is a scenario or a target: an address stands behind `=`. */
const joined = (word: string, index: number, argv: readonly string[]): readonly string[] => {
  if (word === '--ui') return [`--ui=${isNumber(argv[index + 1]) ? argv[index + 1] : ''}`];
  return argv[index - 1] === '--ui' && isNumber(word) ? [] : [word];
};

const isNumber = (word: string | undefined): boolean => word !== undefined && /^\d+$/.test(word);

const programOf = (io: Io, ask: (invocation: Invocation) => void): Command => {
  const program = withHelp(new Command('port102'), io)
    .description('A test harness for the protocols behind TCP port 102.')
    .usage('<command> [target] [flags]')
    .version(version(), '--version', 'say the version')
    .showSuggestionAfterError(false)
    .exitOverride();
  for (const flag of COMMON_FLAGS) program.addOption(optionOf(flag));
  for (const row of COMMANDS) addCommand(program, row, ask);
  return program;
};

const addCommand = (program: Command, row: CommandRow, ask: (invocation: Invocation) => void): void => {
  const command = program.command(row.args ? `${row.name} ${row.args}` : row.name);
  command.description(row.says).helpGroup(`${row.group}:`);
  for (const flag of row.flags) command.addOption(optionOf(flag));
  command.action(() => {
    ask({ row, args: command.args, given: { ...spoken(program), ...spoken(command) } });
  });
};

const optionOf = ({ flags, says, default: value, choices, several }: Flag): Option => {
  const option = new Option(flags, says);
  if (several) option.argParser((one: string, before: readonly string[] = []) => [...before, one]);
  if (value !== undefined) option.default(value);
  return choices ? option.choices(choices) : option;
};

/** The flags that stand on the command line. */
const spoken = (command: Command): Flags =>
  Object.fromEntries(Object.entries(command.opts<Flags>()).filter(([name]) => command.getOptionValueSource(name) === 'cli'));

/** Commander's complaint in one line, with the nearest word that there is. */
const complaint = ({ message }: CommanderError): string => {
  const says = message.replace(/^error: /, '');
  const [, word] = /^unknown (?:command|option) '([^']+)'/.exec(says) ?? [];
  const near = word && nearest(word, WORDS);
  return near ? `${says}, did you mean ${near}?` : says;
};

const hintFor = (argv: readonly string[]): string => {
  const row = COMMANDS.find(({ name }) => argv.includes(name));
  return row ? `port102 ${row.name} --help says what it takes` : 'port102 --help lists the commands';
};

const WORDS: readonly string[] = [
  ...COMMANDS.map(({ name }) => name),
  ...[...COMMON_FLAGS, ...COMMANDS.flatMap(({ flags }) => flags)].map((flag) => `--${nameOf(flag)}`),
  '--help',
  '--version',
];
