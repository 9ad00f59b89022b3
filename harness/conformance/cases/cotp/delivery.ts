import type { Seen, Step } from '../../case.ts';
import type { Known } from '../../known.ts';
import { acOf, cnOf } from '../../speech.ts';
import { expect, send, tolerated, within } from '../../steps.ts';
import { ccOf, crOf, dtOf, packet, parametersOf, size } from '../../stimuli.ts';
import { ENDED } from './reactions.ts';

/** One TSDU that the endpoint has to answer when the transport connection is open: our CN, or the AC to its own. */
export const wordOf = (known: Known): Uint8Array => (known.role === 'responder' ? cnOf(known) : acOf(known));

/** What an MTA says when that has come to it: AC or RF to a CN; to an AC, what it has called for. */
const ANSWERS: readonly Seen[] = [
  'session AC',
  'session RF',
  ...['AS', 'AR', 'FN', 'GT', 'PT', 'DT', 'CD'].map((kind) => `session ${kind}`),
];

/** It has come to it. */
export const isDelivered: Step = expect(...ANSWERS);

/** X.224 §6.22.1.3: an ER, or the end. */
const ERROR = ['cotp ER', 'closed', 'reset'] as const;

/** A protocol error, but many let it pass. */
export const isHardlyTaken: Step = within(1000, expect(...ERROR, ...['silence', ...ANSWERS].map(tolerated)));

/** A CC that cannot be accepted, X.224 §6.5.4: there is no such connection, it is a protocol error, or the line goes. */
export const isNotAccepted: Step = within(1000, expect(...ERROR, 'cotp DR', tolerated('silence')));

/** The same, but many go on. */
export const isHardlyAccepted: Step = within(1000, expect(...ERROR, 'cotp DR', tolerated('silence'), tolerated('session CN')));

/** The call is over, X.224 §6.6.3: the line goes, or serves another call, or nothing comes. What comes for the old one has no connection. */
export const isOver: Step = expect('silence', ...ENDED, 'cotp DR', 'cotp CR');

/** Opens the transport connection with TPDUs of that size at most. */
export const openedWith = (octets: number): readonly Step[] => [
  send((known) => packet(known.role === 'responder' ? shortCR(known, octets) : shortCC(known, octets)), `${octets} octets`),
  expect('cotp CC', 'session CN'),
];

/** A TSDU in DTs with so much of it each; the last length holds for all that is left. */
export const dtsOf = (tsdu: Uint8Array, ...lengths: readonly [number, ...number[]]): readonly Uint8Array[] => {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < tsdu.length; at += parts.at(-1)!.length) {
    parts.push(tsdu.subarray(at, at + (lengths[parts.length] ?? lengths.at(-1)!)));
  }
  return parts.map((part, index) => packet(dtOf(part, { eot: index === parts.length - 1 })));
};

const shortCR = (known: Known, octets: number) => {
  const { parameters, ...cr } = crOf(known);
  return { ...cr, parameters: [...parametersOf({ tpduSize: size(octets) }), ...parameters] };
};
const shortCC = (known: Known, octets: number) => ccOf(known, { parameters: parametersOf({ tpduSize: size(octets) }) });
