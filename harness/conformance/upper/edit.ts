import {
  constructed,
  decodeBer,
  encodeBer,
  type Form,
  octetsOf as octetsIn,
  primitive,
  raw,
  TAG_CLASSES,
  type Tag,
  type Tlv,
  type Writable,
  withForm,
} from '#src/asn1/index.ts';
import { ProtocolError } from '#src/core/index.ts';

/** One thing that is made different in the octets of a PPDU, up to the MTA bind in it: all of them are elements in one another. */
export interface Edit {
  /** The identifier octets on the way to the element, `a2 a4 30.1`: of several that are alike, a number says which, -1 the last. Empty: the whole. */
  readonly at: string;
  /** What is to stand in its place: nothing, or several. */
  readonly change: (element: Tlv) => readonly Writable[];
}

/** Octets with these things made different, one after the other. Throws where there is no such element. */
export const edited = (octets: Uint8Array, ...edits: readonly Edit[]): Uint8Array =>
  edits.reduce((before, { at, change }) => joined(changed(decodeBer(before), stepsOf(at), change, at)), octets);

/** Other octets in its place. */
export const replaced = (at: string, octets: Uint8Array): Edit => ({ at, change: () => [raw(octets)] });

/** Without it. */
export const removed = (at: string): Edit => ({ at, change: () => [] });

/** Without those of an identifier that may be in it. */
export const without = (at: string, identifier: string): Edit => ({
  at,
  change: (element) => [
    holding(
      element,
      inside(element).filter((child) => identifierOf(child) !== Number.parseInt(identifier, 16)),
    ),
  ],
});

/** Something more, as the last in it. */
export const added = (at: string, octets: Uint8Array): Edit => ({
  at,
  change: (element) => [holding(element, [...inside(element), raw(octets)])],
});

/** Something more, as the first in it. */
export const begun = (at: string, octets: Uint8Array): Edit => ({
  at,
  change: (element) => [holding(element, [raw(octets), ...inside(element)])],
});

/** Something more, behind it. */
export const followed = (at: string, octets: Uint8Array): Edit => ({ at, change: (element) => [element, raw(octets)] });

/** Something more, in front of it. */
export const preceded = (at: string, octets: Uint8Array): Edit => ({ at, change: (element) => [raw(octets), element] });

/** What is in it under another tag, as mere octets. */
export const flattened = (at: string, tag: Tag): Edit => ({
  at,
  change: (element) => [primitive(tag, element.kind === 'primitive' ? element.content : joined(inside(element)))],
});

/** A primitive element with more octets behind its own, and the same undone. */
export const lengthened = (at: string, ...octets: readonly number[]): Edit =>
  recontented(at, (content) => Uint8Array.of(...content, ...octets));
export const shortened = (at: string, count = 1): Edit => recontented(at, (content) => content.subarray(0, -count));

const recontented = (at: string, change: (content: Uint8Array) => Uint8Array): Edit => ({
  at,
  change: (element) => [element.kind === 'primitive' ? primitive(element.tag, change(element.content)) : element],
});

/** What is in it, the other way round. */
export const reversed = (at: string): Edit => ({ at, change: (element) => [holding(element, inside(element).toReversed())] });

/** Every header in it of another form, where elements are held in it. */
export const formed = (form: Form): Edit => ({ at: '', change: (element) => [inForm(form, element)] });

/** The element at that place; undefined: there is none, or the octets cannot be read. */
export const elementAt = (octets: Uint8Array, at: string): Tlv | undefined =>
  stepsOf(at).reduce<Tlv | undefined>((element, step) => element && childAt(element, step), readable(octets));

const readable = (octets: Uint8Array): Tlv | undefined => {
  try {
    return decodeBer(octets);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
};

/** Its octets. */
export const octetsAt = (octets: Uint8Array, at: string): Uint8Array | undefined => {
  const element = elementAt(octets, at);
  return element && octetsIn(element);
};

/** What is in it, where that is no elements. */
export const contentAt = (octets: Uint8Array, at: string): Uint8Array | undefined => {
  const element = elementAt(octets, at);
  return element?.kind === 'primitive' ? element.content : undefined;
};

/** What is in it, where it is a number. */
export const numberAt = (octets: Uint8Array, at: string): number | undefined =>
  contentAt(octets, at)?.reduce((number, octet) => number * 0x100 + octet, 0);

/** How many elements are in it; 0 where it is not there. */
export const countAt = (octets: Uint8Array, at: string): number => {
  const element = elementAt(octets, at);
  return element ? inside(element).length : 0;
};

interface Step {
  readonly identifier: number;
  readonly nth: number;
}

const stepsOf = (at: string): readonly Step[] =>
  at
    .split(' ')
    .filter((step) => step !== '')
    .map((step) => {
      const [identifier = '', nth = '0'] = step.split('.');
      return { identifier: Number.parseInt(identifier, 16), nth: Number(nth) };
    });

const changed = (element: Tlv, [step, ...rest]: readonly Step[], change: Edit['change'], at: string): readonly Writable[] => {
  if (step === undefined) return change(element);
  const meant = childAt(element, step);
  if (meant === undefined) throw new RangeError(`there is no element at ${at}`);
  return [
    holding(
      element,
      inside(element).flatMap((child) => (child === meant ? changed(child, rest, change, at) : [child])),
    ),
  ];
};

const childAt = (element: Tlv, { identifier, nth }: Step): Tlv | undefined =>
  inside(element)
    .filter((child) => identifierOf(child) === identifier)
    .at(nth);

const inside = (element: Tlv): readonly Tlv[] => (element.kind === 'constructed' ? element.children : []);

const holding = ({ tag, form }: Tlv, children: readonly Writable[]): Writable =>
  form ? withForm(form, constructed<Writable>(tag, children)) : constructed(tag, children);

const inForm = (form: Form, element: Tlv): Writable =>
  element.kind === 'constructed'
    ? withForm(
        form,
        constructed(
          element.tag,
          element.children.map((child) => inForm(form, child)),
        ),
      )
    : element;

const joined = (elements: readonly Writable[]): Uint8Array => Buffer.concat(elements.map(encodeBer));

/** The first identifier octet, X.690 §8.1.2. */
const identifierOf = ({ tag, kind }: Tlv): number =>
  (TAG_CLASSES[tag.class] << 6) | (kind === 'constructed' ? CONSTRUCTED : 0) | Math.min(tag.number, HIGH);

const CONSTRUCTED = 0x20;
const HIGH = 0x1f;
