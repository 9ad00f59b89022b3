import { identifierSize, writeIdentifier } from './identifier.ts';
import { LONG, lengthSize, writeLength } from './length.ts';
import type { Form, Raw, Writable } from './tlv.ts';

/** Writes an element, X.690 §8.1.1: in the form that it came in, else in as few octets as can be, or as its form lies. */
export const encodeBer = (element: Writable): Uint8Array => {
  const places = placesOf(element);
  for (let each = places.length - 1; each >= 0; each--) measure(places[each]!);
  const octets = new Uint8Array(places[0]!.whole);
  for (const place of places) write(octets, place);
  return octets;
};

/** An element, and where it will stand. */
interface Place {
  readonly element: Writable;
  readonly holder: Place | undefined;
  /** The octets of its contents, and of all of it. */
  content: number;
  whole: number;
  /** Where the next of the elements in it begins. */
  next: number;
}

// A list, and no calls in one another: the depth is for the reader to limit. Whoever holds others stands before them.
const placesOf = (element: Writable): readonly Place[] => {
  const places: Place[] = [{ element, holder: undefined, content: 0, whole: 0, next: 0 }];
  for (let each = 0; each < places.length; each++) {
    const holder = places[each]!;
    if (holder.element.kind !== 'constructed') continue;
    for (const child of holder.element.children) places.push({ element: child, holder, content: 0, whole: 0, next: 0 });
  }
  return places;
};

// From the last to the first, so that what is held is known before its holder.
const measure = (place: Place): void => {
  const { element, holder } = place;
  if (element.kind === 'primitive') place.content = element.content.length;
  place.whole = element.kind === 'raw' ? element.octets.length : headerSize(element, place.content) + place.content + endSize(element.form);
  if (holder !== undefined) holder.content += place.whole;
};

// The end-of-contents octets are 0: they are there already.
const write = (octets: Uint8Array, place: Place): void => {
  const { element, holder, content } = place;
  const at = holder?.next ?? 0;
  if (holder !== undefined) holder.next += place.whole;
  if (element.kind === 'raw') {
    octets.set(element.octets, at);
    return;
  }
  place.next = writeHeader(octets, at, element, content);
  if (element.kind === 'primitive') copy(element.content, octets, place.next);
};

// To call `set` costs more than to copy a few octets one by one.
const copy = (from: Uint8Array, to: Uint8Array, at: number): void => {
  if (from.length > FEW) to.set(from, at);
  else for (let octet = 0; octet < from.length; octet++) to[at + octet] = from[octet]!;
};

const headerSize = ({ tag, form }: Headed, content: number): number =>
  identifierSize(tag, form?.identifier) + lengthSize(said(form, content), form?.length);

const writeHeader = (octets: Uint8Array, at: number, { kind, tag, form }: Headed, content: number): number => {
  const lengthAt = writeIdentifier(octets, at, tag, kind === 'constructed', identifierSize(tag, form?.identifier));
  if (form?.length === 'indefinite') return writeLength(octets, lengthAt, LONG, 1);
  const length = said(form, content);
  return writeLength(octets, lengthAt, length, lengthSize(length, form?.length));
};

const said = (form: Form | undefined, content: number): number => form?.says ?? content;
const endSize = (form: Form | undefined): number => (form?.length === 'indefinite' ? END_SIZE : 0);

type Headed = Exclude<Writable, Raw>;
const END_SIZE = 2;
const FEW = 16;
