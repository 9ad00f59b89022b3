import { berFaults } from './faults.ts';
import { type Tag, tagKey, tagText } from './tag.ts';
import { raw } from './tlv.ts';
import type { Taken, Type, ValueOf } from './type.ts';
import { octetsOf } from './view.ts';

/** The alternatives of a CHOICE by name. */
export type Alternatives = Readonly<Record<string, Type<unknown>>>;

/** The TypeScript type of a CHOICE: which alternative, and its value. */
export type ChoiceOf<A extends Alternatives> = {
  [K in Extract<keyof A, string>]: { readonly kind: K; readonly value: ValueOf<A[K]> };
}[Extract<keyof A, string>];

/** CHOICE, X.690 §8.13. The alternative that takes any element, if there is one, takes what no other does. */
export const choice = <const A extends Alternatives>(alternatives: A): Type<ChoiceOf<A>> => {
  let table: Table | undefined;
  // Not before it is asked for: an alternative may be one that follows in the file.
  const told = (): Table => {
    table ??= { tags: tagsOf(Object.values(alternatives)), takings: takingsOf(alternatives) };
    return table;
  };
  return {
    get tags() {
      return told().tags;
    },
    isUntagged: true,
    decode: (tlv) => {
      const { takings } = told();
      const taken = takings.get(tagKey(tlv.tag)) ?? takings.get(ANY_TAG);
      if (taken === undefined) throw berFaults.choice({ octet: tlv.octet ?? 0, got: tagText(tlv.tag) });
      return { kind: taken.name, value: taken.type.decode(tlv) } as ChoiceOf<A>;
    },
    encode: ({ kind, value }) => {
      const type = alternatives[kind];
      if (type === undefined) throw berFaults.choice({ got: kind });
      return type.encode(value);
    },
    taken: (tag) => {
      const { takings } = told();
      return takings.get(tagKey(tag)) ?? takings.get(ANY_TAG);
    },
  };
};

/** ANY, and an open type, X.690 §8.15: the octets of an element, whatever it is. */
export const anyElement: Type<Uint8Array> = {
  tags: undefined,
  isUntagged: true,
  decode: octetsOf,
  encode: raw,
};

/** What is known of the alternatives. */
interface Table {
  readonly tags: readonly Tag[] | undefined;
  readonly takings: ReadonlyMap<number, Taken>;
}

const tagsOf = (types: readonly Type<unknown>[]): readonly Tag[] | undefined => {
  const all: Tag[] = [];
  for (const { tags } of types) {
    if (tags === undefined) return undefined;
    all.push(...tags);
  }
  return all;
};

const takingsOf = (alternatives: Alternatives): ReadonlyMap<number, Taken> =>
  new Map(
    Object.entries(alternatives).flatMap(([name, type]) =>
      (type.tags?.map(tagKey) ?? [ANY_TAG]).map((key): [number, Taken] => [key, { name, type }]),
    ),
  );

const ANY_TAG = -1;
