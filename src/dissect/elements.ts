import { berFaults, decodeBer, ITSELF, octetString, type Part, type Tlv, type Type, tagText } from '#src/asn1/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import { type Node, type NodeValue, node, orWhy } from './node.ts';
import { saidBy, UNIVERSAL_TYPES, universalName } from './values.ts';

/** How the names of a module are written by the standard, where that is not ours with hyphens. */
export type Names = Readonly<Record<string, string>>;

/** What the values of some parts mean, by our name of them: a code in words. */
export type Meanings = Readonly<Record<string, (value: NodeValue) => string | undefined>>;

/** How the elements of one module are shown. */
export interface Module {
  readonly clause: string;
  readonly names?: Names;
  /** Names of parts in a certain whole, by its name, where they are not called that elsewhere. */
  readonly within?: Readonly<Record<string, Names>>;
  readonly meanings?: Meanings;
  /** What is a PDU of another module, and told as such: only its octets are shown. */
  readonly sealed?: readonly string[];
  /** The types of parts that may be anything, by the name of the part, from those beside it. */
  readonly open?: Readonly<Record<string, (beside: readonly Part[]) => Type<unknown> | undefined>>;
  /** What goes on inside octets that hold a PDU of another module, by the name of the part. */
  readonly inside?: Readonly<Record<string, (octets: Uint8Array) => readonly Node[]>>;
}

/** The tree of a value in BER: each element by the name that its type gives it. Elements that the type does not know go by their tags. */
export const elementTree = (name: string, type: Type<unknown>, octets: Uint8Array, module: Module): Node =>
  orWhy(
    name,
    octets,
    () => ({ ...shown({ name, tlv: decodeBer(octets), type }, octets, octets.length, module), name, clause: module.clause }),
    module.clause,
  );

/** An element that ends at `end`; `whole` is what holds it, by its name. */
const shown = (part: Part, octets: Uint8Array, end: number, module: Module, whole = ''): Node => {
  const { tlv } = part;
  const own = octets.subarray(tlv.octet ?? 0, end);
  const name = nameOf(part.name, module, whole);
  try {
    return told(part, name, own, octets, end, module);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return node(name, own, { why: error.message, children: nameless(tlv, octets, end, module) });
  }
};

const told = ({ name: ours, tlv, type }: Part, name: string, own: Uint8Array, octets: Uint8Array, end: number, module: Module): Node => {
  const taken = type?.taken?.(tlv.tag);
  if (module.sealed?.includes(ours)) return node(name, own, { says: taken && nameOf(taken.name, module) });
  if (type?.taken && !taken) throw berFaults.choice({ octet: tlv.octet ?? 0, got: tagText(tlv.tag) });
  if (taken) {
    const inner = told({ name: taken.name, tlv, type: taken.type }, nameOf(taken.name, module), own, octets, end, module);
    // A part that has alternatives goes by its own name, and says which one it is.
    const says = [inner.name === name ? '' : inner.name, inner.says].filter(Boolean).join(': ');
    return { ...inner, name, ...(says && { says }) };
  }
  if (type?.parts) return withParts(name, own, type.parts(tlv), octets, contentsEnd(tlv, end), module, missingIn(type, tlv));
  if (type?.universal === undefined) return generic(name, own, tlv, octets, end, module);
  return leaf(ours, name, own, tlv, type, module);
};

/** What a structure lacks, or has too much: its parts are shown all the same. */
const missingIn = (type: Type<unknown>, tlv: Tlv): string | undefined => {
  try {
    type.decode(tlv);
    return undefined;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return error.message;
  }
};

const withParts = (
  name: string,
  own: Uint8Array,
  parts: readonly Part[],
  octets: Uint8Array,
  end: number,
  module: Module,
  why: string | undefined,
): Node => {
  const [only] = parts;
  // An explicit tag is nothing that people look for: its element goes by the name of what is in it.
  if (only?.name === ITSELF && parts.length === 1) return { ...shown(only, octets, end, module, name), name, octets: own };
  const children = parts.map((part, index) => shown(opened(part, parts, module), octets, parts[index + 1]?.tlv.octet ?? end, module, name));
  return node(name, own, { children, why: children.some(isBroken) ? undefined : why });
};

/** A part that may be anything, as what those beside it say that it is. */
const opened = (part: Part, beside: readonly Part[], { open }: Module): Part => {
  const type = open?.[part.name]?.(beside);
  return type ? { ...part, type } : part;
};

const isBroken = ({ why, children = [] }: Node): boolean => why !== undefined || children.some(isBroken);

const generic = (name: string, own: Uint8Array, tlv: Tlv, octets: Uint8Array, end: number, module: Module): Node => {
  if (tlv.kind === 'constructed') return node(name, own, { children: nameless(tlv, octets, end, module) });
  const { decode } = UNIVERSAL_TYPES.get(tlv.tag) ?? octetString;
  return node(name, own, saidBy(tlv.tag, decode(tlv), tlv));
};

/** The elements in an element of which nobody knows the type. */
const nameless = (tlv: Tlv, octets: Uint8Array, end: number, module: Module): readonly Node[] => {
  if (tlv.kind !== 'constructed') return [];
  const last = contentsEnd(tlv, end);
  return tlv.children.map((child, index) =>
    shown({ name: universalName(child), tlv: child }, octets, tlv.children[index + 1]?.octet ?? last, module),
  );
};

const leaf = (ours: string, name: string, own: Uint8Array, tlv: Tlv, type: Type<unknown>, module: Module): Node => {
  const value = type.decode(tlv);
  const inside = value instanceof Uint8Array ? module.inside?.[ours]?.(value) : undefined;
  if (inside) return node(name, own, { children: inside });
  const plain = saidBy(type.universal, value, tlv);
  return node(name, own, { ...plain, says: (plain.value !== undefined && module.meanings?.[ours]?.(plain.value)) || plain.says });
};

/** Where the contents of an element end that ends there itself, X.690 §8.1.5. */
const contentsEnd = ({ form }: Tlv, end: number): number => (form?.length === 'indefinite' ? end - END_OF_CONTENTS : end);

/** Ours with hyphens, as the modules write them; the names of types are theirs already. */
const nameOf = (ours: string, { names, within }: Module, whole = ''): string =>
  within?.[whole]?.[ours] ?? names?.[ours] ?? (TYPE_NAME.test(ours) ? ours : hyphened(ours));

const hyphened = (ours: string): string => ours.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const TYPE_NAME = /^[A-Z]/;

const END_OF_CONTENTS = 2;
