import { encodeTpdu, type Parameter, type ParameterName, type TpduOf } from '#src/cotp/index.ts';
import type { Known } from '../../known.ts';
import { answersWith, type Trigger, type Triggers } from '../../sabotage.ts';
import { crOf, packet, parametersOf, tpkt } from '../../stimuli.ts';

/** The CR that is right for the endpoint with octets of its TPDU changed, whatever comes of that. */
export const spoiltCR =
  (change: (tpdu: Uint8Array) => Uint8Array) =>
  (known: Known): Uint8Array =>
    tpkt(change(encodeTpdu(crOf(known))));

/** The CR that is right for the endpoint, with something else in its fixed part. */
export const changedCR =
  (change: Partial<TpduOf<'CR'>>) =>
  (known: Known): Uint8Array =>
    packet(crOf(known, change));

/** The same with more parameters, behind those that it has. */
export const crWith =
  (...more: readonly Parameter[]) =>
  (known: Known): Uint8Array =>
    packet(crOf(known, { parameters: [...crOf(known).parameters, ...more] }));

/** The selectors that are right for the endpoint, with others in their place where they are given. */
export const selectorsOf = (
  { terms }: Pick<Known, 'terms'>,
  change: Partial<Record<ParameterName, Uint8Array | undefined>> = {},
): readonly Parameter[] => parametersOf({ callingTsel: terms.calling?.t, calledTsel: terms.called?.t, ...change });

/** A parameter by its code, for those that have no name. */
export const parameterOf = (code: number, ...value: readonly number[]): Parameter => ({ code, value: Uint8Array.from(value) });

/** A write that begins with a CR, and in which this holds. */
export const aCR =
  (holds: (octets: Uint8Array) => boolean): Trigger =>
  ({ octets }) =>
    (octets[AT.code]! & 0xf0) === 0xe0 && holds(octets);

/** It confirms a CR that it must not confirm. */
export const confirms = (says: string, when: Triggers, change: Partial<TpduOf<'CC'>> = {}) =>
  answersWith(says, when, (octets) =>
    packet({
      kind: 'CC',
      credit: 0,
      dstRef: (octets[AT.srcRef]! << 8) | octets[AT.srcRef + 1]!,
      srcRef: 0x0304,
      classOption: 0,
      parameters: [],
      userData: new Uint8Array(),
      ...change,
    }),
  );

/** It refuses a CR that it must confirm. */
export const refuses = (says: string, when: Triggers, reason = 0) =>
  answersWith(says, when, (octets) =>
    packet({
      kind: 'DR',
      dstRef: (octets[AT.srcRef]! << 8) | octets[AT.srcRef + 1]!,
      srcRef: 0,
      reason,
      parameters: [],
      userData: new Uint8Array(),
    }),
  );

/** It calls a TPDU invalid that is not. */
export const rejects = (says: string, when: Triggers) =>
  answersWith(says, when, (octets) =>
    packet({
      kind: 'ER',
      dstRef: (octets[AT.srcRef]! << 8) | octets[AT.srcRef + 1]!,
      rejectCause: 0,
      parameters: parametersOf({ invalidTpdu: octets.subarray(AT.lengthIndicator, AT.lengthIndicator + 2) }),
      userData: new Uint8Array(),
    }),
  );

/** Where a TPDU has its octets, counted from the first of its packet; X.224 §13.3. */
export const AT = { lengthIndicator: 4, code: 5, dstRef: 6, srcRef: 8, classOption: 10 } as const;
