import { concat } from '#src/core/index.ts';
import { count, octets, oneOf, place, time, timeSays, value } from './forms.ts';
import { arg, kind, optional } from './kind.ts';
import { corrupted, overwritten, piecesOf, sizeSays, truncated } from './octets.ts';
import { FIELD_NAMES, type FieldName, rewritten } from './rewriting.ts';

/** Every kind of fault. */
export const KINDS = {
  delay: kind({
    says: 'Holds it up, and with it all that follows in that direction',
    args: { time: arg(time, 'How long; of a range, a time is drawn each time') },
    example: 'CC from bravo #2: delay 5s',
    work: (packet, { time: { least, most } }, { by, random, told }) => {
      const wait = Math.round(least + (most - least) * random());
      return [told(`held up for ${timeSays(wait)}`), { wait, by }, { pass: packet }];
    },
  }),
  hold: kind({
    says: 'Holds it, and with it all that follows in that direction, until the fault is cleared',
    args: {},
    example: 'AEA from bravo: hold',
    work: (packet, _, { by, told }) => [told('held'), { wait: Number.POSITIVE_INFINITY, by }, { pass: packet }],
  }),
  drop: kind({
    says: 'Takes it away; what follows passes',
    args: {},
    example: 'MIA from bravo #1: drop',
    work: (packet, _, { told }) => [told(`taken away, ${sizeSays(packet)}`)],
  }),
  reset: kind({
    says: 'Breaks the connection in its place, with a RST to either end',
    args: {},
    example: 'any from bravo after 3: reset times 2',
    work: (_, __, { by, told }) => [told('the connection is reset in its place'), { wait: SETTLING, by }, { end: 'reset' }],
  }),
  close: kind({
    says: 'Closes the connection in its place, with a FIN; both ways end, as RFC 1006 §5 has it',
    args: { half: optional(oneOf(['half']), 'Only this way ends; what comes back passes, until the other end has done, too') },
    example: 'CN from alpha: close',
    work: (_, { half }, { by, told }) =>
      half
        ? [told('this way is closed in its place, and the other is open'), { end: 'finish' }]
        : [told('the connection is closed in its place'), { wait: SETTLING, by }, { end: 'close' }],
  }),
  truncate: kind({
    says: 'Lets its first octets pass, and no more; its lengths stay as they were, so that what follows is taken for the rest',
    args: { octets: arg(place, 'How many octets pass') },
    example: 'DT from alpha #8: truncate 64',
    work: (packet, args, { told }) => {
      if (args.octets >= packet.length) return undefined;
      return [...passed(truncated(packet, args.octets)), told(`cut off behind ${args.octets} of ${sizeSays(packet)}`)];
    },
  }),
  shorten: kind({
    says: 'Takes its last octets away and makes TPKT lengths right again: what is wrong is wrong for the layers above',
    args: { octets: arg(count, 'How many octets go') },
    example: 'RTTR from alpha #2: shorten 100',
    work: (packet, args, { told }) => {
      const left = packet.length - args.octets;
      if (left < SHORTEST) return undefined;
      const shorter = overwritten(truncated(packet, left), 2, Uint8Array.of(left >> 8, left));
      return [{ pass: shorter }, told(`shortened from ${packet.length} to ${sizeSays(shorter)}`)];
    },
  }),
  corrupt: kind({
    says: 'Changes bits of one octet',
    args: {
      octet: optional(place, 'Which octet of the packet, from 0; left out: one is drawn each time'),
      xor: optional(octets, 'The bits that change, as octets from there on; left out: one is drawn', { word: 'xor' }),
    },
    example: 'CR: corrupt 2 xor 01',
    work: (packet, { octet, xor }, { random, told }) => {
      const at = octet ?? Math.floor(random() * packet.length);
      const bits = xor ?? Uint8Array.of(1 << Math.floor(random() * 8));
      if (at + bits.length > packet.length) return undefined;
      const { octets: made, says } = corrupted(packet, at, bits);
      return [{ pass: made }, told(says)];
    },
  }),
  rewrite: kind({
    says: 'Says something else in a field of the TPDU, whose lengths follow; or puts other octets at a place, and nothing follows',
    args: {
      field: arg(oneOf<FieldName | 'octets'>([...FIELD_NAMES, 'octets']), `Which field: ${FIELD_NAMES.join(', ')}; or octets`),
      octet: optional(place, 'Of octets: where they begin, from 0', { goesWith: ({ field }) => field === 'octets' }),
      value: arg(value, 'What it says instead: a text, a number, or octets'),
    },
    example: 'CR from alpha: rewrite called OPS',
    work: (packet, args, { told }) => {
      const made = rewritten(packet, args);
      return made && [{ pass: made.octets }, told(made.says)];
    },
  }),
  split: kind({
    says: 'Sends it in pieces, each of which comes by itself',
    args: {
      octets: arg(count, 'How many octets a piece has'),
      every: optional(time, 'The time between pieces; left out: as short as can be', { word: 'every' }),
    },
    example: 'DT to alpha: split 1',
    work: (packet, args, { by, random, told }) => {
      const { least, most } = args.every ?? { least: 0, most: 0 };
      const pieces = piecesOf(packet, args.octets);
      if (pieces.length === 1) return undefined;
      const deeds = pieces.flatMap((pass) => [{ pass }, { wait: Math.max(LEAST_GAP, least + (most - least) * random()), by }]);
      return [...deeds.slice(0, -1), told(`split into ${pieces.length} pieces`)];
    },
  }),
  coalesce: kind({
    says: 'Keeps it until others have come in that direction, and sends all in one piece; after a second without any, those that there are',
    args: { packets: optional(count, 'How many go together; left out: 2') },
    example: 'CN from alpha: coalesce 2',
    gathers: ({ packets = 2 }) => packets,
    work: (_, __, { kept, told }) => [{ pass: concat(kept) }, told(`${packetsSay(kept.length)} in one piece`)],
  }),
  reorder: kind({
    says: 'Keeps it until others have come in that direction, and sends all in reverse; after a second without any, those that there are',
    args: { packets: optional(count, 'How many change their order; left out: 2') },
    example: 'DT from alpha #5: reorder 2',
    gathers: ({ packets = 2 }) => packets,
    work: (_, __, { kept, told }) => [...kept.toReversed().map((pass) => ({ pass })), told(`${packetsSay(kept.length)} in reverse`)],
  }),
  duplicate: kind({
    says: 'Sends it once more, or several times more',
    args: { more: optional(count, 'How many times more; left out: 1') },
    example: 'CC from bravo: duplicate',
    work: (packet, { more = 1 }, { told }) => [
      ...Array.from({ length: more + 1 }, () => ({ pass: packet })),
      told(`sent ${more === 1 ? 'twice' : `${more + 1} times`}`),
    ],
  }),
} as const;

export type KindName = keyof typeof KINDS;

const passed = (packet: Uint8Array) => (packet.length > 0 ? [{ pass: packet }] : []);
const packetsSay = (packets: number): string => (packets === 1 ? 'one packet, for no other came,' : `${packets} packets`);

/** Octets of the least TPKT, RFC 1006 §6. */
const SHORTEST = 7;
/**
 * Milliseconds until what was said before has arrived: a RST throws away what is not read yet, and how far that had come would differ from
 * run to run.
 */
const SETTLING = 500;
/** Milliseconds between two pieces: so that they are not sent in one write, and each has arrived before the next goes. */
const LEAST_GAP = 0.3;
