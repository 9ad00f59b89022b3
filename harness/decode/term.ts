/** Text as it is written again and again: its octets, four in each word, and how many they are. */
export interface Term {
  readonly words: Int32Array;
  readonly size: number;
}

/** A text as octets of UTF-8. */
export const termOf = (text: string): Term => {
  const octets = Buffer.from(text);
  const words = new Int32Array(Math.ceil(octets.length / 4));
  const padded = Buffer.alloc(4 * words.length);
  octets.copy(padded);
  for (let word = 0; word < words.length; word++) words[word] = padded.readInt32LE(4 * word);
  return { words, size: octets.length };
};
