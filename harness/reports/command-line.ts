/** A word as a shell takes it. */
export const quoted = (text: string): string => (/^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** Words as one would type them: what needs no quotes stands without. */
export const commandLine = (words: readonly string[]): string =>
  ['port102', ...words].map((word) => (/^[\w./:@=+,-]+$/.test(word) ? word : quoted(word))).join(' ');
