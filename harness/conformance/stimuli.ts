import { concat } from '#src/core/index.ts';
import {
  DT_HEADER,
  encodePreferredSize,
  encodeTpdu,
  encodeTpduSize,
  PARAMETERS,
  type Parameter,
  type ParameterName,
  parameter,
  type Tpdu,
  type TpduOf,
} from '#src/cotp/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import { encodeTsdu, type Spdu } from '#src/session/index.ts';
import { type Known, sizeParametersIn, tpduIn } from './known.ts';

/** Octets as the standards print them: hex`03 00 00 07`. */
export const hex = ({ raw: [text = ''] }: TemplateStringsArray): Uint8Array =>
  Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (digits) => Number.parseInt(digits, 16));

/** A text in octets, one a letter; a number in its digits. */
export const text = (value: string | number): Uint8Array => Uint8Array.from(String(value), (letter) => letter.charCodeAt(0));

/** A TPKT, RFC 1006 §6. What is given goes in place of what is right. */
export const tpkt = (
  nsdu: Uint8Array,
  { version = 3, reserved = 0, length = nsdu.length + 4 }: { version?: number; reserved?: number; length?: number } = {},
): Uint8Array => concat([Uint8Array.of(version, reserved, length >> 8, length), nsdu]);

/** A TPDU in its packet. */
export const packet = (tpdu: Tpdu): Uint8Array => tpkt(encodeTpdu(tpdu));

/** The reference that we call our end by. */
export const OUR_REFERENCE = 0x0102;

/** The CR that is right for the endpoint, X.224 §13.3, with what is given in place of it. */
export const crOf = ({ terms }: Pick<Known, 'terms'>, change: Partial<TpduOf<'CR'>> = {}): TpduOf<'CR'> => ({
  kind: 'CR',
  credit: 0,
  dstRef: 0,
  srcRef: OUR_REFERENCE,
  classOption: 0,
  parameters: parametersOf({ callingTsel: terms.calling?.t, calledTsel: terms.called?.t }),
  userData: NONE,
  ...change,
});

/** The CC that answers the CR of the endpoint, X.224 §13.4, with what is given in place of it. */
export const ccOf = (known: Known, change: Partial<TpduOf<'CC'>> = {}): TpduOf<'CC'> => ({
  kind: 'CC',
  credit: 0,
  dstRef: srcRefIn(known.last('cotp CR')),
  srcRef: OUR_REFERENCE,
  classOption: 0,
  parameters: grantsOf(known),
  userData: NONE,
  ...change,
});

const srcRefIn = (CR: Pdu | undefined): number => Number(CR?.fields.srcRef ?? 0);

/** A DT of class 0, X.224 §13.7. */
export const dtOf = (
  userData: Uint8Array,
  { eot = true, number = 0 }: { eot?: boolean; number?: number } = {},
): TpduOf<'DT', 'class0'> => ({
  kind: 'DT',
  format: 'class0',
  roa: false,
  number,
  eot,
  parameters: [],
  userData,
});

/** A TSDU in packets of the size that was agreed, X.224 §6.3. */
export const tsdu = (known: Pick<Known, 'tpduSize'>, octets: Uint8Array): readonly Uint8Array[] => {
  const room = known.tpduSize - DT_HEADER;
  const count = Math.max(1, Math.ceil(octets.length / room));
  return inParts(...Array.from({ length: count }, (_, index) => octets.subarray(index * room, (index + 1) * room)));
};

/** A TSDU in DTs of these parts; the last ends it. */
export const inParts = (...parts: readonly Uint8Array[]): readonly Uint8Array[] =>
  parts.map((part, index) => packet(dtOf(part, { eot: index === parts.length - 1 })));

/** SPDUs in one TSDU, in packets. */
export const spdus = (known: Pick<Known, 'tpduSize'>, ...all: readonly Spdu[]): readonly Uint8Array[] => tsdu(known, encodeTsdu(all));

/** SPDUs in one packet, whatever size was agreed. */
export const packetOf = (...all: readonly Spdu[]): Uint8Array => packet(dtOf(encodeTsdu(all)));

/** Parameters by name, in this order; what is undefined is left out. */
export const parametersOf = (values: { readonly [P in ParameterName]?: Uint8Array | undefined }): readonly Parameter[] =>
  (Object.entries(values) as [ParameterName, Uint8Array | undefined][]).flatMap(([name, value]) =>
    value === undefined ? [] : [parameter(name, value)],
  );

/** A TPDU size as a parameter, X.224 §13.3.4 b). */
export const size = (octets: number): Uint8Array => encodeTpduSize(octets);

/** A preferred maximum TPDU size as a parameter, X.224 §13.3.4 c). */
export const preferred = (octets: number): Uint8Array => encodePreferredSize(octets);

// What the endpoint has proposed is granted, X.224 §6.5.4 j): a CC without it would say 65531. F0 is answered by F0 alone. And its
// selectors are said again, for there are callers that know no CC without them.
const grantsOf = (known: Known): readonly Parameter[] => {
  const CR = known.last('cotp CR');
  if (!CR) return [];
  const tpdu = tpduIn(CR);
  const { preferredTpduSize, tpduSize } = sizeParametersIn(tpdu);
  const selectors = tpdu.parameters.filter(({ code }) => SELECTORS.includes(code));
  return [...parametersOf(preferredTpduSize ? { preferredTpduSize } : { tpduSize }), ...selectors];
};
const SELECTORS: readonly number[] = [PARAMETERS.callingTsel.code, PARAMETERS.calledTsel.code];

const NONE = new Uint8Array();
