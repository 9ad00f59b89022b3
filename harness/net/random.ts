/** Numbers from 0 up to 1 that depend on the words alone: the same words, the same numbers (splitmix over an FNV-1a hash). */
export const randomOf = (...words: readonly (string | number)[]): (() => number) => {
  let state = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(words.join('\u0000'))) state = Math.imul(state ^ octet, 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
};
