import type { BackwardWriter } from './backward.ts';
import { berFaults } from './faults.ts';

/** How many octets a length has, X.690 §8.1.3, in the form asked for. */
export const lengthSize = (length: number, form?: number | 'indefinite'): number => {
  if (form === 'indefinite') return 1;
  if (form === undefined) return 1 + shortest(length);
  if (form < shortest(length) || form > MOST) throw berFaults.lengthForm({ got: form });
  return 1 + form;
};

/** Writes a length, X.690 §8.1.3.4 to §8.1.3.6, in the form asked for. */
export const writeLength = (writer: BackwardWriter, length: number, form?: number | 'indefinite'): void => {
  if (form === 'indefinite') return writer.u8(LONG);
  const size = lengthSize(length, form);
  if (size === 1) return writer.u8(length);
  for (let place = 1, rest = length; place < size; place++, rest = Math.floor(rest / 0x100)) writer.u8(rest % 0x100);
  writer.u8(LONG | (size - 1));
};

/** How many octets must follow the first length octet, X.690 §8.1.3.4 and §8.1.3.5: none up to 127. */
export const shortest = (length: number): number => {
  if (length < LONG) return 0;
  let size = 1;
  for (let rest = length; rest >= 0x100; rest = Math.floor(rest / 0x100)) size += 1;
  return size;
};

/** The first octet of a long form, and the only one of the indefinite form, X.690 §8.1.3.5 and §8.1.3.6. */
export const LONG = 0x80;

/** The first length octet that is kept for later, X.690 §8.1.3.5. */
export const RESERVED = 0xff;

const MOST = 0x7e;
