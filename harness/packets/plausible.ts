import { LAYOUT } from '#src/cotp/index.ts';

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

/** The shortest length indicator by the upper half of the code, X.224 §13: that of the shortest format of each TPDU. */
const LEAST: readonly (number | undefined)[] = Array.from({ length: 16 }, (_, half) => {
  const row = Object.values(LAYOUT).find(({ code }) => code >> 4 === half);
  return row && Math.min(...Object.values(row.formats).map(({ least }) => least));
});

/** TPKT header and length indicator. */
const BEFORE_TPDU = 5;
/** The protocol discriminator, Q.931 §4.2. */
const Q931 = 0x08;
/** Octets of the call reference, Q.931 §4.3. */
const LONGEST_CALL_REFERENCE = 0x0f;
/** TPKT header, discriminator, a call reference of two octets, type of message. */
const SHORTEST_MESSAGE = 9;
