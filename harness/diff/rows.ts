import type { Identifying } from './ignored.ts';
import { HIDDEN, type Part } from './part.ts';

/** A part of two PDUs, side by side; where one of them has no such part, it stands alone. */
export interface Row {
  readonly name: string;
  readonly a?: Part;
  readonly b?: Part;
  /** Whether the part itself differs; what is in it may, all the same. */
  readonly differs: boolean;
  readonly children: readonly Row[];
}

/** Where two PDUs differ, and what each says there; absent where it has no such part. */
export interface Place {
  /** The names from the PDU down to the part: `CC > TPDU size`. */
  readonly path: string;
  readonly a?: string;
  readonly b?: string;
}

/** Two PDUs, part by part: of several of one name the first beside the first. */
export const rowOf = (a: Part, b: Part): Row => ({
  name: a.name,
  a,
  b,
  differs: a.name !== b.name || a.counts !== b.counts,
  children: rowsOf(a.children, b.children),
});

/** Parts in a row of which one side may have more. */
export const rowsOf = (a: readonly Part[], b: readonly Part[]): readonly Row[] => {
  if (a.length === b.length && a.every(({ name }, index) => name === b[index]?.name)) return a.map((part, index) => rowOf(part, b[index]!));
  const others = numbered(b);
  const rows: Row[] = [];
  for (const [key, part] of numbered(a)) {
    const other = others.get(key);
    others.delete(key);
    rows.push(other ? rowOf(part, other) : alone('a', part));
  }
  return [...rows, ...[...others.values()].map((part) => alone('b', part))];
};

/** All places at which rows differ, from the top down. */
export const placesIn = (rows: readonly Row[], above: readonly string[] = []): readonly Place[] =>
  rows.flatMap((row) => {
    const path = [...above, row.name];
    const own = row.differs ? [placeOf(row, path.join(' > '))] : [];
    // What stands alone is one difference, whatever is in it.
    return row.a && row.b ? [...own, ...placesIn(row.children, path)] : own;
  });

/** The identifiers that stand at the same place of both, from the top down. */
export const identifiersIn = (rows: readonly Row[], above: readonly string[] = []): readonly Named[] =>
  rows.flatMap(({ name, a, b, children }) => {
    const path = [...above, name];
    const own = a?.identifier &&
      b?.identifier && { row: a.identifier.row, path: path.join(' > '), a: a.identifier.value, b: b.identifier.value };
    return [...(own ? [own] : []), ...identifiersIn(children, path)];
  });

/** An identifier of A, and what stands in its place in B. */
export interface Named {
  readonly row: Identifying;
  readonly path: string;
  readonly a: string;
  readonly b: string;
}

export const hasDifference = ({ differs, children }: Row): boolean => differs || children.some(hasDifference);

const alone = (side: 'a' | 'b', part: Part): Row => ({
  name: part.name,
  [side]: part,
  differs: true,
  children: part.children.map((child) => alone(side, child)),
});

const numbered = (parts: readonly Part[]): Map<string, Part> => {
  const seen = new Map<string, number>();
  return new Map(
    parts.map((part) => {
      const count = (seen.get(part.name) ?? 0) + 1;
      seen.set(part.name, count);
      return [`${part.name} ${count}`, part];
    }),
  );
};

const placeOf = ({ a, b }: Row, path: string): Place => {
  if (a?.octets && b?.octets && a.octets.length > 0) return octetsDiffer(a, b, path);
  return { path, ...(a && { a: a.says || THERE }), ...(b && { b: b.says || THERE }) };
};

/** Octets that nobody reads: the first that differs, and what it is, where it is known to be of no password. */
const octetsDiffer = (a: Part, b: Part, path: string): Place => {
  const [ours, theirs] = [a.octets ?? NONE, b.octets ?? NONE];
  const at = ours.findIndex((octet, index) => octet !== theirs[index]);
  const first = at < 0 ? ours.length : at;
  const shown = (part: Part, octets: Uint8Array): string => {
    if (!part.isOpen) return HIDDEN;
    return octets[first]?.toString(16).padStart(2, '0') ?? `ends after ${octets.length}`;
  };
  return { path: `${path} > octet ${first}`, a: shown(a, ours), b: shown(b, theirs) };
};

const NONE = new Uint8Array();
const THERE = 'there';
