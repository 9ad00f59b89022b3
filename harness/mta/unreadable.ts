import type { Bound } from './association.ts';
import type { Host } from './config.ts';

/** Whether a product cannot read what has arrived whole. Which sizes is not known: those that take more than one large checkpoint (assumed, from Q189753). */
export const isUnreadable = ({ product: { rules } }: Host, apdu: Uint8Array, { checkpoint }: Bound): boolean =>
  rules.largeCheckpoint.value === 'decode-failure' && checkpoint >= LARGE && apdu.length > checkpoint * KILOBYTE;

/** In KB (Q189753). */
const LARGE = 64;
const KILOBYTE = 1024;
