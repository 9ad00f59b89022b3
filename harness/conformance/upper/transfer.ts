import { concat } from '#src/core/index.ts';
import { decodeTsdu, type Spdu, spduOf, spduValue } from '#src/session/index.ts';
import { AE, AS_NUMBER, DT, GT, PT } from '../association.ts';
import type { Step } from '../case.ts';
import type { Known } from '../known.ts';
import { send } from '../steps.ts';
import { spdus, text } from '../stimuli.ts';
import { contentAt } from './edit.ts';
import { contextsIn, element, valueIn } from './ppdu.ts';

/** An APDU as it is transferred, in pieces of so many octets: in normal mode an EXTERNAL, in X.410 mode the APDU itself. */
export const piecesOf = (known: Known, apdu: Uint8Array, size = apdu.length + 64): readonly Uint8Array[] => {
  const { mtse, user } = contextsIn(known);
  const isNormal = known.mode === 'normal';
  const octets = isNormal ? element(0x28, Uint8Array.of(2, 1, mtse), element(0xa0, apdu)) : apdu;
  const pieces = Array.from({ length: Math.ceil(octets.length / size) }, (_, at) => octets.subarray(at * size, (at + 1) * size));
  return isNormal ? pieces.map((piece) => valueIn(user, element(0x04, piece))) : pieces;
};

/** An APDU in one piece, and the end of its activity, which is the sync point of that number. */
export const transfer = (apdu: Uint8Array, serial = 1): Step =>
  send((known) => [...piecesOf(known, apdu).flatMap((piece) => spdus(known, ...DT(piece))), ...spdus(known, ...AE(serial))], 'an APDU');

/** One more activity. */
export const begin = (number: number): Step => send((known) => spdus(known, ...AS_NUMBER(number)), 'AS');

/** An AR, X.225 §8.3.30: an activity goes on behind a sync point, on the connection that it was begun on. */
export const AR = (number: number, serial: number, old = number): readonly Spdu[] => [
  GT,
  spduOf('AR', { oldActivity: name(old), oldSerial: text(serial), activity: name(number) }),
];

/** The octets of the APDU that the endpoint has sent before its first checkpoint, or before the end of the activity. */
export const beforeCheckpoint = ({ heard, mode }: Known): number => {
  const theirs = heard.filter(({ by, pdu }) => by === 'them' && pdu.layer === 'session').map(({ pdu }) => pdu);
  const sent = theirs.slice(theirs.findLastIndex(({ kind }) => kind === 'AS') + 1);
  const end = sent.findIndex(({ kind }) => kind === 'MIP' || kind === 'AE');
  return (end < 0 ? sent : sent.slice(0, end))
    .filter(({ kind }) => kind === 'DT')
    .reduce((sum, { octets }) => {
      const ssdu = decodeTsdu(concat([PLAIN_GT, octets]))[1]!.userInformation;
      return sum + ((mode === 'normal' ? contentAt(ssdu, '30 a0 04') : undefined) ?? ssdu).length;
    }, 0);
};

/** The end of an activity of the endpoint is acknowledged, X.225 §8.3.36, if it has come. */
export const acknowledge: Step = send((known) => {
  const end = known.last('session AE');
  const serial = end && spduValue(decodeTsdu(concat([PLAIN_GT, end.octets]))[1]!.parameters, 'serial');
  return serial ? spdus(known, PT, spduOf('AEA', { serial })) : [];
}, 'AEA');

/** How many SPDUs of that kind the endpoint has said. */
export const countOf = ({ heard }: Known, kind: string): number =>
  heard.filter(({ by, pdu }) => by === 'them' && pdu.layer === 'session' && pdu.kind === kind).length;

const name = (number: number): Uint8Array => Uint8Array.of(2, 1, number);
const PLAIN_GT = Uint8Array.of(1, 0);
