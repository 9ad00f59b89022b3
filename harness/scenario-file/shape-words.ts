import type * as z from 'zod';
import { nearest } from '#harness/run/index.ts';
import type { Leaf, Path, Tree } from './tree.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value, in words. */
export interface Words {
  readonly says: string;
  readonly hint?: string | undefined;
}

/** The words for a value of the wrong kind or out of bounds. */
export const wordsOf = (issue: Issue, path: Path, value: Tree): Words => {
  if (issue.code === 'invalid_value') return notAmong(issue.values.map(String), nounOf(path), value);
  if (issue.code === 'custom') return { says: issue.message, hint: issue.params?.hint };
  const kinds = kindsWanted(issue);
  if (value.kind === 'leaf' && typeof value.value !== 'string' && kinds.has('string') && !kinds.has('number') && !kinds.has('int'))
    return notText(nounOf(path), value);
  const wanted = issue.message || WANTED[issue.code]?.(issue) || 'something else';
  const isList = value.kind === 'leaf' && value.source !== '' && kinds.has('array');
  return { says: `${nounOf(path)} must be ${wanted}: ${shownAs(value)}`, hint: isList ? `write [${value.source}]` : undefined };
};

const kindsWanted = (issue: Issue): ReadonlySet<string> => {
  if (issue.code === 'invalid_type') return new Set([issue.expected]);
  return new Set(issue.code === 'invalid_union' ? issue.errors.flat().flatMap((inner) => [...kindsWanted(inner)]) : []);
};

/** A number, true, false or nothing where text is wanted: YAML reads more into a word than its writer may have meant. */
const notText = (noun: string, { value, source }: Leaf): Words => {
  if (source === '') return { says: `${noun} must be text: it is empty, which YAML reads as null`, hint: 'for blank text write ""' };
  const read = typeof value === 'number' ? `the number ${value}` : `the value ${value}`;
  return { says: `${noun} must be text: you wrote ${source}, which YAML reads as ${read}`, hint: `quote it: "${source}"` };
};

const notAmong = (words: readonly string[], noun: string, value: Tree): Words => {
  if (words.length === 1) return { says: `${noun} must be ${words[0]}: ${shownAs(value)}` };
  if (value.kind !== 'leaf' || value.source === '')
    return { says: `${noun} must be one word: ${shownAs(value)}`, hint: `one of ${words.join(', ')}` };
  const got = typeof value.value === 'string' ? value.value : value.source;
  const like = nearest(got, words);
  const { all, called = 'value' } = LISTED[noun] ?? {};
  return {
    says: `${noun}: no such ${called} "${got}"`,
    hint: [like ? `did you mean ${like}?` : `one of ${words.join(', ')}`, all].filter(Boolean).join('   '),
  };
};

/** Nouns whose values have a list of their own. */
const LISTED: Readonly<Record<string, { readonly called: string; readonly all?: string }>> = {
  product: { called: 'product', all: '(port102 list products)' },
  lint: { called: 'lint rule' },
  outcome: { called: 'outcome' },
};

const shownAs = (value: Tree): string => {
  if (value.kind !== 'leaf') return `it is a ${value.kind}`;
  return value.source === '' ? 'it is empty' : `you wrote ${value.source}`;
};

/** What a value is called in a sentence: its key, or that of its list. */
const nounOf = (path: Path): string => {
  const key = path.findLast((part) => typeof part === 'string') ?? 'the file';
  return SELECTOR_KEYS.has(key) ? 'selector' : key;
};
const SELECTOR_KEYS: ReadonlySet<string> = new Set(['t', 's', 'p', 'hex']);

// biome-ignore format: a table
const KINDS: Readonly<Record<string, string>> = {
  string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'a map', record: 'a map',
};

const WANTED: Readonly<Record<string, (issue: Issue) => string | undefined>> = {
  invalid_type: (issue) => (issue.code === 'invalid_type' ? KINDS[issue.expected] : undefined),
  too_small: (issue) =>
    issue.code === 'too_small' ? bounds(issue.origin, issue.inclusive ? 'at least' : 'more than', issue.minimum) : undefined,
  too_big: (issue) => (issue.code === 'too_big' ? bounds(issue.origin, 'at most', issue.maximum) : undefined),
};
const bounds = (origin: string, relation: string, bound: number | bigint): string =>
  origin === 'number' || origin === 'int' ? `${relation} ${bound}` : 'not empty';
