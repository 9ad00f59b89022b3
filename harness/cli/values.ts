import { encodeValue, objectIdentifier } from '#src/asn1/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import { TPDU_SIZES } from '#src/cotp/index.ts';
import { type Flags, UsageError } from './command.ts';

export { quoted } from '#harness/reports/index.ts';

/** A selector as it is typed: `0x4f5053` and `hex:4f5053` are octets, anything else is text, and "" is none (`hex:` is one of no octets). */
export const selectorOf = (typed: string): Uint8Array | undefined => {
  if (typed === '') return undefined;
  const [, hex] = /^(?:0x|hex:)(.*)$/i.exec(typed) ?? [];
  if (hex === undefined) return octetsOf(typed);
  if (!/^([0-9a-f]{2})*$/i.test(hex)) throw new UsageError(`"${typed}" is no selector: hexadecimal digits come in pairs, as in 0x4f5053`);
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
};

/** The selector that a flag names; undefined where the flag is not there. */
export const selectorIn = (value: Flags[string]): Uint8Array | undefined => (typeof value === 'string' ? selectorOf(value) : undefined);

/** A selector as one would type it. */
export const typed = (selector: Uint8Array | undefined): string => {
  const octets = [...(selector ?? [])];
  const text = String.fromCharCode(...octets);
  if (/^[A-Za-z0-9_.-]*$/.test(text) && !/^0x/i.test(text)) return selector && text === '' ? 'hex:' : text || '""';
  return `0x${octets.map((octet) => octet.toString(16).padStart(2, '0')).join('')}`;
};

/** A time in milliseconds, with the units of a scenario: `500ms`, `2s`, `1.5 min`, `24h`; a bare number is milliseconds. */
export const durationOf = (text: string): number => {
  const [, count, unit = 'ms'] = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h|d)?$/.exec(text.trim()) ?? [];
  if (count === undefined) throw new UsageError(`"${text}" is no time: write 500ms, 2s, 5min or 24h`);
  return Number(count) * UNITS[unit as keyof typeof UNITS];
};

/** A whole number that is not negative. */
export const countOf = (flag: string, text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${flag} takes a whole number, not "${text}"`);
  return Number(text);
};

/** An object identifier in dots: `1.1.1.999.1`. */
export const objectIdentifierOf = (flag: string, text: string): string => {
  try {
    encodeValue(objectIdentifier, text);
    return text;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw new UsageError(`--${flag} takes an object identifier, as 1.1.1.999.1, not "${text}"`);
  }
};

/** The value of a flag that has one; undefined where the flag is not there. */
export const textOf = (value: Flags[string]): string | undefined => (typeof value === 'string' ? value : undefined);

/** The words of a flag that may be given several times. */
export const wordsOf = (value: Flags[string], ...otherwise: readonly string[]): readonly string[] =>
  typeof value === 'object' ? value : typeof value === 'string' ? [value] : otherwise;

/** The TPDU size to propose: C0 where it has a code for that size, F0 for the others (X.224 §13.3.4). */
export const tpduSizesOf = (
  flag: string,
  text: string | undefined,
): { readonly tpduSize?: number; readonly preferredTpduSize?: number } => {
  if (text === undefined) return {};
  const size = countOf(flag, text);
  if (Object.values(TPDU_SIZES).includes(size)) return { tpduSize: size };
  if (size > 0 && size % 128 === 0) return { preferredTpduSize: size };
  throw new UsageError(`--${flag} takes a multiple of 128, not ${text}`);
};

/** Host and port: `10.1.0.1`, `mail.example:1102`, `[::1]:102`. */
export const addressOf = (text: string, port = 102): { readonly host: string; readonly port: number } => {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d+))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined) throw new UsageError(`"${text}" is no address: write HOST, HOST:PORT or [IPV6]:PORT`);
  const number = digits === undefined ? port : Number(digits);
  if (number > 65_535) throw new UsageError(`"${text}" is no address: ports end at 65535`);
  return { host, port: number };
};

const octetsOf = (text: string): Uint8Array => {
  const octets = [...text].map((letter) => letter.codePointAt(0)!);
  if (octets.some((octet) => octet > 0xff))
    throw new UsageError(`"${text}" is no selector: letters beyond Latin-1 have no octet; write 0x...`);
  return Uint8Array.from(octets);
};

const UNITS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;
