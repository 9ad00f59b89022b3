import { berFaults, decodeBer, ITSELF, octetString, type Part, type Tlv, type Type, tagText } from '#src/asn1/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import type { Module } from './module.ts';
import { Node, type Sharing } from './node.ts';
import { isNumber, type Plan, planOf } from './plan.ts';
import { sayingOf, universalName, universalType } from './values.ts';

/** A tree that is being made of octets. */
export class Drawing {
  readonly #octets: Uint8Array;
  readonly #module: Module;
  /** Whether the type is held to take all of it: then nothing is said of what structures lack. */
  readonly #isSound: boolean;
  readonly #sharing: Sharing;
  /** Whether something was seen that the type may not take. */
  isSuspect = false;

  constructor(octets: Uint8Array, module: Module, isSound: boolean, sharing?: Sharing) {
    this.#octets = octets;
    this.#module = module;
    this.#isSound = isSound;
    this.#sharing = sharing;
  }

  top(plan: Plan, tlv: Tlv): Node {
    return this.#shown(plan, plan.name, tlv, this.#octets.length);
  }

  /** An element that ends at `end`. */
  #shown(plan: Plan, name: string, tlv: Tlv, end: number): Node {
    try {
      return this.#familiar(plan, name, tlv, end) ?? this.#told(plan, name, tlv, end);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.isSuspect = true;
      return this.#holding(name, tlv, end, this.#nameless(tlv, end), error.message);
    }
  }

  /** A part that came before, and was all right; those that go by a number may come under another one. */
  #familiar(plan: Plan, name: string, tlv: Tlv, end: number): Node | undefined {
    if (this.#sharing === undefined || tlv.kind !== 'constructed' || name !== plan.name) return undefined;
    return plan.familiar.of(this.#octets, tlv.octet ?? 0, end, (own) => {
      const drawing = new Drawing(own, this.#module, true);
      const part = drawing.top(plan, decodeBer(own));
      return drawing.isSuspect ? undefined : part;
    });
  }

  #told(plan: Plan, name: string, tlv: Tlv, end: number): Node {
    if (plan.taken !== undefined) return this.#taken(plan, name, tlv, end);
    if (plan.isSealed) {
      this.#doubt(plan.type, tlv);
      return this.#holding(name, tlv, end);
    }
    if (plan.parts !== undefined) return this.#withParts(plan, name, tlv, end, this.#partsOf(plan, plan.parts, tlv));
    if (plan.isLeaf) return this.#leaf(plan, name, tlv, end);
    this.#doubt(plan.type, tlv);
    return this.#generic(name, tlv, end);
  }

  /** The parts of a structure, which must be right themselves if nothing else is to be asked of it. */
  #partsOf({ type, wholeParts }: Plan, parts: (tlv: Tlv) => readonly Part[], tlv: Tlv): readonly Part[] {
    const whole = wholeParts?.(tlv);
    if (whole !== undefined) return whole;
    this.#doubt(type, tlv);
    return parts(tlv);
  }

  /** Looks whether a type takes an element of which the tree shows nothing that would tell. */
  #doubt(type: Type<unknown> | undefined, tlv: Tlv): void {
    if (this.#isSound && !this.isSuspect && type !== undefined) this.isSuspect = flawIn(type, tlv) !== undefined;
  }

  /** A part that has alternatives goes by its own name, and says which one it is. */
  #taken(plan: Plan, name: string, tlv: Tlv, end: number): Node {
    const taken = plan.taken?.(tlv.tag);
    const as = taken && plan.as(taken.name, taken.type);
    if (plan.isSealed) {
      this.#doubt(plan.type, tlv);
      return new Node(name, this.#octets, tlv.octet ?? 0, end, undefined, as?.name);
    }
    if (as === undefined) throw berFaults.choice({ octet: tlv.octet ?? 0, got: tagText(tlv.tag) });
    const { value, says, children, why } = this.#told(as, as.name, tlv, end);
    const alternative = as.name === name ? '' : as.name;
    const both = alternative === '' || !says ? alternative || says : `${alternative}: ${says}`;
    return new Node(name, this.#octets, tlv.octet ?? 0, end, value, both, undefined, children, why);
  }

  #withParts(plan: Plan, name: string, tlv: Tlv, end: number, parts: readonly Part[]): Node {
    const last = contentsEnd(tlv, end);
    const [only] = parts;
    // An explicit tag is nothing that people look for: its element goes by the name of what is in it.
    if (only?.name === ITSELF && parts.length === 1) {
      const { value, says, children, why } = this.#shown(plan.of(ITSELF, only.type), '', only.tlv, last);
      return new Node(name, this.#octets, tlv.octet ?? 0, end, value, says, undefined, children, why);
    }
    const children = parts.map((part, index) => {
      const own = this.#planOf(plan, part, parts);
      const next = index + 1 < parts.length ? (parts[index + 1]!.tlv.octet ?? last) : last;
      return this.#shown(own, isNumber(part.name) ? part.name : own.name, part.tlv, next);
    });
    const flaw = this.#isSound || plan.type === undefined ? undefined : flawIn(plan.type, tlv);
    return this.#holding(name, tlv, end, children, flaw === undefined || children.some(isBroken) ? undefined : flaw);
  }

  /** The plan of a part; of one that may be anything, as what those beside it say that it is. */
  #planOf(plan: Plan, { name, tlv, type }: Part, beside: readonly Part[]): Plan {
    const own = plan.of(name, type);
    const opened = own.open?.(beside);
    if (opened === undefined) return own;
    this.#doubt(type, tlv);
    return plan.of(name, opened);
  }

  #leaf(plan: Plan, name: string, tlv: Tlv, end: number): Node {
    const children = plan.inside && this.#inside(plan, tlv);
    if (children !== undefined) return this.#holding(name, tlv, end, children);
    const { value, says } = plan.said(tlv);
    return new Node(name, this.#octets, tlv.octet ?? 0, end, value, says);
  }

  #inside({ type, inside }: Plan, tlv: Tlv): readonly Node[] | undefined {
    const value = type?.decode(tlv);
    return value instanceof Uint8Array ? inside?.(value) : undefined;
  }

  /** An element of which nobody knows the type. */
  #generic(name: string, tlv: Tlv, end: number): Node {
    if (tlv.kind === 'constructed') return this.#holding(name, tlv, end, this.#nameless(tlv, end));
    const { decode } = universalType(tlv.tag) ?? octetString;
    const { value, says } = sayingOf(tlv.tag)(decode(tlv), tlv);
    return new Node(name, this.#octets, tlv.octet ?? 0, end, value, says);
  }

  /** The elements in one of which nobody knows the type. */
  #nameless(tlv: Tlv, end: number): readonly Node[] {
    if (tlv.kind !== 'constructed') return [];
    const last = contentsEnd(tlv, end);
    return tlv.children.map((child, index) => {
      const plan = planOf(universalName(child), undefined, this.#module);
      return this.#shown(plan, plan.name, child, tlv.children[index + 1]?.octet ?? last);
    });
  }

  #holding(name: string, { octet = 0 }: Tlv, end: number, children?: readonly Node[], why?: string): Node {
    return new Node(name, this.#octets, octet, end, undefined, undefined, undefined, children, why);
  }
}

/** What a structure lacks, or has too much: its parts are shown all the same. */
export const flawIn = (type: Type<unknown>, tlv: Tlv): string | undefined => {
  try {
    type.decode(tlv);
    return undefined;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return error.message;
  }
};

const isBroken = ({ why, children = [] }: Node): boolean => why !== undefined || children.some(isBroken);

/** Where the contents of an element end that ends there itself, X.690 §8.1.5. */
const contentsEnd = ({ form }: Tlv, end: number): number => (form?.length === 'indefinite' ? end - END_OF_CONTENTS : end);

const END_OF_CONTENTS = 2;
