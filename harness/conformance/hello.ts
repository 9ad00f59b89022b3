import { areSame } from '#src/core/index.ts';
import type { Case, Step } from './case.ts';
import { type Known, seenAs, tsdusOf } from './known.ts';
import { withOctets } from './sabotage.ts';
import { acOf, cnOf } from './speech.ts';
import { expect, sound } from './steps.ts';
import { hex } from './stimuli.ts';
import type { HelloName } from './words.ts';

/** The first words above transport, one TSDU each: ours to an endpoint that is called, and our answer to one that calls. */
export interface Hello {
  readonly ask: (known: Known) => Uint8Array;
  readonly answer: (known: Known) => Uint8Array;
  /** Why what the endpoint says does not show that they came to it as they are. */
  readonly flaw: (known: Known) => string | undefined;
}

/** Setup communication of S7, and its acknowledgement: facts of captures of snap7 and of real devices. */
const S7_SETUP = hex`32 01 00 00 00 00 00 08 00 00 f0 00 00 01 00 01 01 e0`;
const S7_SETUP_ACK = hex`32 03 00 00 00 00 00 08 00 00 00 00 f0 00 00 01 00 01 01 e0`;

/** With a reference that no other link has: what is left in a buffer from an earlier one must not pass for what has come. */
const referred =
  (octets: Uint8Array) =>
  ({ heard }: Known): Uint8Array =>
    withOctets(4, (heard[0]?.frame ?? 0) >> 8, heard[0]?.frame ?? 0)(octets);
const s7Ask = referred(S7_SETUP);

/** The acknowledgement has the reference of the request. */
const s7Answer = (known: Known): Uint8Array => {
  const request = known.heard.findLast(({ pdu, by }) => by === 'them' && pdu.layer === 'user')?.pdu.octets;
  const answer = S7_SETUP_ACK.slice();
  if (request) answer.set(request.subarray(4, 6), 4);
  return answer;
};

/** Whoever is called acknowledges what was asked for, and grants no more than that. */
const s7Flaw = (known: Known): string | undefined => {
  if (known.role === 'initiator') return undefined;
  const said = tsdusOf(known).at(-1) ?? new Uint8Array();
  const isFor =
    said.length === S7_SETUP_ACK.length &&
    referred(S7_SETUP_ACK)(known)
      .subarray(0, S7_ASKED)
      .every((octet, at) => said[at] === octet);
  return isFor && [14, 16, 18].every((at) => wordAt(said, at) <= wordAt(S7_SETUP_ACK, at)) ? undefined : 'it answers something else';
};
const wordAt = (octets: Uint8Array, at: number): number => (octets[at]! << 8) | octets[at + 1]!;
/** Octets of an acknowledgement before the three numbers that are negotiated. */
const S7_ASKED = 14;

/** An abort is no answer, nor is what cannot be read: of an MTA, and of whoever else has a session layer. */
const sessionFlaw = ({ heard }: Known): string | undefined => {
  const theirs = heard.flatMap(({ pdu, by }) => (by === 'them' ? [pdu] : []));
  if (theirs.some(({ kind }) => kind === 'invalid')) return 'its answer cannot be read';
  return theirs.some((pdu) => seenAs(pdu) === 'session AB') ? 'it aborts' : undefined;
};

const echoFlaw = (known: Known): string | undefined =>
  known.role === 'initiator' || isEchoed(known, helloOf(known)) ? undefined : 'what it gives back is something else';

/** What it has said is said back to it. */
const echoAnswer = (known: Known): Uint8Array => tsdusOf(known).at(-1) ?? S7_SETUP;

/** Whether the endpoint has said that as a TSDU of its own. */
export const isEchoed = (known: Known, octets: Uint8Array): boolean => tsdusOf(known).some((tsdu) => areSame(tsdu, octets));

// biome-ignore format: a table
/** By who stands there. Who gives everything back may be told anything; and a caller that nobody knows is told what it has said. */
export const HELLOS: Readonly<Record<HelloName, Hello>> = {
  mta:  { ask: cnOf,  answer: acOf,       flaw: sessionFlaw },
  mms:  { ask: cnOf,  answer: acOf,       flaw: sessionFlaw },
  s7:   { ask: s7Ask, answer: s7Answer,   flaw: s7Flaw },
  echo: { ask: cnOf,  answer: echoAnswer, flaw: echoFlaw },
};

/** The TSDU by which somebody above transport shows that it was delivered. */
export const helloOf = (known: Known): Uint8Array => HELLOS[known.hello][known.role === 'responder' ? 'ask' : 'answer'](known);

/** Whoever stands above transport has answered: what it was sent has come to it. */
export const isAnswered: Step = expect(sound('cotp DT', (_, known) => HELLOS[known.hello].flaw(known)));

/** What both ends need to be greeted: somebody above transport. */
export const BOTH_OPEN = { from: 'open', roles: ['responder', 'initiator'], needs: ['answers'] } as const satisfies Partial<Case>;
