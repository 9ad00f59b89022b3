import { at, type Table } from './row.ts';

/** RFC 1006 §6. */
export const TPKT: Table = {
  'tpkt.version': at('vrsn'),
  'tpkt.reserved': at('reserved'),
  'tpkt.length': at('packet length'),
};
