import { LAYOUT } from '#src/cotp/index.ts';

/** How many octets the question takes. */
export const EVIDENCE = 7;

/**
 * Whether a TPKT begins here, by its content: version 3, nothing in the reserved octet, and then a TPDU of X.224 whose lengths fit, or a
 * message of Q.931, which H.225 puts there without a TPDU. There are EVIDENCE octets. Whatever is not ours begins like one now and then: that two
 * octets are 3 and 0 is nothing, so it is the lengths that have to tell.
 */
export const isPlausible = (octets: Uint8Array, at: number): boolean => {
  if (octets[at] !== 3 || octets[at + 1] !== 0) return false;
  const length = (octets[at + 2]! << 8) | octets[at + 3]!;
  const indicator = octets[at + 4]!;
  const code = octets[at + 5]!;
  if (length < EVIDENCE) return false;
  const size = SIZES[code >> 4];
  const behind = length - BEFORE_TPDU - indicator;
  if (size !== undefined && indicator >= size.least && indicator <= size.most && behind >= 0 && behind <= size.behind) return true;
  return indicator === Q931 && code <= LONGEST_CALL_REFERENCE && length >= SHORTEST_MESSAGE;
};

/** What the length indicator can be, and how many octets can stand behind the header. */
interface Size {
  readonly least: number;
  readonly most: number;
  readonly behind: number;
}

/** Octets of the checksums of X.224 §13.2.3.1 and of the ATN, with what is before them. */
const CHECKSUMS = 4 + 6;
/** 255 is reserved, X.224 §13.2.1. */
const LONGEST_HEADER = 254;
/** Octets of user data of any TPDU that is no DT: more than any of them may have (assumed). */
const MOST_BEHIND = 64;

/** By the upper half of the code, X.224 §13. Only a DT carries much, and its header is short: it has no parameter but a checksum. */
const SIZES: readonly (Size | undefined)[] = Array.from({ length: 16 }, (_, half) => {
  const row = Object.values(LAYOUT).find(({ code }) => code >> 4 === half);
  if (row === undefined) return undefined;
  const lengths = Object.values(row.formats).map(({ least }) => least);
  const least = Math.min(...lengths);
  return row === LAYOUT.DT
    ? { least, most: Math.max(...lengths) + CHECKSUMS, behind: Number.POSITIVE_INFINITY }
    : { least, most: LONGEST_HEADER, behind: MOST_BEHIND };
});

/** TPKT header and length indicator. */
const BEFORE_TPDU = 5;
/** The protocol discriminator, Q.931 §4.2. */
const Q931 = 0x08;
/** Octets of the call reference, Q.931 §4.3. */
const LONGEST_CALL_REFERENCE = 0x0f;
/** TPKT header, discriminator, a call reference of two octets, type of message. */
const SHORTEST_MESSAGE = 9;
