/** A NetBIOS name; `service` is its 16th octet, where a quoted name says one. */
export interface NetbiosName {
  readonly name: string;
  readonly service?: number;
}

/** Why a word is no NetBIOS name. */
export interface NotAName {
  readonly says: string;
}

/**
 * Reads a name as it stands in LMHOSTS: bare (up to 15 octets), or in quotes with octets in hexadecimal, `\0xnn` or `\nn` (Q104576).
 * An octet in hexadecimal that is written last is the 16th, with blanks before it (MS-NBTE 2.2.3); written with too few: assumed.
 */
export const readNetbiosName = (word: string): NetbiosName | NotAName => (word.startsWith('"') ? quoted(word) : bare(word));

/**
 * Whether a look-up of a host name may find it: one without a 16th octet, or with that of the workstation or the server service
 * (suffixes: Q163409; that both count: assumed).
 */
export const isComputer = ({ service }: NetbiosName): boolean => service === undefined || COMPUTER_SERVICES.includes(service);

const bare = (word: string): NetbiosName | NotAName =>
  word.length > COMPUTER_OCTETS ? SAYS.tooLong(word, COMPUTER_OCTETS) : { name: word };

const quoted = (word: string): NetbiosName | NotAName => {
  if (word.length < 2 || !word.endsWith('"')) return SAYS.open(word);
  const inner = word.slice(1, -1);
  const octets = inner.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (inner.replace(ESCAPE, '').includes('\\')) return SAYS.escape(word);
  if (octets.length > NAME_OCTETS) return SAYS.tooLong(word, NAME_OCTETS);
  const full = octets.length === NAME_OCTETS || ESCAPE_LAST.test(inner);
  const name = (full ? octets.slice(0, -1) : octets).trimEnd();
  if (name === '') return SAYS.empty(word);
  return full ? { name, service: octets.charCodeAt(octets.length - 1) } : { name };
};

const SAYS = {
  open: (word: string) => ({ says: `the quote of ${word} is not closed` }),
  escape: (word: string) => ({ says: `a backslash in ${word} is not followed by 0x and two hexadecimal digits` }),
  tooLong: (word: string, most: number) => ({ says: `${word} is longer than the ${most} octets of a NetBIOS name` }),
  empty: (word: string) => ({ says: `${word} holds no name` }),
} as const;

const NAME_OCTETS = 16;
const COMPUTER_OCTETS = NAME_OCTETS - 1;
const COMPUTER_SERVICES: readonly number[] = [0x00, 0x20];
const ESCAPE = /\\(?:0x)?([0-9a-f]{2})/gi;
const ESCAPE_LAST = /\\(?:0x)?[0-9a-f]{2}$/i;
