/** How event 9301 prints a network address: an IP address as 8 hex digits, a name as the hex of its ASCII (Q193380, Q169113). */
export const hexAddress = (address: string): string => hex(isIp(address) ? address.split('.').map(Number) : [...address].map(codeOf));

/** What such hex digits stand for. Four octets may be an IP address or a name of four letters: then both are said. */
export const readHexAddress = (digits: string): string => {
  const octets = (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  const name = String.fromCharCode(...octets);
  if (octets.length !== 4) return name;
  return HOST_NAME.test(name) ? `${octets.join('.')}, or the name ${name}` : octets.join('.');
};

const isIp = (address: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(address);
const hex = (octets: readonly number[]): string =>
  octets
    .map((octet) => octet.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
const codeOf = (character: string): number => character.charCodeAt(0);

const HOST_NAME = /^[A-Za-z][A-Za-z0-9-]+$/;
