import type { Command } from 'commander';
import { columns } from '#harness/reports/index.ts';
import type { Io } from './command.ts';
import { COMMANDS } from './commands.ts';
import { COMMON_FLAGS } from './common-flags.ts';

/** Help of the program, commands before flags, and of each command, its own flags before those of all. */
export const withHelp = (program: Command, io: Io): Command =>
  program
    .helpOption('-h, --help', 'say what a command does and takes')
    .helpCommand(false)
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: () => {}, getOutHelpWidth: () => io.columns ?? WIDTH })
    .configureHelp({
      showGlobalOptions: true,
      visibleOptions: (command) => (command.parent ? [...command.options] : []),
      subcommandTerm: (command) => termOf(command.name()),
      commandUsage: (command) => (command.parent ? `port102 ${termOf(command.name())} [flags]` : `port102 ${command.usage()}`),
    })
    .addHelpText('after', commonFlags);

const termOf = (name: string): string => {
  const args = COMMANDS.find((row) => row.name === name)?.args;
  return args ? `${name} ${args}` : name;
};

/** Behind the list of commands; the help of a command has them as `Global Options`. */
const commonFlags = ({ command }: { readonly command: Command }): string =>
  command.parent
    ? ''
    : ['', 'Every command takes:', ...columns([...COMMON_FLAGS, ...HELP].map(({ flags, says }) => [`  ${flags}`, says]))].join('\n');

const HELP = [
  { flags: '-h, --help', says: 'say what a command does and takes' },
  { flags: '--version', says: 'say the version' },
];
/** Where there is no terminal, in characters. */
const WIDTH = 100;
