/** Octets of hexadecimal text; blanks, line ends and what follows a # do not count. */
export const hex = (text: string): Uint8Array => {
  const digits = text.replace(/#.*$/gm, '').replace(/\s/g, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits)) throw new TypeError(`no hexadecimal octets: ${text}`);
  return new Uint8Array(Buffer.from(digits, 'hex'));
};

/** Octets as hexadecimal text. */
export const hexOf = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');

/** The octets of a text. */
export const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
