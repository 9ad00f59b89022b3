/** What may stand between the words of a filter or of a fault. The last row are slips, which are told apart only to be named. */
const MARKS = [
  ...['=', '!=', '~', '<', '<=', '>', '>='],
  ...['&', '|', '!', '(', ')'],
  ...[':', '#', ','],
  ...['&&', '||', '==', '=~', '!~', '=>', '=<', '<>'],
] as const;

/** One piece of a text. `column` counts from 1; `written` is how it stands there, `text` what it says. */
export interface Token {
  /** `open` is a quotation that is never closed; `end` stands behind the last piece and is empty. */
  readonly kind: 'word' | 'quoted' | 'open' | 'mark' | 'end';
  readonly column: number;
  readonly text: string;
  readonly written: string;
}

/** The pieces of a text, always with an end. Any text has some: what is wrong is for the grammar to say. */
export const tokensOf = (text: string): readonly Token[] => [
  ...[...text.matchAll(TOKEN)].map(tokenOf),
  { kind: 'end', column: text.trimEnd().length + 1, text: '', written: '' },
];

/** The column of a letter that a token says: escapes make it differ from the place within the text. */
export const columnIn = ({ kind, column, written }: Token, offset: number): number => {
  if (kind !== 'quoted') return column + offset;
  const pieces = written.slice(1, -1).match(PIECE) ?? [];
  return column + 1 + pieces.slice(0, offset).join('').length;
};

/** A text as it may be written: bare where it is a plain word, otherwise quoted. */
export const written = (text: string): string => (PLAIN.test(text) ? text : quoted(text));

/** A text in quotes. */
export const quoted = (text: string): string => `"${text.replace(NEEDY, (letter) => `\\${NAMES.get(letter) ?? letter}`)}"`;

const tokenOf = ({ index, 0: found, groups = {} }: RegExpMatchArray): Token => {
  const kind = KINDS.find((each) => groups[each] !== undefined) ?? 'word';
  const text = kind === 'quoted' ? found.slice(1, -1).replace(PIECE, (piece) => (piece.length > 1 ? meaning(piece[1]!) : piece)) : found;
  return { kind, column: (index ?? 0) + 1, text, written: found };
};

const meaning = (escaped: string): string => ESCAPES.get(escaped) ?? escaped;

const KINDS = ['word', 'quoted', 'open', 'mark'] as const;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const NAMES: ReadonlyMap<string, string> = new Map([...ESCAPES].map(([name, letter]) => [letter, name]));

// A backslash before anything else stands for itself, so that a regular expression in quotes needs no second one.
const PIECE = /\\[\\"'nrt]|./gs;
// What would not be read as it stands.
const NEEDY = /["\n\r\t]|\\(?=[\\"'nrt\n\r\t]|$)/g;
const PLAIN = /^[\w./-]+(?::[\w./-]+)*$/;
const longestFirst = [...MARKS].sort((a, b) => b.length - a.length).map((mark) => mark.replace(/[|()]/g, '\\$&'));

// A colon between letters belongs to the word (10.1.0.2:102, fe80::1); before a blank it is a mark.
const WORD = String.raw`(?:[^\s=!~<>&|():#,"']|:(?=:?[^\s=!~<>&|():#,"']))+`;
const QUOTED = String.raw`"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'`;
const TOKEN = new RegExp(String.raw`(?<word>${WORD})|(?<quoted>${QUOTED})|(?<open>["'][\s\S]*)|(?<mark>${longestFirst.join('|')})`, 'g');
