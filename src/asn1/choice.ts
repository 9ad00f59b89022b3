import { berFaults } from './faults.ts';
import { type Tag, tagKey, tagText } from './tag.ts';
import { raw } from './tlv.ts';
import type { Type, ValueOf } from './type.ts';
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
    table ??= { tags: tagsOf(Object.values(alternatives)), names: namesOf(alternatives) };
    return table;
  };
  return {
    get tags() {
      return told().tags;
    },
    isUntagged: true,
    decode: (tlv) => {
      const { names } = told();
      const kind = names.get(tagKey(tlv.tag)) ?? names.get(ANY_TAG);
      if (kind === undefined) throw berFaults.choice({ octet: tlv.octet ?? 0, got: tagText(tlv.tag) });
      return { kind, value: alternatives[kind]!.decode(tlv) } as ChoiceOf<A>;
    },
    encode: ({ kind, value }) => {
      const type = alternatives[kind];
      if (type === undefined) throw berFaults.choice({ got: kind });
      return type.encode(value);
    },
    taken: (tag) => {
      const { names } = told();
      const name = names.get(tagKey(tag)) ?? names.get(ANY_TAG);
      return name === undefined ? undefined : { name, type: alternatives[name]! };
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
  readonly names: ReadonlyMap<number, string>;
}

const tagsOf = (types: readonly Type<unknown>[]): readonly Tag[] | undefined => {
  const all: Tag[] = [];
  for (const { tags } of types) {
    if (tags === undefined) return undefined;
    all.push(...tags);
  }
  return all;
};

const namesOf = (alternatives: Alternatives): ReadonlyMap<number, string> =>
  new Map(
    Object.entries(alternatives).flatMap(([name, { tags }]) =>
      (tags?.map(tagKey) ?? [ANY_TAG]).map((key): [number, string] => [key, name]),
    ),
  );

const ANY_TAG = -1;
