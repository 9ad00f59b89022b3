import type { ProtocolError } from '#src/core/index.ts';
import type { Component, Components, Ellipsis } from './components.ts';
import { berFaults } from './faults.ts';
import { type Tag, tagKey } from './tag.ts';
import { raw, type Writable } from './tlv.ts';
import type { Type } from './type.ts';
import { encodeBer } from './writer.ts';

/** A component with its name: a row for each of them drives both directions. */
export type Row = Known | (Ellipsis & { readonly name: string; readonly place: number });

/** A component that has a type. */
interface Known {
  readonly name: string;
  /** Which of the rows it is. */
  readonly place: number;
  readonly type: Type<unknown>;
  readonly presence: 'required' | 'optional' | 'default';
  readonly value?: unknown;
  readonly isStated?: boolean;
}

/** The values of components by name, while they are being read. */
export type Values = Record<string, unknown>;

/** The rows of components. */
export const rowsOf = (components: Components): readonly Row[] =>
  Object.entries(components).map(([name, component], place) => rowOf(name, component, place));

/** What an absent component comes to: its default, nothing, or a fault. */
export const fillIn = (row: Row, values: Values, octet: number): void => {
  if (row.presence === 'required') throw berFaults.missing({ octet, got: `none: ${row.name}` });
  if (row.presence === 'default') values[row.name] = row.value;
};

/** The elements of a value, in the order of the rows. */
export const writeRows =
  (rows: readonly Row[]): ((values: Values) => readonly Writable[]) =>
  (values) => {
    const elements: Writable[] = [];
    for (const row of rows) write(elements, row, values[row.name]);
    return elements;
  };

/** The elements of a value, in the order in which it holds them. */
export const writeAsHeld = (rows: readonly Row[]): ((values: Values) => readonly Writable[]) => {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const required = rows.filter(({ presence }) => presence === 'required');
  return (values) => {
    for (const row of required) if (values[row.name] === undefined) throw absent(row);
    const elements: Writable[] = [];
    for (const name in values) {
      const row = byName.get(name);
      if (row !== undefined) write(elements, row, values[name]);
    }
    return elements;
  };
};

/** Finds the row of a tag, X.690 §8.11: that which has it, else one that takes any, else the ellipsis. */
export const lookup = (rows: readonly Row[]): ((tag: Tag) => Row | undefined) => {
  let byTag: ReadonlyMap<number, Row> | undefined;
  const anything = rows.find((row) => row.presence === 'extensions');
  return (tag) => {
    byTag ??= tableOf(rows);
    return byTag.get(tagKey(tag)) ?? byTag.get(ANY_TAG) ?? anything;
  };
};

const rowOf = (name: string, component: Component, place: number): Row => {
  if (!('presence' in component)) return { name, place, presence: 'required', type: component };
  return { name, place, ...component };
};

const write = (elements: Writable[], row: Row, value: unknown): void => {
  if (row.presence === 'extensions') for (const octets of (value ?? []) as readonly Uint8Array[]) elements.push(raw(octets));
  else if (value !== undefined) writeValue(elements, row, value);
  else if (row.presence === 'required') throw absent(row);
};

const writeValue = (elements: Writable[], { type, presence, value: standard, isStated }: Known, value: unknown): void => {
  const element = type.encode(value);
  if (presence === 'default' && !isStated && isSame(element, type.encode(standard))) return;
  elements.push(element);
};

const absent = ({ name }: Row): ProtocolError => berFaults.missing({ got: `none: ${name}` });

const isSame = (a: Writable, b: Writable): boolean => {
  const [some, others] = [encodeBer(a), encodeBer(b)];
  return some.length === others.length && some.every((octet, at) => octet === others[at]);
};

const tableOf = (rows: readonly Row[]): ReadonlyMap<number, Row> =>
  new Map(
    rows.flatMap((row) =>
      row.presence === 'extensions' ? [] : (row.type.tags?.map(tagKey) ?? [ANY_TAG]).map((key): [number, Row] => [key, row]),
    ),
  );

const ANY_TAG = -1;
