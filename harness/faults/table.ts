import type { Args } from './kind.ts';
import { KINDS } from './kinds.ts';

/** The kinds of faults as a table of Markdown: what is written, what it does, an example. A test compares the README with it. */
export const kindsTable = (): string =>
  [
    '| kind | what it does | arguments | example |',
    '| --- | --- | --- | --- |',
    ...Object.entries(KINDS).map(([kind, { says, args, example }]) => `| \`${kind}\` | ${says} | ${argumentsOf(args)} | \`${example}\` |`),
  ].join('\n');

const argumentsOf = (args: Args): string =>
  Object.entries(args)
    .map(
      ([name, { says, word }]) =>
        `\`${name}\`${word === undefined ? '' : ` behind \`${word}\``}: ${says.charAt(0).toLowerCase()}${says.slice(1)}`,
    )
    .join('. ');
