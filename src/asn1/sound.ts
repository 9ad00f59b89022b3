import { MORE } from './identifier.ts';
import { LONG } from './length.ts';
import { CONSTRUCTED, HIGH_NUMBER } from './tag.ts';

/**
 * Whether octets are elements of BER one behind the other, X.690 §8.1, each within the one that holds it: then `decodeBerSeries` reads them, unless they
 * are too many. This is seen without making anything of them.
 */
export const isSound = (octets: Uint8Array): boolean => {
  const { length } = octets;
  let depth = 0;
  let end = length;
  let isOpen = false;
  for (let at = 0; at < length || depth > 0; ) {
    if (at === end && !isOpen) {
      if (depth === 0) return true;
      depth--;
      end = ENDS[depth]!;
      isOpen = OPEN[depth] === 1;
      continue;
    }
    if (at + 2 > end) return false;
    const identifier = octets[at]!;
    if (identifier === 0 && octets[at + 1] === 0) {
      if (!isOpen) return false;
      at += 2;
      depth--;
      end = ENDS[depth]!;
      isOpen = OPEN[depth] === 1;
      continue;
    }
    at++;
    let number = identifier & HIGH_NUMBER;
    if (number === HIGH_NUMBER) {
      number = 0;
      for (let octet = MORE; octet >= MORE; at++) {
        if (at === end || number > MOST_BEFORE) return false;
        octet = octets[at]!;
        number = number * 0x80 + (octet & ~MORE);
      }
    }
    if ((number === 0 && identifier < CLASSES) || at >= end) return false;
    let size = octets[at++]!;
    const isIndefinite = size === LONG;
    if (size > LONG) {
      const octetsOfLength = size - LONG;
      if (octetsOfLength > MOST_LENGTH || at + octetsOfLength > end) return false;
      size = 0;
      for (let place = 0; place < octetsOfLength; place++) size = size * 0x100 + octets[at++]!;
    }
    const isConstructed = (identifier & CONSTRUCTED) !== 0;
    if (isIndefinite ? !isConstructed : at + size > end) return false;
    if (!isConstructed) {
      at += size;
      continue;
    }
    if (depth === MOST_DEPTH) return false;
    ENDS[depth] = end;
    OPEN[depth] = isOpen ? 1 : 0;
    depth++;
    if (!isIndefinite) end = at + size;
    isOpen = isIndefinite;
  }
  return true;
};

// Nothing that is going on when this is called can call it again.
const MOST_DEPTH = 128;
const ENDS = new Float64Array(MOST_DEPTH);
const OPEN = new Uint8Array(MOST_DEPTH);

/** Identifier octets from here on are of another class than universal, in which the tag of end-of-contents is. */
const CLASSES = 0x40;
/** What a tag number may be before its last seven bits are known: the whole stays within 53. */
const MOST_BEFORE = 2 ** 46 - 1;
/** More octets than a number within 53 bits takes. */
const MOST_LENGTH = 6;
