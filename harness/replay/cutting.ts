import { DT_HEADER, EOT } from '#src/cotp/index.ts';
import { frame } from '#src/tpkt/index.ts';

/** A packet with a DT of class 0 as so many packets as a TPDU size allows; the packet itself where it fits. */
export const recut = (tpkt: Uint8Array, most: number): readonly Uint8Array[] => {
  const room = Math.max(1, most - DT_HEADER);
  const userData = tpkt.subarray(HEADERS);
  if (userData.length <= room) return [tpkt];
  const cuts = Array.from({ length: Math.ceil(userData.length / room) }, () => room);
  return packetsOf(tpkt, userData, cuts, hasEot(tpkt));
};

/** A TSDU of ours in packets like the one that it began with: cut as it was recorded, and so that each has room. */
export const cut = (first: Uint8Array, tsdu: Uint8Array, cuts: readonly number[], most: number): readonly Uint8Array[] => {
  const room = Math.max(1, most - DT_HEADER);
  const pieces: number[] = [];
  let left = tsdu.length;
  for (const recorded of cuts.slice(0, -1)) {
    const size = Math.min(recorded, room, left);
    pieces.push(size);
    left -= size;
  }
  for (; left > room; left -= room) pieces.push(room);
  return packetsOf(first, tsdu, [...pieces, left], true);
};

/** Packets with the headers of a recorded one, which may have its own reserved octet and ROA; only the last has EOT, if it does. */
const packetsOf = (like: Uint8Array, userData: Uint8Array, cuts: readonly number[], eot: boolean): readonly Uint8Array[] => {
  let at = 0;
  return cuts.map((size, index) => {
    const nsdu = new Uint8Array(DT_HEADER + Math.min(size, userData.length - at));
    nsdu.set(like.subarray(TPKT_HEADER, HEADERS));
    const number = (like[HEADERS - 1] ?? 0) & ~EOT;
    nsdu[DT_HEADER - 1] = eot && index === cuts.length - 1 ? number | EOT : number;
    nsdu.set(userData.subarray(at, at + size), DT_HEADER);
    at += size;
    return frame(nsdu, like[1]);
  });
};

const hasEot = (tpkt: Uint8Array): boolean => ((tpkt[HEADERS - 1] ?? 0) & EOT) !== 0;

/** Of a TPKT, RFC 1006 §6, and of a DT of class 0, X.224 §13.7. */
const TPKT_HEADER = 4;
const HEADERS = TPKT_HEADER + DT_HEADER;
