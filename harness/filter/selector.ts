/**
 * The one form of a selector, whoever wrote it: the text where all octets are printable, otherwise `0x` with small digits. A text that
 * begins with 0x has its octets in hexadecimal as well, so that no two selectors have the same form.
 */
const selectorForm = (octets: readonly number[]): string => formOf(octets.map((octet) => String.fromCharCode(octet)).join(''));

/** The form of a selector that is given as text. Letters beyond Latin-1 have no octet and stay. */
export const formOf = (text: string): string =>
  PRINTABLE.test(text) || BEYOND.test(text)
    ? text
    : `0x${[...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('')}`;

/** The form of a selector as a subject gives it: pairs of digits behind 0x are octets, anything else is text. */
export const formGiven = (given: string): string => {
  const [, digits] = HEX.exec(given) ?? [];
  return digits === undefined ? formOf(given) : selectorForm(octetsOf(digits));
};

/** The form of a selector as a filter has it unquoted; none where 0x or hex: is not followed by pairs of digits. */
export const formTyped = (typed: string): string | undefined => {
  const [, digits] = PREFIXED.exec(typed) ?? [];
  if (digits === undefined) return formOf(typed);
  return PAIRS.test(digits) ? selectorForm(octetsOf(digits)) : undefined;
};

const octetsOf = (digits: string): readonly number[] => (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

const PRINTABLE = /^(?!0x)[\x20-\x7e]*$/i;
const BEYOND = /[^\0-\xff]/;
const HEX = /^0x((?:[\da-f]{2})*)$/i;
const PREFIXED = /^(?:0x|hex:)(.*)$/is;
const PAIRS = /^(?:[\da-f]{2})*$/i;
