/** Whether an octet is a character of a type. */
export type Repertoire = (octet: number) => boolean;

const oneOf = (characters: string): Repertoire => {
  const codes = new Set(Array.from(characters, (character) => character.charCodeAt(0)));
  return (octet) => codes.has(octet);
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

// biome-ignore format: a table
/** The characters of the string types, X.680 §41 Tables 8 to 10. Those of T.61 and General depend on escapes: anything may stand there. */
export const REPERTOIRES = {
  numeric:   oneOf(`${DIGITS} `),
  printable: oneOf(`${LETTERS}${DIGITS} '()+,-./:=?`),
  ia5:       (octet) => octet < 0x80,
  visible:   (octet) => octet >= 0x20 && octet < 0x7f,
  any:       () => true,
} as const satisfies Readonly<Record<string, Repertoire>>;
