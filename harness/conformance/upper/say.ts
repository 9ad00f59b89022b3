import { concat } from '#src/core/index.ts';
import { type Spdu, spduOf } from '#src/session/index.ts';
import { DT, GT, PT } from '../association.ts';
import type { Known } from '../known.ts';
import { acOf, cnOf } from '../speech.ts';
import { spdus, tsdu } from '../stimuli.ts';
import { type Edit, edited } from './edit.ts';
import { inUserData } from './ppdu.ts';

/** What goes out, once it is known to whom. */
type Saying = (known: Known) => readonly Uint8Array[];

/** The CN that is right for the endpoint, with these things made different in its PPDU. */
export const cnWith =
  (...edits: readonly Edit[]): Saying =>
  (known) =>
    tsdu(
      known,
      inUserData(cnOf(known), (ppdu) => edited(ppdu, ...edits)),
    );

/** The AC that answers the CN of the endpoint, with these things made different in its PPDU. */
export const acWith =
  (...edits: readonly Edit[]): Saying =>
  (known) =>
    tsdu(
      known,
      inUserData(acOf(known), (ppdu) => edited(ppdu, ...edits)),
    );

/** A CN, with its PPDU made into other octets, whatever they are. */
export const cnHolding =
  (change: (ppdu: Uint8Array) => Uint8Array): Saying =>
  (known) =>
    tsdu(known, inUserData(cnOf(known), change));

/** The same for an AC. */
export const acHolding =
  (change: (ppdu: Uint8Array) => Uint8Array): Saying =>
  (known) =>
    tsdu(known, inUserData(acOf(known), change));

/** An RF of the called user, X.225 §8.3.5.10; what it says is a CPR. */
export const rfWith =
  (cpr: Uint8Array): Saying =>
  (known) =>
    spdus(known, spduOf('RF', { transportDisconnect: Uint8Array.of(1), reason: concat([Uint8Array.of(2), cpr]) }));

/** An AB of the user, X.225 §8.3.9, with an ARU or an ARP in it. */
export const abWith =
  (ppdu?: Uint8Array): Saying =>
  (known) =>
    spdus(known, spduOf('AB', { transportDisconnect: Uint8Array.of(3), userData: ppdu }));

/** An SSDU in a DT. */
export const dtWith =
  (ssdu: (known: Known) => Uint8Array): Saying =>
  (known) =>
    spdus(known, ...DT(ssdu(known)));

/** SPDUs of category 2 with user data, each behind a GT, or behind a PT where it is an answer. */
export const asking = (spdu: Spdu): readonly Spdu[] => [GT, spdu];
export const answering = (spdu: Spdu): readonly Spdu[] => [PT, spdu];

/** An FN, X.225 §8.3.6, with an RLRQ in it or without. */
export const fnWith =
  (userData?: (known: Known) => Uint8Array): Saying =>
  (known) =>
    spdus(known, spduOf('FN', { transportDisconnect: Uint8Array.of(1), userData: userData?.(known) }));
