import { berFaults } from './faults.ts';

/** The number in octets, X.690 §8.3.3; undefined where it is beyond 53 bits. */
export const numberIn = (content: Uint8Array): number | undefined => {
  if (content.length > SURELY_SAFE) return safeIn(content);
  let number = (content[0]! << 24) >> 24;
  for (let at = 1; at < content.length; at++) number = number * 0x100 + content[at]!;
  return number;
};

/** The integer in octets, X.690 §8.3.3, in a time that grows as they do. */
export const bigintIn = (content: Uint8Array): bigint => {
  const digits: string[] = ['0x'];
  for (const octet of content) digits.push(HEX[octet]!);
  return BigInt.asIntN(8 * content.length, BigInt(digits.join('')));
};

/** A number in as few octets as can be, X.690 §8.3. */
export const octetsOfNumber = (value: number): Uint8Array => {
  if (!Number.isSafeInteger(value)) throw berFaults.integerRange({ got: value });
  if (value >= -0x80 && value < 0x80) return Uint8Array.of(value);
  const octets: number[] = [];
  let rest = value;
  do {
    octets.push(rest & 0xff);
    rest = Math.floor(rest / 0x100);
  } while (rest !== (octets.at(-1)! >= 0x80 ? -1 : 0));
  return Uint8Array.from(octets.reverse());
};

/** An integer in as few octets as can be, X.690 §8.3. */
export const octetsOfBigint = (value: bigint): Uint8Array => {
  const magnitude = (value < 0n ? ~value : value).toString(16);
  const bits = 4 * (magnitude.length - 1) + BITS_OF_DIGIT[Number.parseInt(magnitude[0]!, 16)]!;
  const size = Math.floor(bits / 8) + 1;
  const digits = BigInt.asUintN(8 * size, value)
    .toString(16)
    .padStart(2 * size, '0');
  return Uint8Array.from({ length: size }, (_, at) => Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16));
};

// Padding does not count: four octets may well come in eight.
const safeIn = (content: Uint8Array): number | undefined => {
  const sign = content[0]! >= 0x80 ? 0xff : 0;
  let start = 0;
  while (start < content.length - LONGEST && content[start] === sign) start += 1;
  if (content.length - start > LONGEST) return undefined;
  const number = BigInt.asIntN(8 * LONGEST, bigintIn(content.subarray(start)));
  if (sign === 0 ? number < 0n : number >= 0n) return undefined;
  return Number.isSafeInteger(Number(number)) ? Number(number) : undefined;
};

const SURELY_SAFE = 6;
const LONGEST = 8;
const BITS_OF_DIGIT = [0, 1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4];
const HEX: readonly string[] = Array.from({ length: 0x100 }, (_, octet) => octet.toString(16).padStart(2, '0'));
