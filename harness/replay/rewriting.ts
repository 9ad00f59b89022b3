import { decodeTpdu, encodeTpdu } from '#src/cotp/index.ts';
import { decodeTsdu, encodeTsdu } from '#src/session/index.ts';
import { type Known, readable } from './known.ts';
import type { Rewriting } from './rewriting-row.ts';
import { TPDU_REWRITINGS } from './tpdu-rewriting.ts';
import { TSDU_REWRITINGS } from './tsdu-rewriting.ts';

/** What was made of octets, and by which rewritings. */
export interface Rewritten {
  readonly octets: Uint8Array;
  readonly changes: readonly string[];
}

/** A TPDU as it is to be said now. */
export const rewriteTpdu = (octets: Uint8Array, known: Known): Rewritten =>
  rewritten(octets, known, TPDU_REWRITINGS, decodeTpdu, encodeTpdu);

/** A TSDU as it is to be said now. */
export const rewriteTsdu = (octets: Uint8Array, known: Known): Rewritten =>
  // Nearly all are DTs, in which nothing is rewritten.
  octets[0] === DATA && octets[1] === 0 && octets[2] === DATA
    ? { octets, changes: [] }
    : rewritten(octets, known, TSDU_REWRITINGS, decodeTsdu, encodeTsdu);

const rewritten = <Of>(
  octets: Uint8Array,
  known: Known,
  table: readonly Rewriting<Of>[],
  decode: (octets: Uint8Array) => Of,
  encode: (of: Of) => Uint8Array,
): Rewritten => {
  const changes: string[] = [];
  let value = readable(() => decode(octets));
  if (value === undefined) return { octets, changes };
  for (const { what, rewrite } of table) {
    const other = rewrite(value, known);
    if (other !== value) changes.push(what);
    value = other;
  }
  return changes.length === 0 ? { octets, changes } : { octets: encode(value), changes };
};

/** SI of GT and DT, X.225 §8.3: a DT stands behind a GT. */
const DATA = 1;
