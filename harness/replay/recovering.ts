import { context, decodeBerSeries, encodeBer, isSameTag, octetsOf, raw, type Tlv, type Writable } from '#src/asn1/index.ts';
import { concat } from '#src/core/index.ts';
import { readable } from './known.ts';
import type { References } from './references.ts';

/**
 * User data of a connect whose RTORQ or RTOAC names a session connection to go on from, X.228 §9, with the name which that has now. The same
 * octets where it names none, or one that is called the same.
 */
export const renamed = (userData: Uint8Array, references: References): Uint8Array => {
  const elements = readable(() => decodeBerSeries(userData));
  if (elements === undefined) return userData;
  const renaming = elements.map((element) => within(element, references));
  return renaming.every((each, index) => each === elements[index]) ? userData : concat(renaming.map(encodeBer));
};

const within = (element: Tlv, references: References): Writable => {
  if (element.kind === 'primitive') return element;
  const children: readonly Writable[] = element.children.map((child) =>
    isIdentifier(element, child) ? named(child, references) : within(child, references),
  );
  return children.every((child, index) => child === element.children[index]) ? element : { ...element, children };
};

/** `recover` of connectionDataRQ or connectionDataAC: a calling and a common reference at the least. */
const isIdentifier = (holder: Tlv, tlv: Tlv): tlv is Tlv & { readonly kind: 'constructed' } =>
  CONNECTION_DATA.some((tag) => isSameTag(holder.tag, tag)) &&
  tlv.kind === 'constructed' &&
  isSameTag(tlv.tag, RECOVER) &&
  tlv.children.length >= 2;

const named = (identifier: Tlv & { readonly kind: 'constructed' }, references: References): Writable => {
  const [calling, common, ...rest] = identifier.children;
  const now = [references.now('calling', octetsOf(calling!)), references.now('common', octetsOf(common!))];
  const isOther = [calling, common].some((element, index) => Buffer.compare(octetsOf(element!), now[index]!) !== 0);
  return isOther ? { ...identifier, children: [...now.map(raw), ...rest] } : identifier;
};

/** connectionDataRQ [3] of an RTORQ, connectionDataAC [2] of an RTOAC, and recover [1] in both. */
const CONNECTION_DATA = [context(3), context(2)];
const RECOVER = context(1);
