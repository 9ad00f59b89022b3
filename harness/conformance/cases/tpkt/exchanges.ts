import { DT_HEADER } from '#src/cotp/index.ts';
import type { Known } from '../../known.ts';
import { expect } from '../../steps.ts';
import { ccOf, crOf, packet } from '../../stimuli.ts';

/** The first packet that we owe the endpoint: a CR where it is called, the CC where it calls. */
export const firstOf = (known: Known): Uint8Array => packet(known.role === 'responder' ? crOf(known) : ccOf(known));

/** That the endpoint has taken it: it confirms, or has data to send. */
export const tookFirst = expect('cotp CC', 'cotp DT');

/** A TSDU cut into so many parts, or more where the TPDU size asks for it. */
export const cutInto = (count: number, octets: Uint8Array, { tpduSize }: Pick<Known, 'tpduSize'>): readonly Uint8Array[] => {
  const room = Math.min(tpduSize - DT_HEADER, Math.ceil(octets.length / count));
  return Array.from({ length: Math.ceil(octets.length / room) }, (_, index) => octets.subarray(index * room, (index + 1) * room));
};

/** Octets in two writes. */
export const cutAt = (at: number, octets: Uint8Array): readonly Uint8Array[] => [octets.subarray(0, at), octets.subarray(at)];
