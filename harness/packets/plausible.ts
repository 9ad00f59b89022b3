/** How many octets the question takes. */
export const EVIDENCE = 7;

/**
 * Whether a TPKT begins here, by its content: version 3, nothing in the reserved octet, and then a TPDU of X.224 whose length indicator fits, or a
 * message of Q.931, which H.225 puts there without a TPDU. There are EVIDENCE octets.
 */
export const isPlausible = (octets: Uint8Array, at: number): boolean => {
  if (octets[at] !== 3 || octets[at + 1] !== 0) return false;
  const length = (octets[at + 2]! << 8) | octets[at + 3]!;
  const indicator = octets[at + 4]!;
  const code = octets[at + 5]!;
  if (length < EVIDENCE) return false;
  const least = LEAST[code >> 4];
  if (least !== undefined && indicator >= least && indicator < 0xff && BEFORE_TPDU + indicator <= length) return true;
  return indicator === Q931 && code <= LONGEST_CALL_REFERENCE && length >= SHORTEST_MESSAGE;
};

// biome-ignore format: a table
/** The shortest length indicator by the upper half of the code, X.224 §13. */
const LEAST: Readonly<Record<number, number>> = {
  1: 4, // ED, §13.8
  2: 4, // EA, §13.11
  5: 4, // RJ, §13.12
  6: 4, // AK, §13.10
  7: 4, // ER, §13.13
  8: 6, // DR, §13.5
  12: 5, // DC, §13.6
  13: 6, // CC, §13.4
  14: 6, // CR, §13.3
  15: 2, // DT, §13.7
};

/** TPKT header and length indicator. */
const BEFORE_TPDU = 5;
/** The protocol discriminator, Q.931 §4.2. */
const Q931 = 0x08;
/** Octets of the call reference, Q.931 §4.3. */
const LONGEST_CALL_REFERENCE = 0x0f;
/** TPKT header, discriminator, a call reference of two octets, type of message. */
const SHORTEST_MESSAGE = 9;
