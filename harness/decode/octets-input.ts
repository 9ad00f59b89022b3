import type { Place, Stream } from '#harness/packets/index.ts';
import { LAYOUT } from '#src/cotp/index.ts';
import { berTree, Conversation, type Node, type Pdu } from '#src/dissect/index.ts';

/** What octets without a capture are taken for. */
export type Outermost = 'tpkt' | 'tpdu' | 'tsdu' | 'ber';

/** Octets as they were said in one direction: packets one behind the other, one TPDU, one TSDU, or elements of BER. */
export interface Taken {
  readonly as: Outermost;
  /** Each packet with the PDUs in it; of what is no packet the outermost are left out. */
  readonly packets: readonly { readonly tpkt: Uint8Array; readonly pdus: readonly Pdu[] }[];
  /** Elements of BER alone. */
  readonly trees: readonly Node[];
}

/** Takes octets for what they look like, or for what they are said to be. */
export const taken = (octets: Uint8Array, as: Outermost = likely(octets)): Taken => {
  if (as === 'ber') return { as, packets: [], trees: berTree(octets) };
  const conversation = new Conversation();
  const packets = as === 'tpkt' ? split(octets) : [framed(as === 'tpdu' ? octets : inDT(octets))];
  return {
    as,
    trees: [],
    packets: packets.map((tpkt) => {
      const pdus = conversation.packet('caller', tpkt.subarray(HEADER), tpkt[1]);
      return { tpkt, pdus: as === 'tsdu' ? pdus.slice(1) : pdus };
    }),
  };
};

const likely = (octets: Uint8Array): Outermost => LOOKS.find(([, looks]) => looks(octets))?.[0] ?? 'ber';

// biome-ignore format: a table
/** What octets look like, the surest first: a TPKT of its length, RFC 1006 §6; a TPDU whose LI fits, X.224 §13.2; an SPDU, X.225 §8.2. */
const LOOKS: readonly (readonly [as: Outermost, looks: (octets: Uint8Array) => boolean])[] = [
  ['tpkt', ([version, , high = 0, low = 0, ...rest]) => version === 3 && high * 0x100 + low <= rest.length + HEADER && high * 0x100 + low >= 7],
  ['tpdu', (octets) => TPDU_CODES.has((octets[1] ?? 0) & 0xf0) && (octets[0] ?? 0) >= 2 && (octets[0] ?? 0) < octets.length],
  ['tsdu', (octets) => (octets[0] ?? 0xff) < 63 && (octets[1] ?? 0) + 2 <= octets.length && !BER_BEGINNINGS.has(octets[0] ?? 0)],
];
const TPDU_CODES: ReadonlySet<number> = new Set(Object.values(LAYOUT).map(({ code }) => code));
/** SEQUENCE and SET: no SPDUs that anyone meets alone. */
const BER_BEGINNINGS: ReadonlySet<number> = new Set([0x30, 0x31, 0x28, 0x04]);

/** Packets one behind the other; what is left over is one more, as it is. */
const split = (octets: Uint8Array): readonly Uint8Array[] => {
  const packets: Uint8Array[] = [];
  for (let at = 0; at < octets.length; ) {
    const length = (octets[at + 2] ?? 0) * 0x100 + (octets[at + 3] ?? 0);
    const end = length < HEADER ? octets.length : Math.min(at + length, octets.length);
    packets.push(octets.subarray(at, end));
    at = end;
  }
  return packets;
};

const framed = (tpdu: Uint8Array): Uint8Array => {
  const tpkt = new Uint8Array(HEADER + tpdu.length);
  tpkt.set([3, 0, tpkt.length >> 8, tpkt.length & 0xff]);
  tpkt.set(tpdu, HEADER);
  return tpkt;
};

const inDT = (tsdu: Uint8Array): Uint8Array => {
  const tpdu = new Uint8Array(3 + tsdu.length);
  tpdu.set([2, 0xf0, 0x80]);
  tpdu.set(tsdu, 3);
  return tpdu;
};

/** Where octets are that are in no capture. */
export const NOWHERE: Place = { frame: 1, at: { seconds: 0, nanos: 0 }, comments: [] };
export const NOBODY: Stream = { number: 1, caller: { ip: '0.0.0.0', port: 0 }, called: { ip: '0.0.0.0', port: 102 }, isOpened: false };

const HEADER = 4;
