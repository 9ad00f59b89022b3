import { PARAMETERS, type Parameter, type ParameterName, parameter, type TpduOf } from '#src/cotp/index.ts';
import type { Step } from '../../case.ts';
import type { Known } from '../../known.ts';
import { send } from '../../steps.ts';
import { ccOf, packet } from '../../stimuli.ts';
import { coded } from './bugs.ts';

/** We confirm the call, but with this in place of what is right. */
export const sendCC = (change: (known: Known) => Partial<TpduOf<'CC'>>): Step =>
  send((known: Known) => packet(ccOf(known, change(known))), 'CC');

/** The same, but only what it says of sizes: the selectors of the call are said again, for there are callers that know no CC without. */
export const sendSizes = (sizes: (known: Known) => readonly Parameter[]): Step =>
  sendCC((known) => ({ parameters: [...sizes(known), ...ccOf(known).parameters.filter(({ code }) => !SIZES.includes(code))] }));
const SIZES: readonly number[] = [PARAMETERS.tpduSize.code, PARAMETERS.preferredTpduSize.code];

/** One parameter. */
export const only = (name: ParameterName, ...value: readonly number[]) => [parameter(name, Uint8Array.from(value))];

/** A packet with a CC. */
export const isCC = coded(0xd0);
