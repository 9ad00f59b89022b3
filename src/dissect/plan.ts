import type { Part, Tag, Taken, Tlv, Type } from '#src/asn1/index.ts';
import { Familiar } from './familiar.ts';
import { type Module, nameOf } from './module.ts';
import type { Node, NodeValue } from './node.ts';
import { type Said, type Saying, sayingOf } from './values.ts';

/**
 * How parts are shown that are called the same, are of the same type, and stand in the same whole. It is found out once, since messages have the same
 * parts again and again.
 */
export class Plan {
  readonly name: string;
  readonly type: Type<unknown> | undefined;
  readonly isSealed: boolean;
  readonly taken: ((tag: Tag) => Taken | undefined) | undefined;
  readonly parts: ((tlv: Tlv) => readonly Part[]) | undefined;
  readonly wholeParts: ((tlv: Tlv) => readonly Part[] | undefined) | undefined;
  /** Whether its contents are octets that the type reads. */
  readonly isLeaf: boolean;
  readonly inside: ((octets: Uint8Array) => readonly Node[] | undefined) | undefined;
  readonly open: ((beside: readonly Part[]) => Type<unknown> | undefined) | undefined;
  readonly familiar = new Familiar();
  readonly #saying: Saying;
  readonly #meaning: ((value: NodeValue) => string | undefined) | undefined;
  readonly #said = new Map<number, Said>();
  readonly #module: Module;
  readonly #parts = new Map<string, Plan>();
  #element: Plan | undefined;

  constructor(ours: string, type: Type<unknown> | undefined, module: Module, whole: string) {
    this.name = nameOf(ours, module, whole);
    this.type = type;
    this.isSealed = module.sealed?.includes(ours) ?? false;
    this.taken = type?.taken;
    this.parts = type?.parts;
    this.wholeParts = type?.wholeParts;
    this.isLeaf = type?.universal !== undefined;
    this.#saying = sayingOf(type?.universal);
    this.inside = module.inside?.[ours];
    this.#meaning = module.meanings?.[ours];
    this.open = module.open?.[ours];
    this.#module = module;
  }

  /** That of a part of it. */
  of(ours: string, type: Type<unknown> | undefined): Plan {
    return isNumber(ours) ? this.#ofElement(ours, type) : this.#ofPart(ours, type, this.name);
  }

  /** That of what it is taken for. */
  as(ours: string, type: Type<unknown> | undefined): Plan {
    return this.#ofPart(ours, type, '');
  }

  /** What a leaf says. What a few octets say is remembered: countries, flags and priorities are the same in nearly all messages. */
  said(tlv: Tlv): Said {
    const key = tlv.kind === 'primitive' ? keyOf(tlv.content) : NO_KEY;
    if (key === NO_KEY) return this.#sayingOf(tlv);
    const known = this.#said.get(key);
    if (known !== undefined) return known;
    const said = this.#sayingOf(tlv);
    if (this.#said.size < MOST && !(said.value instanceof Uint8Array)) this.#said.set(key, said);
    return said;
  }

  #sayingOf(tlv: Tlv): Said {
    const said = this.#saying(this.type?.decode(tlv), tlv);
    const means = said.value === undefined ? undefined : this.#meaning?.(said.value);
    return means ? { value: said.value, says: means } : said;
  }

  #ofPart(ours: string, type: Type<unknown> | undefined, whole: string): Plan {
    const known = this.#parts.get(ours);
    if (known !== undefined && known.type === type) return known;
    const plan = shared(ours, type, this.#module, whole);
    // Tags that nobody knows are without end.
    if (this.#parts.size < MOST) this.#parts.set(ours, plan);
    return plan;
  }

  /** Elements of one collection differ in their numbers alone. */
  #ofElement(ours: string, type: Type<unknown> | undefined): Plan {
    if (this.#element?.type !== type || this.#element === undefined) this.#element = shared(ours, type, this.#module, this.name);
    return this.#element;
  }
}

/** So few octets as one number. */
const keyOf = (octets: Uint8Array): number => {
  const { length } = octets;
  if (length > 3) return NO_KEY;
  let key = length;
  for (let at = 0; at < length; at++) key = (key << 8) | octets[at]!;
  return key;
};

/** The plan of what stands in no other, or in what nobody knows. */
export const planOf = (ours: string, type: Type<unknown> | undefined, module: Module): Plan =>
  kept(ROOTS, module, () => new Plan('', undefined, module, '')).as(ours, type);

/** Whether an element of a collection is called so: by its number. */
export const isNumber = (ours: string): boolean => {
  const code = ours.charCodeAt(0);
  return code >= ZERO && code <= ZERO + 9;
};

/** Types hold themselves, so that plans have to be the same where everything about them is. */
const shared = (ours: string, type: Type<unknown> | undefined, module: Module, whole: string): Plan => {
  if (type === undefined) return new Plan(ours, type, module, whole);
  const ofType = kept(
    kept(PLANS, module, () => new Map()),
    type,
    () => new Map(),
  );
  const key = `${isNumber(ours) ? '' : ours} ${module.within?.[whole] ? whole : ''}`;
  return kept(ofType, key, () => new Plan(ours, type, module, whole));
};

/** What a map has, or what it is made to have. */
const kept = <K, V>(map: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};

const ROOTS = new WeakMap<Module, Plan>();
const PLANS = new WeakMap<Module, Map<Type<unknown>, Map<string, Plan>>>();
/** Of what is remembered of one part. */
const MOST = 500;
const NO_KEY = -1;
const ZERO = 0x30;
