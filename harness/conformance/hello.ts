import type { Step } from './case.ts';
import { type Known, seenAs } from './known.ts';
import { acOf, cnOf } from './speech.ts';
import { expect, sound } from './steps.ts';
import { hex } from './stimuli.ts';
import type { HelloName } from './words.ts';

/** The first words above transport, one TSDU each: ours to an endpoint that is called, and our answer to one that calls. */
export interface Hello {
  readonly ask: (known: Known) => Uint8Array;
  readonly answer: (known: Known) => Uint8Array;
}

/** Setup communication of S7, and its acknowledgement: facts of captures of snap7 and of real devices. */
const S7_SETUP = hex`32 01 00 00 00 00 00 08 00 00 f0 00 00 01 00 01 01 e0`;
const S7_SETUP_ACK = hex`32 03 00 00 00 00 00 08 00 00 00 00 f0 00 00 01 00 01 01 e0`;

/** The acknowledgement has the reference of the request. */
const s7Answer = (known: Known): Uint8Array => {
  const request = known.heard.findLast(({ pdu, by }) => by === 'them' && pdu.layer === 'user')?.pdu.octets;
  const answer = S7_SETUP_ACK.slice();
  if (request) answer.set(request.subarray(4, 6), 4);
  return answer;
};

/** By who stands there. */
export const HELLOS: Readonly<Record<HelloName, Hello>> = {
  mta: { ask: cnOf, answer: acOf },
  s7: { ask: () => S7_SETUP, answer: s7Answer },
};

/** The TSDU by which somebody above transport shows that it was delivered. */
export const helloOf = (known: Known): Uint8Array => HELLOS[known.hello][known.role === 'responder' ? 'ask' : 'answer'](known);

/** Whoever stands above transport has answered: what it was sent has come to it. An abort is no answer, nor is what cannot be read. */
export const isAnswered: Step = expect(
  sound('cotp DT', (_, known) => {
    const theirs = known.heard.flatMap(({ pdu, by }) => (by === 'them' ? [pdu] : []));
    if (theirs.some(({ kind }) => kind === 'invalid')) return 'its answer cannot be read';
    return theirs.some((pdu) => seenAs(pdu) === 'session AB') ? 'it aborts' : undefined;
  }),
);
