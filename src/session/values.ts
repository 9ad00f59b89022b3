import { sessionFaults } from './faults.ts';
import type { TsduSizes, Version } from './options.ts';
import type { TokenSetting, TokenSettings } from './service.ts';
import type { Token } from './units.ts';

/** A number in so many octets. */
export const numberOf = (value: Uint8Array | undefined): number | undefined => value?.reduce((number, octet) => number * 256 + octet, 0);

/** One octet. */
export const octet = (value: number): Uint8Array => Uint8Array.of(value);

/** Two octets. */
export const pair = (value: number): Uint8Array => Uint8Array.of(value >> 8, value);

/** What a serial number says, X.225 §8.3.1.10: digits, leading zeros allowed. */
export const decodeSerial = (value: Uint8Array): number => {
  let number = 0;
  for (const digit of value) {
    if (digit < ZERO || digit > ZERO + 9) throw sessionFaults.serialNumber({ got: digit });
    number = number * 10 + digit - ZERO;
  }
  return number;
};

/** A serial number, X.225 §8.3.1.10: as short as it can be. */
export const encodeSerial = (serial: number): Uint8Array => {
  if (!Number.isInteger(serial) || serial < 0 || serial > LARGEST) throw sessionFaults.serialNumber({ got: serial });
  const digits = String(serial);
  const octets = new Uint8Array(digits.length);
  for (let at = 0; at < digits.length; at++) octets[at] = digits.charCodeAt(at);
  return octets;
};

/** The versions of a version number, X.225 §8.3.1.9: absent, it is 1. */
export const versionsIn = (value: Uint8Array | undefined): readonly Version[] =>
  VERSIONS.filter((version) => ((value?.[0] ?? 1) & version) !== 0);

/** A version number, X.225 §8.3.1.9. */
export const encodeVersions = (versions: readonly Version[]): Uint8Array =>
  octet(versions.reduce<number>((bits, version) => bits | version, 0));

/** TSDU maximum sizes, X.225 §8.3.1.8; absent, there is no limit. */
export const sizesIn = (value: Uint8Array | undefined): TsduSizes =>
  value?.length === 4 ? { initiator: (value[0]! << 8) | value[1]!, responder: (value[2]! << 8) | value[3]! } : NO_SIZES;

/** TSDU maximum sizes, X.225 §8.3.1.8; undefined where there is no limit. */
export const encodeSizes = ({ initiator, responder }: TsduSizes): Uint8Array | undefined =>
  initiator === 0 && responder === 0 ? undefined : Uint8Array.of(initiator >> 8, initiator, responder >> 8, responder);

/** The sizes that are agreed, X.225 §7.4.1: the smaller of two; 0, no limit, where either side names none. */
export const agreedSizes = (one: TsduSizes, other: TsduSizes): TsduSizes => ({
  initiator: Math.min(one.initiator, other.initiator),
  responder: Math.min(one.responder, other.responder),
});

/** The tokens of a token item, X.225 §8.3.16.3. */
export const tokensIn = (value: Uint8Array | undefined): readonly Token[] =>
  ITEM.filter(({ shift }) => (((value?.[0] ?? 0) >> shift) & 1) !== 0).map(({ token }) => token);

/** A token item, X.225 §8.3.16.3. */
export const encodeTokens = (tokens: readonly Token[]): Uint8Array =>
  octet(ITEM.reduce((bits, { token, shift }) => bits | (tokens.includes(token) ? 1 << shift : 0), 0));

/** Where a token setting puts a token, X.225 §8.3.1.11. */
export const settingIn = (bits: number, token: Token): TokenSetting => {
  const setting = SETTINGS[(bits >> shiftOf(token)) & 3];
  if (setting === undefined) throw sessionFaults.tokenSetting({ got: bits });
  return setting;
};

/** The places of these tokens, X.225 §8.3.1.11. */
export const settingsIn = (bits: number, tokens: readonly Token[]): TokenSettings =>
  Object.fromEntries(tokens.map((token) => [token, settingIn(bits, token)]));

/** The octet of a token setting, X.225 §8.3.1.11: what is not said is the initiator's. */
export const settingBits = (settings: TokenSettings): number =>
  ITEM.reduce((bits, { token, shift }) => bits | (SETTINGS.indexOf(settings[token] ?? 'initiator') << shift), 0);

const ITEM: readonly { readonly token: Token; readonly shift: number }[] = [
  { token: 'data', shift: 0 },
  { token: 'minor', shift: 2 },
  { token: 'major', shift: 4 },
  { token: 'release', shift: 6 },
];
const shiftOf = (token: Token): number => ITEM.find((each) => each.token === token)!.shift;
const SETTINGS: readonly TokenSetting[] = ['initiator', 'responder', 'choice'];
const VERSIONS: readonly Version[] = [1, 2];
const NO_SIZES: TsduSizes = { initiator: 0, responder: 0 };
const ZERO = 0x30;
const LARGEST = 999_999;
