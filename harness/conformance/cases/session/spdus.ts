import {
  decodeTsdu,
  encodeTsdu,
  type ParameterUnit,
  SPDUS,
  type Spdu,
  type SpduKind,
  type SpduParameterName,
  type SpduValues,
  spduValue,
} from '#src/session/index.ts';
import { GT } from '../../association.ts';
import type { Step, Stimulus } from '../../case.ts';
import type { Known } from '../../known.ts';
import { messageApdu } from '../../mts-apdu.ts';
import { saidNext } from '../../speech/mta.ts';
import { acOf, cnOf, saying, valuesOf, wordsFor } from '../../speech.ts';
import { send } from '../../steps.ts';
import { tsdu } from '../../stimuli.ts';
import { numberIn } from './reactions.ts';

/** Values in place of those that are right; undefined takes one away. They may depend on what is right. */
export type Change = SpduValues | ((right: SpduValues, known: Known) => SpduValues);

/** The CN that is right for the endpoint, with these values in place of its own. */
export const cn =
  (change: Change): Stimulus =>
  (known) =>
    tsdu(known, changed(cnOf(known), change, known));

/** The AC that answers the CN of the endpoint, with these values in place of its own. */
export const ac =
  (change: Change): Stimulus =>
  (known) =>
    tsdu(known, changed(acOf(known), change, known));

/** The CN that is right, with its parameters in other places, of other lengths, or more of them. */
export const cnOfUnits =
  (edit: (units: readonly ParameterUnit[]) => readonly ParameterUnit[]): Stimulus =>
  (known) =>
    tsdu(known, withUnits(cnOf(known), edit));

/** The functional units that are right for the endpoint, X.225 §8.3.1.16, without some and with others. */
export const unitsChanged =
  ({ less = 0, more = 0 }: { readonly less?: number; readonly more?: number }) =>
  ({ units }: SpduValues): SpduValues => {
    const bits = ((numberIn(units) ?? 0) & ~less) | more;
    return { units: Uint8Array.of(bits >> 8, bits & 0xff) };
  };

/** SPDUs in one TSDU. */
export const say =
  (...spdus: readonly Spdu[]): Stimulus =>
  (known) =>
    tsdu(known, encodeTsdu(spdus));

/** Octets as a TSDU, whatever they are. */
export const octets =
  (octets: Uint8Array): Stimulus =>
  (known) =>
    tsdu(known, octets);

/** A TSDU: as it is, of these SPDUs, or by what is known. */
export type Tsdu = Uint8Array | readonly Spdu[] | ((known: Known) => Uint8Array);

/** TSDUs that may come to nothing, and behind them what must come to an end where there is a session: another CN. */
export const clinched = (...all: readonly Tsdu[]): Step => send(sayingAll(...all, cnOf));

/** Several TSDUs, one behind the other. */
export const sayingAll =
  (...all: readonly Tsdu[]): Extract<Stimulus, (known: Known) => unknown> =>
  (known) =>
    all.flatMap((each) =>
      tsdu(known, typeof each === 'function' ? each(known) : each instanceof Uint8Array ? each : encodeTsdu(each as readonly Spdu[])),
    );

/** The transfer of one message as our own layers say it: AS, DTs and MIPs as far as they go, and AE where they go to the end. */
const transferIn = (known: Known, octets: number): readonly Uint8Array[] =>
  saidNext(known, { kind: 'MTA-TRANSFER.request', apdu: messageApdu(octets), within: 60_000 });

/** The TSDU with a whole small message in a DT. */
export const messageIn = (known: Known): Uint8Array => transferIn(known, 100).find((octets) => holds(octets, 'DT'))!;

/** The data of a message that is longer than a checkpoint, by the piece: a TSDU for each DT up to the first answer that is due. */
export const piecesIn = (known: Known): readonly Uint8Array[] => transferIn(known, 2600).filter((octets) => holds(octets, 'DT'));

/** The FN that our own layers release the association with. */
export const releaseIn = (known: Known): Uint8Array => wordsFor(known).release(known);

const holds = (octets: Uint8Array, kind: SpduKind): boolean => decodeTsdu(octets).some((spdu) => spdu.kind === kind);

/** What the last SPDU of the endpoint of that kind says in that parameter. */
export const heardIn = (known: Known, kind: SpduKind, parameter: SpduParameterName): Uint8Array | undefined => {
  const pdu = known.last(`session ${kind}`);
  const spdu = pdu && spduIn(pdu.octets, kind);
  return spdu && spduValue(spdu.parameters, parameter);
};

/** The SPDU of that kind in octets that hold it alone, or behind its head. */
const spduIn = (octets: Uint8Array, kind: SpduKind): Spdu | undefined => {
  const head = SPDUS[kind].category === 2 ? encodeTsdu([GT]) : new Uint8Array();
  return decodeTsdu(Buffer.concat([head, octets])).find((each) => each.kind === kind);
};

/** The serial number of the last sync point or activity end that the endpoint has set. */
export const serialIn = (known: Known, kind: 'MIP' | 'AE'): number => Number(Buffer.from(heardIn(known, kind, 'serial') ?? []).toString());

/** A TSDU with the parameters of its first SPDU edited. */
export const withUnits = (octets: Uint8Array, edit: (units: readonly ParameterUnit[]) => readonly ParameterUnit[]): Uint8Array => {
  const [first] = decodeTsdu(octets);
  return encodeTsdu([{ ...first!, parameters: edit(first!.parameters) } as Spdu]);
};

const changed = (octets: Uint8Array, change: Change, known: Known): Uint8Array =>
  saying(octets, typeof change === 'function' ? change(valuesOf(decodeTsdu(octets)[0]!), known) : change);
