/** What is wrong with a line of a text; line and column count from 1. */
export interface TextFault {
  /** The included file it stands in; absent: the text itself. */
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  readonly says: string;
}

/** A word of a line, and the column where it begins. */
export interface Word {
  readonly column: number;
  readonly text: string;
}

/** The lines of a text, whichever way they end. */
export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/);

/** The words of a line; `word` says what makes one. */
export const wordsOf = (line: string, word = /\S+/g): readonly Word[] =>
  [...line.matchAll(word)].map(({ index, 0: text }) => ({ column: index + 1, text }));

/** The column just behind a word. */
export const after = ({ column, text }: Word): number => column + text.length;

/** Whether a text is an IPv4 address in dotted decimal. Leading zeros are refused: Winsock takes such a number for octal. */
export const isAddress = (text: string): boolean => {
  const numbers = text.split('.');
  return numbers.length === 4 && numbers.every((number) => /^(0|[1-9]\d{0,2})$/.test(number) && Number(number) <= 255);
};

/** What HOSTS and LMHOSTS say alike about a line that cannot be read. */
export const LINE_FAULTS = {
  address: ({ text }: Word) => `'${text}' is no IPv4 address in dotted decimal`,
  noName: () => 'no name follows the address',
} as const;
