import type { Step } from '../../case.ts';
import type { Known } from '../../known.ts';
import { expect, pause, send, tolerated, within } from '../../steps.ts';
import { ccOf, crOf, inParts, packet, parametersOf, size } from '../../stimuli.ts';
import { ENDED, TOLERANCE } from './reactions.ts';

/** X.224 §6.22.1.3: an ER, or the end. */
const ERROR = ['cotp ER', 'closed', 'reset'] as const;

/** A protocol error, but many let it pass. */
export const isHardlyTaken: Step = within(TOLERANCE, expect(...ERROR, ...['silence', 'cotp DT'].map(tolerated)));

/** A CC that cannot be accepted, X.224 §6.5.4: there is no such connection, it is a protocol error, or the line goes. */
export const isNotAccepted: Step = within(TOLERANCE, expect(...ERROR, 'cotp DR', tolerated('silence')));

/** The same, but many go on. */
export const isHardlyAccepted: Step = within(TOLERANCE, expect(...ERROR, 'cotp DR', tolerated('silence'), tolerated('cotp DT')));

/** The call is over, X.224 §6.6.3: the line goes, or serves another call, or nothing comes. What comes for the old one has no connection. */
export const isOver: Step = expect('silence', ...ENDED, 'cotp DR', 'cotp CR');

/** Opens the transport connection with TPDUs of that size at most. */
export const openedWith = (octets: number): readonly Step[] => [
  send((known) => packet(known.role === 'responder' ? shortCR(known, octets) : shortCC(known, octets)), `${octets} octets`),
  expect('cotp CC', 'cotp DT'),
];

/** A TSDU in DTs with so much of it each; the last length holds for all that is left. */
export const dtsOf = (tsdu: Uint8Array, ...lengths: readonly [number, ...number[]]): readonly Uint8Array[] => {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < tsdu.length; at += parts.at(-1)!.length) {
    parts.push(tsdu.subarray(at, at + (lengths[parts.length] ?? lengths.at(-1)!)));
  }
  return inParts(...parts);
};

/** A TSDU in so many DTs, of the same length but for the last. */
export const dtsIn = (count: number, tsdu: Uint8Array): readonly Uint8Array[] => dtsOf(tsdu, Math.ceil(tsdu.length / count));

/** What was sent is taken in before more is said: some throw away all that has come with what they do not know. */
export const digested: Step = pause(100);

const shortCR = (known: Known, octets: number) => {
  const { parameters, ...cr } = crOf(known);
  return { ...cr, parameters: [...parametersOf({ tpduSize: size(octets) }), ...parameters] };
};
const shortCC = (known: Known, octets: number) => ccOf(known, { parameters: parametersOf({ tpduSize: size(octets) }) });
