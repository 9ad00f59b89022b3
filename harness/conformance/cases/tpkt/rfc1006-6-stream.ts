import { concat } from '#src/core/index.ts';
import { spduOf } from '#src/session/index.ts';
import { AS_NUMBER, GT } from '../../association.ts';
import { BOTH_OPEN, helloOf, isAnswered } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { beginning, hangsUpAt, type Trigger, takesFor } from '../../sabotage.ts';
import { casesOf, expect, pause, send, sendApart, tolerated } from '../../steps.ts';
import { hex, inParts, spdus } from '../../stimuli.ts';
import { cutAt, cutInto, firstOf, tookFirst } from './exchanges.ts';

/** A DC that belongs to nothing. */
const STRAY = hex`03 00 00 0a 05 c0 00 01 01 02`;

const announced = (octets: Uint8Array): number => (octets[2]! << 8) | octets[3]!;
const isPart: Trigger = ({ octets }) => octets.length < 4 || octets.length < announced(octets);
const isMore: Trigger = ({ octets }) => octets.length >= 4 && octets.length > announced(octets);

const firstReadOnly = (octets: Uint8Array): Uint8Array => octets.subarray(0, announced(octets));

// biome-ignore format: a table
const CUTS = [
  ['the-version',      1],
  ['the-reserved',     2],
  ['half-a-length',    3],
  ['the-header',       4],
  ['the-li',           5],
  ['the-code',         6],
] as const;

// biome-ignore format: a table
/** So many octets of the next packet come with those before. */
const PARTS = [
  ['an-octet',     1],
  ['two-octets',   2],
  ['a-part',       3],
  ['a-header',     4],
] as const;

/** RFC 1006 §6: TCP is a stream, and where it is cut says nothing. */
export const STREAM = casesOf(
  { clause: 'RFC 1006 §6', at: 'network', level: 'must', roles: ['responder', 'initiator'], from: 'connected', isSound: true },
  [
    {
      id: 'tpkt.split.every-octet',
      rule: 'TPKT-10',
      requirement: 'A packet that arrives octet by octet is taken as one that arrives at once.',
      steps: [sendApart((known) => Array.from(firstOf(known), (octet) => Uint8Array.of(octet)), 20), tookFirst],
      saboteur: hangsUpAt('takes what one read gives for a packet', isPart),
    },
    ...CUTS.map(([name, at]) => ({
      id: `tpkt.split.after-${name}`,
      rule: 'TPKT-11',
      requirement: `A packet that arrives in two parts, the first of ${at === 1 ? 'one octet' : `${at} octets`}, is taken as one that arrives at once.`,
      steps: [sendApart((known) => cutAt(at, firstOf(known)), 100), tookFirst],
      saboteur: hangsUpAt(`takes what it reads for a packet, if only ${at === 1 ? 'one octet' : `${at} octets`}`, isPart),
    })),
    {
      id: 'tpkt.split.late',
      rule: 'TPKT-11',
      requirement: 'The second half of a packet may come later than the first.',
      steps: [send((known) => firstOf(known).subarray(0, 5)), pause(100), send((known) => firstOf(known).subarray(5)), tookFirst],
      saboteur: hangsUpAt('waits for the rest of a packet no longer than for its next read', isPart),
    },
    {
      ...BOTH_OPEN,
      id: 'tpkt.joined.tsdu',
      rule: 'TPKT-12',
      requirement: 'Several packets that arrive at once are each taken, in order.',
      steps: [send((known) => concat(inParts(...cutInto(2, helloOf(known), known)))), isAnswered],
      saboteur: takesFor('sees but the first packet of what it reads', isMore, firstReadOnly),
    },
    {
      id: 'tpkt.joined.spdus',
      rule: 'TPKT-12',
      roles: ['responder'],
      from: 'bound',
      needs: ['activities'],
      requirement: 'SPDUs in packets of their own that arrive at once are each taken: an activity starts and is interrupted.',
      steps: [send((known) => concat([...spdus(known, ...AS_NUMBER(1)), ...spdus(known, GT, spduOf('AI'))])), expect('session AIA')],
      saboteur: takesFor('forgets all but the first packet of what it reads', isMore, firstReadOnly),
    },
    ...PARTS.map(([name, count]) => ({
      ...BOTH_OPEN,
      id: `tpkt.joined.with-${name}`,
      rule: 'TPKT-13',
      survives: true as const,
      requirement: `A packet that arrives with ${count === 1 ? 'an octet' : `${count} octets`} of the next is taken, and so is the next when the rest of it has come.`,
      steps: [
        send((known: Known) => octetsOf(helloOf(known), known).subarray(0, count - LAST)),
        pause(100),
        send((known: Known) => octetsOf(helloOf(known), known).subarray(count - LAST)),
        isAnswered,
      ],
      saboteur: takesFor('drops what it has read beyond a packet', isMore, firstReadOnly),
    })),
    {
      id: 'tpkt.joined.behind-a-stray',
      rule: 'TPKT-12',
      roles: ['responder'],
      requirement: 'What is discarded is one packet: the CR that arrives with it is answered.',
      steps: [send((known) => concat([STRAY, firstOf(known)])), expect('cotp CC', tolerated('closed'), tolerated('reset'))],
      saboteur: takesFor('throws away all that has come with what it discards', beginning(STRAY), () => STRAY),
    },
  ],
);

const octetsOf = (octets: Uint8Array, known: Parameters<typeof cutInto>[2]): Uint8Array =>
  concat(inParts(...cutInto(1, octets.subarray(0, -1), known), octets.subarray(-1)));
/** Octets of the last packet. */
const LAST = 8;
