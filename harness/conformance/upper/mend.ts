import { SPDUS, type SpduKind, spduOf } from '#src/session/index.ts';
import { AS_NUMBER } from '../association.ts';
import type { Saboteur, Seen } from '../case.ts';
import { answersWith, holding, says, type Trigger, takesFor } from '../sabotage.ts';
import { dtOf, packet, packetOf } from '../stimuli.ts';
import { type Edit, edited } from './edit.ts';
import { inUserData } from './ppdu.ts';

/** A packet with one whole TSDU in it, with these things made different in the PPDU of its first SPDU. */
export const mended =
  (...edits: readonly Edit[]) =>
  (octets: Uint8Array): Uint8Array =>
    packet(dtOf(inUserData(octets.subarray(HEADERS), (ppdu) => edited(ppdu, ...edits))));

/** It takes a PPDU for another that it should have been sent: it undoes what is wrong in it. */
export const overlooks = (about: string, seen: Seen, ...edits: readonly Edit[]): Saboteur =>
  takesFor(about, holding(seen), mended(...edits), 'packet');

/** The same, of packets that are told in another way. */
export const overlooksIn = (about: string, when: Trigger, ...edits: readonly Edit[]): Saboteur =>
  takesFor(about, when, mended(...edits), 'packet');

/** It says a PPDU with these things made different. */
export const saysWrongly = (about: string, seen: Seen, ...edits: readonly Edit[]): Saboteur => says(about, holding(seen), mended(...edits));

/** A chunk that begins with an SPDU of that kind, X.225 §8.3, whatever is in it. */
export const carrying =
  (kind: SpduKind): Trigger =>
  ({ octets }) =>
    octets[HEADERS] === SPDUS[kind].si;

/** A chunk with an SPDU of category 2 behind a GT or a PT without parameters. */
export const behind =
  (kind: SpduKind): Trigger =>
  ({ octets }) =>
    octets[HEADERS + 1] === 0 && octets[HEADERS + 2] === SPDUS[kind].si;

/** It accepts the CN, whatever is in it: by an AC with a CPA that says no more than its mode. */
export const accepts = (about: string, when: Trigger = carrying('CN')): Saboteur =>
  answersWith(about, when, packetOf(spduOf('AC', { protocolOptions: NO_OPTIONS, version: VERSION, userData: NORMAL_CPA })));

/** It takes its association for bound, and begins a transfer. */
export const begins = (about: string, when: Trigger = carrying('AC')): Saboteur => answersWith(about, when, packetOf(...AS_NUMBER(1)));

const NO_OPTIONS = Uint8Array.of(0);
const VERSION = Uint8Array.of(2);
/** X.226 §8.2. */
const NORMAL_CPA = Uint8Array.of(0x31, 0x07, 0xa0, 0x03, 0x80, 0x01, 0x01, 0xa2, 0x00);
/** A TPKT, and a DT of class 0. */
const HEADERS = 7;
