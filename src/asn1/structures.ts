import type { Components, RecordOf } from './components.ts';
import { berFaults } from './faults.ts';
import { type Naming, namedByTag, namedInOrder } from './parts.ts';
import { fillIn, lookup, type Row, rowsOf, type Values, writeAsHeld, writeRows } from './rows.ts';
import { type Tag, tagText } from './tag.ts';
import { constructed, type Tlv, type Writable } from './tlv.ts';
import { accepts, childrenOf, type Type } from './type.ts';
import { UNIVERSAL_TAGS } from './universal.ts';
import { encodeBer } from './writer.ts';

/** A type with components; `...other.components` stands for COMPONENTS OF, X.680 §25.5. */
export interface Structure<C extends Components> extends Type<RecordOf<C>> {
  readonly components: C;
}

/** SEQUENCE, X.690 §8.9: the elements in their order. */
export const sequence = <const C extends Components>(components: C): Structure<C> =>
  structure(UNIVERSAL_TAGS.sequence, components, { sorting: inOrder, writing: writeRows, naming: namedInOrder });

/** SET, X.690 §8.11: the elements in any order, each once. They are written in that of the standard. */
export const set = <const C extends Components>(components: C): Structure<C> =>
  structure(UNIVERSAL_TAGS.set, components, { sorting: inAnyOrder, writing: writeRows, naming: namedByTag });

/** SET whose elements are written in the order in which the value holds them: that in which they were read, which tells products apart. */
export const heldSet = <const C extends Components>(components: C): Structure<C> =>
  structure(UNIVERSAL_TAGS.set, components, { sorting: inAnyOrder, writing: writeAsHeld, naming: namedByTag });

/** Makes what sorts elements into the values of rows. */
type Sorting = (rows: readonly Row[]) => (children: readonly Tlv[], values: Values, end: number) => void;

/** Makes what writes the values of rows as elements. */
type Writing = (rows: readonly Row[]) => (values: Values) => readonly Writable[];

/** What tells one sort of structure from another. */
interface Ways {
  readonly sorting: Sorting;
  readonly writing: Writing;
  readonly naming: Naming;
}

const structure = <C extends Components>(tag: Tag, components: C, { sorting, writing, naming }: Ways): Structure<C> => {
  const rows = rowsOf(components);
  const sort = sorting(rows);
  const write = writing(rows);
  const name = naming(rows);
  return {
    tags: [tag],
    components,
    decode: (tlv) => {
      const values: Values = {};
      sort(childrenOf(tlv), values, tlv.octet ?? 0);
      return values as RecordOf<C>;
    },
    encode: (value) => constructed(tag, write(value as Values)),
    parts: (tlv) => name(childrenOf(tlv)).parts,
    wholeParts: (tlv) => {
      const { parts, isWhole } = name(childrenOf(tlv));
      return isWhole ? parts : undefined;
    },
  };
};

const inOrder: Sorting = (rows) => (children, values, octet) => {
  let at = 0;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    if (row.presence === 'extensions') {
      const from = at;
      while (at < children.length && !isExpected(rows, place + 1, children[at]!.tag)) at += 1;
      if (at > from) values[row.name] = children.slice(from, at).map(encodeBer);
      continue;
    }
    const child = children[at];
    if (child === undefined || !accepts(row.type, child.tag)) {
      fillIn(row, values, child?.octet ?? octet);
      continue;
    }
    values[row.name] = row.type.decode(child);
    at += 1;
  }
  const surplus = children[at];
  if (surplus !== undefined) throw berFaults.unknown({ octet: surplus.octet ?? 0, got: tagText(surplus.tag) });
};

const isExpected = (rows: readonly Row[], from: number, tag: Tag): boolean => {
  for (let place = from; place < rows.length; place++) {
    const row = rows[place]!;
    if (row.presence !== 'extensions' && accepts(row.type, tag)) return true;
  }
  return false;
};

const inAnyOrder: Sorting = (rows) => {
  const rowOf = lookup(rows);
  return (children, values, octet) => {
    const unknown: Uint8Array[] = [];
    for (const child of children) {
      const row = rowOf(child.tag);
      if (row === undefined) throw berFaults.unknown({ octet: child.octet ?? 0, got: tagText(child.tag) });
      if (row.presence === 'extensions') {
        unknown.push(encodeBer(child));
        values[row.name] = unknown;
        continue;
      }
      if (values[row.name] !== undefined) throw berFaults.duplicate({ octet: child.octet ?? 0, got: row.name });
      values[row.name] = row.type.decode(child);
    }
    for (const row of rows) if (values[row.name] === undefined) fillIn(row, values, octet);
  };
};
