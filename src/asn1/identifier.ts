import type { BackwardWriter } from './backward.ts';
import { berFaults } from './faults.ts';
import { CONSTRUCTED, HIGH_NUMBER, TAG_CLASSES, type Tag } from './tag.ts';

/** How many octets an identifier has, X.690 §8.1.2, where so many are asked for at least. */
export const identifierSize = ({ number }: Tag, atLeast = 1): number => {
  if (number < HIGH_NUMBER && atLeast === 1) return 1;
  let size = 2;
  for (let rest = number; rest >= BASE; rest = Math.floor(rest / BASE)) size += 1;
  return Math.max(size, atLeast);
};

/** Writes an identifier, X.690 §8.1.2, in so many octets at least. */
export const writeIdentifier = (writer: BackwardWriter, tag: Tag, isConstructed: boolean, atLeast?: number): void => {
  const { number } = tag;
  if (!Number.isSafeInteger(number) || number < 0) throw berFaults.tagNumber({ got: number });
  const first = (TAG_CLASSES[tag.class] << 6) | (isConstructed ? CONSTRUCTED : 0);
  const size = identifierSize(tag, atLeast);
  if (size === 1) return writer.u8(first | number);
  for (let place = 1, rest = number; place < size; place++, rest = Math.floor(rest / BASE)) {
    writer.u8((rest % BASE) | (place === 1 ? 0 : MORE));
  }
  writer.u8(first | HIGH_NUMBER);
};

/** One more octet of a number in base 128 follows, X.690 §8.1.2.4.2. */
export const MORE = 0x80;

const BASE = 0x80;
