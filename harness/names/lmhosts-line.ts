import { type NetbiosName, readNetbiosName } from './netbios-name.ts';
import { after, isAddress, LINE_FAULTS, type Word, wordsOf } from './text.ts';

/** What may follow the name of an entry, with what stands behind its colon (MS-NBTE 2.2.3.1; #NOFNR: Q103765; #SG: assumed). */
export type Tags = Readonly<Partial<Record<'PRE' | 'NOFNR' | 'MH' | 'DOM' | 'SG', string>>>;

/** One mapping of an LMHOSTS file. */
export interface LmhostsEntry extends NetbiosName {
  readonly ip: string;
  readonly tags: Tags;
}

/** What is wrong at a column of a line. */
export interface Complaint {
  readonly column: number;
  readonly says: string;
}

/** One line of an LMHOSTS file. */
export type LmhostsLine =
  | { readonly kind: 'entry'; readonly entry: LmhostsEntry; readonly complaints: readonly Complaint[] }
  | { readonly kind: 'include'; readonly column: number; readonly path: string }
  | { readonly kind: 'begin'; readonly column: number }
  | { readonly kind: 'end'; readonly column: number }
  | { readonly kind: 'comment' }
  | { readonly kind: 'bad'; readonly complaint: Complaint };

/** Reads one line of an LMHOSTS file. Keywords are in capitals; any other # begins a comment. */
export const readLmhostsLine = (line: string): LmhostsLine => {
  const [first, ...rest] = wordsOf(line, WORD);
  if (!first) return { kind: 'comment' };
  const directive = DIRECTIVES.get(first.text);
  if (directive) return directive(first, line.slice(after(first) - 1));
  return first.text.startsWith('#') ? { kind: 'comment' } : entryOf(first, rest);
};

/** Whether an entry waits in the name cache before anything is looked up (#PRE). */
export const isPreloaded = ({ tags }: LmhostsEntry): boolean => tags.PRE !== undefined;

const entryOf = (address: Word, [name, ...rest]: readonly Word[]): LmhostsLine => {
  if (!isAddress(address.text)) return bad(address.column, LINE_FAULTS.address(address));
  if (!name || name.text.startsWith('#')) return bad(after(address), LINE_FAULTS.noName());
  const read = readNetbiosName(name.text);
  if ('says' in read) return bad(name.column, read.says);
  const { tags, complaints } = tagsOf(rest);
  return { kind: 'entry', entry: { ip: address.text, ...read, tags }, complaints };
};

/** The keywords behind a name, as far as the comment. */
const tagsOf = (words: readonly Word[]): { readonly tags: Tags; readonly complaints: readonly Complaint[] } => {
  const comment = words.findIndex(({ text }) => text.startsWith('#') && !TAG.test(text.toUpperCase()));
  const read = words.slice(0, comment < 0 ? undefined : comment).map(tagOf);
  return {
    tags: Object.fromEntries(read.flatMap((one) => ('tag' in one ? [one.tag] : []))),
    complaints: read.filter((one) => 'says' in one),
  };
};

/** What is no keyword is complained of and passed over (assumed). */
const tagOf = (word: Word): { readonly tag: readonly [keyof Tags, string] } | Complaint => {
  const { column, text } = word;
  if (!text.startsWith('#')) return { column, says: `'${text}' is passed over: an entry has one name` };
  const { alone, named, what } = TAG.exec(text)?.groups ?? {};
  if (alone) return { tag: [alone as keyof Tags, ''] };
  if (!named) return { column, says: `'${text}' is passed over: keywords are in capitals` };
  return what ? { tag: [named as keyof Tags, what] } : { column: after(word), says: `${text} names nothing` };
};

const bad = (column: number, says: string): LmhostsLine => ({ kind: 'bad', complaint: { column, says } });

/** Keywords that are lines of their own (MS-NBTE 2.2.3.1). */
const DIRECTIVES: ReadonlyMap<string, (keyword: Word, rest: string) => LmhostsLine> = new Map([
  ['#INCLUDE', (keyword: Word, rest: string) => includeOf(keyword, pathOf(rest))],
  ['#BEGIN_ALTERNATE', ({ column }: Word) => ({ kind: 'begin', column })],
  ['#END_ALTERNATE', ({ column }: Word) => ({ kind: 'end', column })],
]);

const includeOf = (keyword: Word, path: string): LmhostsLine =>
  path === '' ? bad(after(keyword), '#INCLUDE names no file') : { kind: 'include', column: keyword.column, path };

// A path may hold blanks and #; only a # behind a blank begins a comment.
const pathOf = (rest: string): string =>
  rest
    .replace(/\s#.*/, '')
    .trim()
    .replace(/^"(.*)"$/, '$1');

const WORD = /"[^"]*"?|#[^\s#]*|[^\s"#]+/g;
const TAG = /^#(?:(?<alone>PRE|NOFNR|MH)|(?<named>DOM|SG):(?<what>.*))$/;
