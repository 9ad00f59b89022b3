import { textOf } from '#src/asn1/index.ts';

/** Octets in hexadecimal. */
export const hex = (octets: Uint8Array): string => {
  let text = '';
  for (const octet of octets) text += PAIRS[octet];
  return text;
};

/** The octets of an optional field. */
export const hexIn = (octets: Uint8Array | undefined): string | undefined => octets && hex(octets);

/** Octets as text, one character each. */
export const textIn = textOf;

/** Whether octets are text that a terminal may show: printable ASCII, and at least one. */
export const isText = (octets: Uint8Array): boolean => {
  for (const octet of octets) if (octet < 0x20 || octet >= 0x7f) return false;
  return octets.length > 0;
};

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));
