import { decodeValue } from '#src/asn1/index.ts';
import { concat } from '#src/core/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import { cpPpdu } from '#src/presentation/index.ts';
import { RTSE_SYNTAXES } from '#src/rtse/index.ts';
import { decodeTsdu, encodeTsdu, type ParameterUnit, SPDU_PARAMETERS, type Spdu, spduOf, spduValue } from '#src/session/index.ts';
import { DT, GT, PT } from '../association.ts';
import { type Known, seenAs } from '../known.ts';
import { acOf, cnOf } from '../speech.ts';
import { spdus, tsdu } from '../stimuli.ts';
import type { Seen } from '../words.ts';
import { type Edit, edited } from './edit.ts';

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

/** User-data with one value in that context, X.226 §8.4.2: as it should be. */
export const valueIn = (context: number, value: Uint8Array): Uint8Array =>
  element(0x61, element(0x30, Uint8Array.of(2, 1, context), element(0xa0, value)));

/** An element with these in it. */
export const element = (identifier: number, ...inside: readonly Uint8Array[]): Uint8Array => {
  const contents = concat(inside);
  const { length } = contents;
  const said = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return concat([Uint8Array.of(identifier, ...said), contents]);
};

/** The presentation contexts of the association, by what they are for: those of the CP, whoever said it. */
export const contextsIn = ({ heard }: Known): { readonly acse: number; readonly rtse: number; readonly mtse: number } => {
  const CP = heard.findLast(({ pdu: { layer, kind } }) => layer === 'presentation' && kind === 'CP')?.pdu;
  const contexts = (CP && decodeValue(cpPpdu, CP.octets).normal?.contexts) ?? [];
  const idOf = (isMeant: (syntax: string) => boolean, usual: number) =>
    contexts.find(({ abstractSyntax }) => isMeant(abstractSyntax))?.id ?? usual;
  return {
    acse: idOf((syntax) => syntax === ACSE, 1),
    rtse: idOf((syntax) => syntax in RTSE_SYNTAXES, 3),
    mtse: idOf((syntax) => syntax === MTSE, 5),
  };
};

/** The PPDU that an SPDU of category 1 carries; no octets: none. */
export const ppduIn = ({ octets }: Pick<Pdu, 'octets'>): Uint8Array => userDataOf(decodeTsdu(octets)[0]!) ?? NONE;

/** The PPDU that the last SPDU of that kind carries, whoever said it; no octets: none. */
export const ppduSaid = ({ heard }: Known, seen: Seen): Uint8Array => {
  const last = heard.findLast(({ pdu }) => seenAs(pdu) === seen);
  return last ? ppduIn(last.pdu) : NONE;
};

/** A TSDU with other user data in its first SPDU. */
export const inUserData = (octets: Uint8Array, change: (userData: Uint8Array) => Uint8Array): Uint8Array => {
  const [first, ...others] = decodeTsdu(octets);
  const parameters = first!.parameters.map((unit): ParameterUnit => {
    if (!('value' in unit)) return unit;
    // The PPDU in an RF stands behind the reason.
    if (first!.kind === 'RF' && unit.code === REASON)
      return { code: REASON, value: concat([unit.value.subarray(0, 1), change(unit.value.subarray(1))]) };
    if (!CARRIERS.includes(unit.code)) return unit;
    const value = change(unit.value);
    return { code: value.length > MOST_PLAIN ? EXTENDED : PLAIN, value };
  });
  return encodeTsdu([{ ...first!, parameters } as Spdu, ...others]);
};

const userDataOf = ({ parameters, kind }: Spdu): Uint8Array | undefined =>
  kind === 'RF'
    ? spduValue(parameters, 'reason')?.subarray(1)
    : (spduValue(parameters, 'userData') ?? spduValue(parameters, 'extendedUserData'));

const NONE = new Uint8Array();
const ACSE = '2.2.1.0.1';
const MTSE = '2.6.0.2.7';
const PLAIN = SPDU_PARAMETERS.userData.pi;
const EXTENDED = SPDU_PARAMETERS.extendedUserData.pi;
const REASON = SPDU_PARAMETERS.reason.pi;
const CARRIERS: readonly number[] = [PLAIN, EXTENDED];
/** Octets of user data of a connect that need no extension, X.225 §8.3.1.19. */
const MOST_PLAIN = 512;
