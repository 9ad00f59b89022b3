/** What a peer wrote must not reach a terminal as it is, nor fill it: control characters are written as numbers, and an end is made of long text. */
export const printable = (text: string): string => {
  if (PLAIN.test(text)) return text;
  const safe = text.replace(/\p{C}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}...` : safe;
};

const PLAIN = /^[ -~]{0,200}$/;
const LONGEST = 200;
