/** Text in which nothing acts: control characters, and all else that is not seen, are written as numbers; line feeds stay where they are asked for. */
export const visible = (text: string): string => (SEEN.test(text) ? text : text.replace(UNSEEN, numbered));

/** The same of text that has lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');

/** An end is made of long text, and said how much there was. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)}... (${text.length} characters)`;

const numbered = (character: string): string => {
  const code = character.codePointAt(0)!;
  return code > 0xff ? `\\u{${code.toString(16)}}` : `\\x${code.toString(16).padStart(2, '0')}`;
};

const SEEN = /^[ -~]*$/;
// Separators of lines and paragraphs break lines where no line ends.
const UNSEEN = /[\p{C}\u2028\u2029]/gu;
