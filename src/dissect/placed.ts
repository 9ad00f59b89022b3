import { decodeTsdu, type Spdu } from '#src/session/index.ts';
import { sizeOf } from './session-tree.ts';

/** An SPDU, where it stands in its TSDU, and the heads that it stands behind. */
export interface Placed {
  readonly spdu: Spdu;
  readonly start: number;
  readonly end: number;
  readonly heads: readonly Placed[];
}

/** The SPDUs of a TSDU: they follow one another, X.225 §6.3.7. Heads are not told of, but seen with the SPDU behind them. */
export const placedIn = (tsdu: Uint8Array): readonly Placed[] => {
  const all: Placed[] = [];
  let heads: Placed[] = [];
  let end = 0;
  for (const spdu of decodeTsdu(tsdu)) {
    const start = end;
    end += sizeOf(spdu);
    const each = { spdu, start, end, heads };
    if (end < tsdu.length && isHead(spdu)) heads = [...heads, each];
    else {
      all.push(each);
      heads = [];
    }
  }
  return all;
};

/** A GT or PT that says nothing but that another SPDU stands behind it (X.225 §6.3.7). */
const isHead = ({ kind, parameters }: Spdu): boolean => (kind === 'GT' || kind === 'PT') && parameters.length === 0;
