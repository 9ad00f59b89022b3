import { berFaults, decodeBer, ITSELF, octetString, type Part, type Tlv, type Type, tagText } from '#src/asn1/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import { type Node, type NodeValue, node, orWhy } from './node.ts';
import { saidBy, universalName, universalType } from './values.ts';

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
  readonly inside?: Readonly<Record<string, (octets: Uint8Array) => readonly Node[] | undefined>>;
}

/** The tree of a value in BER: each element by the name that its type gives it. Elements that the type does not know go by their tags. */
export const elementTree = (name: string, type: Type<unknown>, octets: Uint8Array, module: Module): Node =>
  orWhy(
    name,
    octets,
    () => {
      const tlv = decodeBer(octets);
      const tree = shown({ name, tlv, type }, octets.length, { octets, module, isSound: flawIn(type, tlv) === undefined });
      return { ...tree, name, clause: module.clause };
    },
    module.clause,
  );

/** What a tree is made of. */
interface Making {
  readonly octets: Uint8Array;
  readonly module: Module;
  /** Whether the type takes all of it: then nothing has to be asked of its parts. */
  readonly isSound: boolean;
}

/** An element that ends at `end`; `whole` is what holds it, by its name. */
const shown = (part: Part, end: number, making: Making, whole = ''): Node => {
  const { tlv } = part;
  const own = making.octets.subarray(tlv.octet ?? 0, end);
  const name = nameOf(part.name, making.module, whole);
  try {
    return told(part, name, own, end, making);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return node(name, own, { why: error.message, children: nameless(tlv, end, making) });
  }
};

const told = ({ name: ours, tlv, type }: Part, name: string, own: Uint8Array, end: number, making: Making): Node => {
  const { module, isSound } = making;
  const taken = type?.taken?.(tlv.tag);
  if (module.sealed?.includes(ours)) return node(name, own, { says: taken && nameOf(taken.name, module) });
  if (type?.taken && !taken) throw berFaults.choice({ octet: tlv.octet ?? 0, got: tagText(tlv.tag) });
  if (taken) {
    const inner = told({ name: taken.name, tlv, type: taken.type }, nameOf(taken.name, module), own, end, making);
    // A part that has alternatives goes by its own name, and says which one it is.
    const says = [inner.name === name ? '' : inner.name, inner.says].filter(Boolean).join(': ');
    return { ...inner, name, says: says || inner.says };
  }
  if (type?.parts) return withParts(name, own, type.parts(tlv), contentsEnd(tlv, end), making, isSound ? undefined : flawIn(type, tlv));
  if (type?.universal === undefined) return generic(name, own, tlv, end, making);
  return leaf(ours, name, own, tlv, type, module);
};

/** What a structure lacks, or has too much: its parts are shown all the same. */
const flawIn = (type: Type<unknown>, tlv: Tlv): string | undefined => {
  try {
    type.decode(tlv);
    return undefined;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return error.message;
  }
};

const withParts = (name: string, own: Uint8Array, parts: readonly Part[], end: number, making: Making, flaw: string | undefined): Node => {
  const [only] = parts;
  // An explicit tag is nothing that people look for: its element goes by the name of what is in it.
  if (only?.name === ITSELF && parts.length === 1) return { ...shown(only, end, making, name), name, octets: own };
  const children = parts.map((part, index) => shown(opened(part, parts, making), parts[index + 1]?.tlv.octet ?? end, making, name));
  return node(name, own, { children, why: flaw === undefined || children.some(isBroken) ? undefined : flaw });
};

/** A part that may be anything, as what those beside it say that it is. */
const opened = (part: Part, beside: readonly Part[], { module: { open } }: Making): Part => {
  const type = open?.[part.name]?.(beside);
  return type ? { ...part, type } : part;
};

const isBroken = ({ why, children = [] }: Node): boolean => why !== undefined || children.some(isBroken);

const generic = (name: string, own: Uint8Array, tlv: Tlv, end: number, making: Making): Node => {
  if (tlv.kind === 'constructed') return node(name, own, { children: nameless(tlv, end, making) });
  const { decode } = universalType(tlv.tag) ?? octetString;
  return node(name, own, saidBy(tlv.tag, decode(tlv), tlv));
};

/** The elements in an element of which nobody knows the type. */
const nameless = (tlv: Tlv, end: number, making: Making): readonly Node[] => {
  if (tlv.kind !== 'constructed') return [];
  const last = contentsEnd(tlv, end);
  return tlv.children.map((child, index) =>
    shown({ name: universalName(child), tlv: child }, tlv.children[index + 1]?.octet ?? last, making),
  );
};

const leaf = (ours: string, name: string, own: Uint8Array, tlv: Tlv, type: Type<unknown>, { inside, meanings }: Module): Node => {
  const value = type.decode(tlv);
  const children = value instanceof Uint8Array ? inside?.[ours]?.(value) : undefined;
  if (children) return node(name, own, { children });
  const plain = saidBy(type.universal, value, tlv);
  const means = plain.value === undefined ? undefined : meanings?.[ours]?.(plain.value);
  return node(name, own, means ? { value: plain.value, says: means } : plain);
};

/** Where the contents of an element end that ends there itself, X.690 §8.1.5. */
const contentsEnd = ({ form }: Tlv, end: number): number => (form?.length === 'indefinite' ? end - END_OF_CONTENTS : end);

const nameOf = (ours: string, { names, within }: Module, whole = ''): string => within?.[whole]?.[ours] ?? names?.[ours] ?? hyphened(ours);

/** Ours with hyphens, as the modules write them; the names of types are theirs already. */
const hyphened = (ours: string): string => {
  const known = HYPHENED.get(ours);
  if (known !== undefined) return known;
  const theirs = /^[A-Z]/.test(ours) ? ours : ours.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  // Numbers of elements and unknown tags are without end.
  if (HYPHENED.size < MOST_NAMES) HYPHENED.set(ours, theirs);
  return theirs;
};

const HYPHENED = new Map<string, string>();
const MOST_NAMES = 2000;
const END_OF_CONTENTS = 2;
