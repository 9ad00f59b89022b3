import { berFaults } from './faults.ts';
import { CONSTRUCTED, HIGH_NUMBER, TAG_CLASSES, type Tag } from './tag.ts';

/** How many octets an identifier has, X.690 §8.1.2, where so many are asked for at least. */
export const identifierSize = ({ number }: Tag, atLeast = 1): number => {
  if (number < HIGH_NUMBER && atLeast === 1) return 1;
  let size = 2;
  for (let rest = number; rest >= BASE; rest = Math.floor(rest / BASE)) size += 1;
  return Math.max(size, atLeast);
};

/** Writes an identifier into so many octets, X.690 §8.1.2; says where it ends. */
export const writeIdentifier = (octets: Uint8Array, at: number, tag: Tag, isConstructed: boolean, size: number): number => {
  if (!Number.isSafeInteger(tag.number) || tag.number < 0) throw berFaults.tagNumber({ got: tag.number });
  const first = (TAG_CLASSES[tag.class] << 6) | (isConstructed ? CONSTRUCTED : 0);
  octets[at] = first | (size === 1 ? tag.number : HIGH_NUMBER);
  for (let place = at + size - 1, rest = tag.number; place > at; place--, rest = Math.floor(rest / BASE)) {
    octets[place] = (rest % BASE) | (place === at + size - 1 ? 0 : MORE);
  }
  return at + size;
};

/** One more octet of a number in base 128 follows, X.690 §8.1.2.4.2. */
export const MORE = 0x80;

const BASE = 0x80;
