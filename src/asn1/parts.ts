import { lookup, type Row } from './rows.ts';
import { tagText } from './tag.ts';
import type { Tlv } from './tlv.ts';
import { accepts, type Part } from './type.ts';

/** Makes what gives the elements of a structure their names. What has none goes by its tag: whoever shows octets shows all of them. */
export type Naming = (rows: readonly Row[]) => (children: readonly Tlv[]) => readonly Part[];

/** Of a SEQUENCE: by the rows in their order. */
export const namedInOrder: Naming = (rows) => (children) => {
  let place = 0;
  return children.map((tlv) => {
    const found = rows.findIndex((row, at) => at >= place && isOf(row, tlv));
    if (found < 0) return nameless(tlv);
    place = found + 1;
    return part(rows[found], tlv);
  });
};

/** Of a SET: each by its tag. */
export const namedByTag: Naming = (rows) => {
  const rowOf = lookup(rows);
  return (children) => children.map((tlv) => part(rowOf(tlv.tag), tlv));
};

const isOf = (row: Row, { tag }: Tlv): boolean => row.presence !== 'extensions' && accepts(row.type, tag);

const part = (row: Row | undefined, tlv: Tlv): Part =>
  row === undefined || row.presence === 'extensions' ? nameless(tlv) : { name: row.name, tlv, type: row.type };

const nameless = (tlv: Tlv): Part => ({ name: tagText(tlv.tag), tlv });
