import { type CommandRow, type Flag, type Io, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { COMMON_FLAGS } from './common-flags.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** `completion`: a script by which a shell completes our command lines, made from the table of commands. */
export const completion = async (io: Io, [shell = '']: readonly string[]): Promise<ExitCode> => {
  if (!Object.hasOwn(SHELLS, shell))
    throw new UsageError(`no completion is known for ${shell}`, `there are ${Object.keys(SHELLS).join(', ')}`);
  io.out(SHELLS[shell]!());
  return EXIT.ok;
};

/** A flag as shells have it. */
interface Word {
  readonly long: string;
  readonly short: string | undefined;
  readonly says: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

const wordOf = ({ flags, says, choices = [] }: Flag): Word => {
  const [, short, long = ''] = /^(?:-(\w), )?--([\w-]+)/.exec(flags) ?? [];
  return { long, short, says, takesValue: flags.includes('<'), choices };
};
const wordsOf = ({ flags }: CommandRow): readonly Word[] => [...flags, ...COMMON_FLAGS].map(wordOf);
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const bash = (): string =>
  [
    '# eval "$(port102 completion bash)"',
    '_port102() {',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is one of the shell
    '  local words word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is one of the shell
    '  case "$COMP_CWORD ${COMP_WORDS[1]} $before" in',
    `    1\\ *) words=${quoted(COMMANDS.map(({ name }) => name).join(' '))} ;;`,
    ...COMMANDS.flatMap((row) => [
      ...wordsOf(row).flatMap(({ long, choices }) =>
        choices.length > 0 ? [`    *\\ ${row.name}\\ --${long}) words=${quoted(choices.join(' '))} ;;`] : [],
      ),
      `    *\\ ${row.name}\\ *) words=${quoted(
        wordsOf(row)
          .map(({ long }) => `--${long}`)
          .join(' '),
      )} ;;`,
    ]),
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    '}',
    'complete -o default -F _port102 port102',
  ].join('\n');

const zsh = (): string => {
  const described = (name: string, says: string): string => quoted(`${name}:${says.replaceAll(':', '\\:')}`);
  return [
    '#compdef port102',
    '# source <(port102 completion zsh)',
    '_port102() {',
    '  local -a found',
    '  if (( CURRENT == 2 )); then',
    `    found=(${COMMANDS.map(({ name, says }) => described(name, says)).join(' ')})`,
    '    _describe command found',
    '    return',
    '  fi',
    '  case "$words[2] $words[CURRENT-1]" in',
    ...COMMANDS.flatMap((row) =>
      wordsOf(row).flatMap(({ long, choices }) =>
        choices.length > 0
          ? [`    ${quoted(`${row.name} --${long}`)}) found=(${choices.join(' ')}); _describe value found; return ;;`]
          : [],
      ),
    ),
    '  esac',
    '  case "$words[2]" in',
    ...COMMANDS.map(
      (row) =>
        `    ${row.name}) found=(${wordsOf(row)
          .map(({ long, says }) => described(`--${long}`, says))
          .join(' ')}) ;;`,
    ),
    '  esac',
    '  _describe -o flag found',
    '  _files',
    '}',
    'compdef _port102 port102',
  ].join('\n');
};

const fish = (): string =>
  [
    '# port102 completion fish | source',
    ...COMMANDS.flatMap((row) => [
      `complete -c port102 -n __fish_use_subcommand -f -a ${row.name} -d ${quoted(row.says)}`,
      ...wordsOf(row).map(({ long, short, says, takesValue, choices }) =>
        [
          `complete -c port102 -n '__fish_seen_subcommand_from ${row.name}' -l ${long}`,
          ...(short === undefined ? [] : [`-s ${short}`]),
          ...(choices.length > 0 ? [`-xa ${quoted(choices.join(' '))}`] : takesValue ? ['-r'] : []),
          `-d ${quoted(says)}`,
        ].join(' '),
      ),
    ]),
  ].join('\n');

const SHELLS: Readonly<Record<string, () => string>> = { bash, zsh, fish };
