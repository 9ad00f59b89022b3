import type { RunEvent } from '#harness/run/index.ts';
import type { Flags, Io } from './command.ts';
import { version } from './package-root.ts';

/** What a run says first: what was asked for. `again`: the words that bring the same about, without what chooses among scenarios or cases. */
export const commandEvent = ({ argv = [] }: Io, flags: Flags, again: readonly string[]): RunEvent => ({
  type: 'command',
  argv: argv.map((word, index) => withoutSecret(word, argv[index - 1])),
  again,
  strict: flags.strict === true,
  version: version(),
  node: process.versions.node,
});

/** Nobody finds a password in a report, nor the token of a console. */
const withoutSecret = (word: string, before: string | undefined): string => {
  if (before !== undefined && SECRET.test(before)) return HIDDEN;
  const [, flag] = /^(--(?:[a-z-]*password|stream-to))=/.exec(word) ?? [];
  return flag === undefined ? word : `${flag}=${HIDDEN}`;
};

const SECRET = /^--([a-z-]*password|stream-to)$/;
const HIDDEN = '***';
