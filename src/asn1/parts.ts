import { lookup, type Row } from './rows.ts';
import { tagText } from './tag.ts';
import type { Tlv } from './tlv.ts';
import { accepts, type Part } from './type.ts';

/** Makes what gives the elements of a structure their names. What has none goes by its tag: whoever shows octets shows all of them. */
export type Naming = (rows: readonly Row[]) => (children: readonly Tlv[]) => Named;

/** Elements by name, and whether they are surely all that there has to be, each in its place, and nothing else: then what is wrong is in them. */
export interface Named {
  readonly parts: readonly Part[];
  readonly isWhole: boolean;
}

/** Of a SEQUENCE: by the rows in their order. */
export const namedInOrder: Naming = (rows) => (children) => {
  let place = 0;
  let isWhole = true;
  const parts = children.map((tlv) => {
    let found = place;
    while (found < rows.length && !isOf(rows[found]!, tlv)) found++;
    if (found === rows.length) isWhole = false;
    else {
      isWhole &&= !isRequired(rows, place, found);
      place = found + 1;
    }
    return part(rows[found], tlv);
  });
  return { parts, isWhole: isWhole && !isRequired(rows, place, rows.length) };
};

/** Of a SET: each by its tag. */
export const namedByTag: Naming = (rows) => {
  const rowOf = lookup(rows);
  const required = rows.reduce((bits, { presence }, place) => bits | (presence === 'required' ? bitOf(place) : 0), 0);
  return (children) => {
    let seen = 0;
    let isWhole = rows.length <= MOST_BITS;
    const parts = children.map((tlv) => {
      const row = rowOf(tlv.tag);
      const bit = row === undefined ? 0 : bitOf(row.place);
      if (bit === 0 || ((seen & bit) !== 0 && row?.presence !== 'extensions')) isWhole = false;
      seen |= bit;
      return part(row, tlv);
    });
    return { parts, isWhole: isWhole && (seen & required) === required };
  };
};

const isOf = (row: Row, { tag }: Tlv): boolean => row.presence !== 'extensions' && accepts(row.type, tag);

const isRequired = (rows: readonly Row[], from: number, to: number): boolean => {
  for (let place = from; place < to; place++) if (rows[place]!.presence === 'required') return true;
  return false;
};

const part = (row: Row | undefined, tlv: Tlv): Part =>
  row === undefined || row.presence === 'extensions' ? nameless(tlv) : { name: row.name, tlv, type: row.type };

const nameless = (tlv: Tlv): Part => ({ name: tagText(tlv.tag), tlv, type: undefined });

const bitOf = (place: number): number => 1 << place;
const MOST_BITS = 31;
