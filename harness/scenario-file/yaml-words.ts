import type { ErrorCode, YAMLError } from 'yaml';
import type { Problem } from './fault.ts';

/** What the YAML parser complains about, in our words where we have some. */
export const yamlWords = ({ code, pos: [start, end], message }: YAMLError, text: string): Problem => {
  const span = { start, end: Math.max(end, start + 1) };
  const word = /^[^\s:,\]}]*/.exec(text.slice(start))?.[0] ?? '';
  const [says, hint] = WORDS[code]?.(word) ?? [`not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`];
  return { span: code === 'DUPLICATE_KEY' ? { start, end: start + Math.max(1, word.length) } : span, says, hint };
};

/** Errors after which the rest of the file can still be read. */
export const GOING_ON: ReadonlySet<ErrorCode> = new Set(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED']);

const WORDS: { readonly [C in ErrorCode]?: (word: string) => readonly [says: string, hint?: string] } = {
  BAD_ALIAS: () => ['an alias has a name and nothing else', 'such as *link'],
  BAD_INDENT: () => ['the indentation does not fit the lines above'],
  BAD_SCALAR_START: (word) => [`text cannot begin with ${word.charAt(0)}`, 'put it in quotes'],
  BLOCK_AS_IMPLICIT_KEY: () => ['a second key on the same line', 'indent it on a line of its own, or put the value in quotes'],
  DUPLICATE_KEY: (word) => [`the key ${word} is here twice`],
  MISSING_CHAR: () => ['a quote, bracket, colon or comma is missing'],
  MULTIPLE_DOCS: () => ['a file is one scenario', 'take away the ---, or make it a file of its own'],
  TAB_AS_INDENT: () => ['a tab cannot indent', 'use spaces'],
  TAG_RESOLVE_FAILED: (word) => [`the tag ${word} is not known here`],
};
