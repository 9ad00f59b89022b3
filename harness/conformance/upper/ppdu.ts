import { decodeValue } from '#src/asn1/index.ts';
import { concat } from '#src/core/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import { cpPpdu } from '#src/presentation/index.ts';
import { RTSE_SYNTAXES } from '#src/rtse/index.ts';
import { decodeTsdu, encodeTsdu, type ParameterUnit, SPDU_PARAMETERS, type Spdu, spduValue } from '#src/session/index.ts';
import { type Known, seenAs } from '../known.ts';
import { MMS_SYNTAX } from '../mms/names.ts';
import type { Seen } from '../words.ts';

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

/** The presentation contexts of the association, by what they are for: those of the CP, whoever said it. `user`: of the user of ACSE. */
export const contextsIn = (known: Known): { readonly acse: number; readonly user: number; readonly mtse: number } => {
  const contexts = contextsSaid(known);
  const idOf = (isMeant: (syntax: string) => boolean, usual: number) =>
    contexts.find(({ abstractSyntax }) => isMeant(abstractSyntax))?.id ?? usual;
  return {
    acse: idOf((syntax) => syntax === ACSE, 1),
    user: idOf((syntax) => syntax in RTSE_SYNTAXES || syntax === MMS_SYNTAX, 3),
    mtse: idOf((syntax) => syntax === MTSE, 5),
  };
};

/** Whether MMS is among the contexts of the CP, whoever said it. */
export const isForMms = (known: Known): boolean => contextsSaid(known).some(({ abstractSyntax }) => abstractSyntax === MMS_SYNTAX);

const contextsSaid = ({ heard }: Known) => {
  const CP = heard.findLast(({ pdu: { layer, kind } }) => layer === 'presentation' && kind === 'CP')?.pdu;
  return (CP && decodeValue(cpPpdu, CP.octets).normal?.contexts) ?? [];
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
