/** Octets in lines as people read them. */
export interface OctetLine {
  readonly at: number;
  readonly octets: readonly number[];
}

/** Reads hexadecimal digits. */
export const octetsIn = (digits: string): readonly number[] => (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

/** Lines of so many octets. */
export const octetLines = (octets: readonly number[], width: number, most: number): readonly OctetLine[] =>
  Array.from({ length: Math.ceil(Math.min(octets.length, most) / width) }, (_, line) => ({
    at: line * width,
    octets: octets.slice(line * width, Math.min((line + 1) * width, most)),
  }));

export const hexOf = (octet: number): string => octet.toString(16).padStart(2, '0');

/** A place, as it stands at the beginning of a line. */
export const placeOf = (at: number): string => at.toString(16).padStart(4, '0');

/** An octet as a letter, where it is one. */
export const letterOf = (octet: number): string => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.');

/** Octets as one types them: pairs of digits, with whatever between. Undefined: they are none. */
export const typedOctets = (text: string): string | undefined => {
  const digits = text.replace(/0x|[\s:,]/gi, '').toLowerCase();
  return digits !== '' && /^([\da-f]{2})+$/.test(digits) ? digits : undefined;
};
