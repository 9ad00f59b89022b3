import { contentsAt, endAt, isSound } from '#src/asn1/index.ts';
import { textIn } from './hex.ts';

/** What a message goes by. */
export interface Brief {
  /** As the event log writes it, but for the domain: `l=ALPHA-000001`. */
  readonly identifier: string;
  readonly subject?: string;
  /** Of the MTS-APDU. */
  readonly octets: number;
}

/**
 * The name, the subject and the size of a message in what was transferred, where it stands in the usual way: with definite lengths, and in
 * normal mode in an EXTERNAL. All of it must be sound BER; whether it is sound P1 is for those who read it whole. Undefined for all else.
 */
export const briefMessage = (octets: Uint8Array, isExternal: boolean): Brief | undefined => {
  // Sound first: then everything ends where it says, and within what holds it.
  if (!isSound(octets)) return undefined;
  const apdu = isExternal ? apduIn(octets) : 0;
  if (!isMessage(octets, apdu)) return undefined;
  const envelope = within(octets, apdu, ENVELOPE);
  const identifier = within(octets, within(octets, envelope, IDENTIFIER), LOCAL);
  const content = within(octets, apdu, CONTENT);
  if (identifier === NOWHERE || content === NOWHERE) return undefined;
  const subject = textAt(octets, subjectIn(octets, content));
  return { identifier: `l=${textAt(octets, identifier)}`, ...(subject !== undefined && { subject }), octets: octets.length - apdu };
};

/** The value of an EXTERNAL, which is its last element, X.690 §8.18. */
const apduIn = (octets: Uint8Array): number => {
  const value = octets[0] === EXTERNAL ? within(octets, 0, SINGLE) : NOWHERE;
  return value === NOWHERE ? NOWHERE : contentsAt(octets, value);
};

/** X.420 §7: the heading is a SET in the IPM, and its subject an explicit [8]. */
const subjectIn = (octets: Uint8Array, content: number): number => {
  const ipm = contentsAt(octets, content);
  if (octets[ipm] !== IPM) return NOWHERE;
  const subject = within(octets, within(octets, ipm, HEADING), SUBJECT);
  return subject === NOWHERE ? NOWHERE : contentsAt(octets, subject);
};

/** Whether a message stands there that goes on to the end. */
const isMessage = (octets: Uint8Array, at: number): boolean => octets[at] === MESSAGE && endOf(octets, at) === octets.length;

/** Where in the element at `at` the first element of that identifier stands. */
const within = (octets: Uint8Array, at: number, identifier: number): number => {
  if (at === NOWHERE) return NOWHERE;
  const end = endOf(octets, at);
  for (let part = contentsAt(octets, at); part < end; part = endOf(octets, part)) if (octets[part] === identifier) return part;
  return NOWHERE;
};

const textAt = (octets: Uint8Array, at: number): string | undefined =>
  at === NOWHERE ? undefined : textIn(octets.subarray(contentsAt(octets, at), endOf(octets, at)));

/** Where an element ends: never behind all octets, and there where it does not say so. */
const endOf = (octets: Uint8Array, at: number): number => Math.min(endAt(octets, at) ?? octets.length, octets.length);

const NOWHERE = Number.MAX_SAFE_INTEGER;

// biome-ignore format: a table
/** Identifier octets on the way, X.690 §8.18.1, X.411 §13, X.420 §7: EXTERNAL and its single-ASN1-type; message, envelope, content; MTSIdentifier and its local-identifier. */
const EXTERNAL = 0x28, SINGLE = 0xa0, MESSAGE = 0xa0, ENVELOPE = 0x31, CONTENT = 0x04, IDENTIFIER = 0x64, LOCAL = 0x16, IPM = 0xa0, HEADING = 0x31, SUBJECT = 0xa8;
