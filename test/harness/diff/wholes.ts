import type { Recorded, Whole } from '#harness/decode/index.ts';
import { concat } from '#src/core/index.ts';
import { Conversation, type End } from '#src/dissect/index.ts';
import { Framer, frame } from '#src/tpkt/index.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { callOf } from '../../support/told.ts';

/** What is said on a connection, packet by packet, in hexadecimal. */
export type Talk = readonly (readonly [from: End, packet: string])[];

/** A call of the vectors, packet by packet. */
export const talkOf = (id: string, title?: string): Talk => {
  const framers = { caller: new Framer(), called: new Framer() };
  return callOf(id, title).flatMap(({ from, octets }) =>
    octets ? framers[from].push(octets).map(({ nsdu }) => [from, hexOf(frame(nsdu))] as const) : [],
  );
};

/** The same with some texts in it replaced by others of the same length; characters are given as such, octets as `0x...`. */
export const replaced = (talk: Talk, texts: Readonly<Record<string, string>>): Talk =>
  talk.map(([from, packet]) => [
    from,
    Object.entries(texts).reduce((octets, [text, by]) => octets.replaceAll(inHex(text), inHex(by)), packet),
  ]);
const inHex = (text: string): string => (text.startsWith('0x') ? text.slice(2) : Buffer.from(text, 'latin1').toString('hex'));

/** The same with every TSDU cut into DTs of so many octets of user data. */
export const cutInto = (talk: Talk, size: number): Talk =>
  talk.flatMap(([from, packet]) => {
    const nsdu = hex(packet).subarray(4);
    if (nsdu[1] !== 0xf0) return [[from, packet] as const];
    const tsdu = nsdu.subarray(3);
    const count = Math.max(1, Math.ceil(tsdu.length / size));
    return Array.from({ length: count }, (_, index) => {
      const header = Uint8Array.of(2, 0xf0, index === count - 1 ? 0x80 : 0);
      return [from, hexOf(frame(concat([header, tsdu.subarray(index * size, (index + 1) * size)])))] as const;
    });
  });

/** A connection on which this is said. */
export const recorded = (talk: Talk, stream: Partial<Recorded['stream']> = {}, rest: Partial<Recorded> = {}): Recorded => {
  const conversation = new Conversation();
  return {
    stream: { number: 1, caller: { ip: '10.1.0.1', port: 40_001 }, called: { ip: '10.1.0.2', port: 102 }, isOpened: true, ...stream },
    said: talk.map(([from, packet], index) => {
      const tpkt = hex(packet);
      return { from, tpkt, pdus: conversation.packet(from, tpkt.subarray(4), tpkt[1]), frame: index + 4, at: 0 };
    }),
    strays: [],
    strange: 0,
    missing: 0,
    ...rest,
  };
};

/** A capture of these connections. */
export const whole = (...conversations: readonly Recorded[]): Whole => ({
  conversations,
  summary: {
    octets: 0,
    frames: 0,
    unread: 0,
    malformed: 0,
    fragments: 0,
    segments: 0,
    connections: conversations.length,
    streams: conversations.length,
    tpkts: 0,
    faults: [],
  },
});
