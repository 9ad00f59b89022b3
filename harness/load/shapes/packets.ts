import { frame } from '#src/tpkt/index.ts';
import { callRaw, serveRaw } from './raw.ts';
import type { Side } from './shape.ts';

/** Ends that do nothing but read and write, and say what can be read on the way: DT TPDUs of so many octets. */
export const packets = {
  /** Each there and back, one outstanding. */
  echoed: (size: number): Side => echoed(packetOf(size)),
  /** 64 KiB in packets of that size at a time, one way, as fast as the peer takes them; the end of it passes on as well. */
  poured: (size: number): Side => poured(Buffer.concat(Array.from({ length: CHUNK / size }, () => packetOf(size)))),
} as const;

/** Octets that are written at once. */
export const CHUNK = 64 * 1024;

const echoed = (packet: Uint8Array): Side => ({
  serve: () => serveRaw((socket) => socket.on('data', (octets) => socket.write(octets))),
  run: (count, to) =>
    new Promise((done, failed) => {
      let left = count * packet.length;
      const socket = callRaw(to)
        .on('error', failed)
        .on('close', () => done())
        .on('connect', () => socket.write(packet))
        .on('data', ({ length }) => {
          left -= length;
          if (left === 0) socket.end();
          else if (left % packet.length === 0) socket.write(packet);
        });
    }),
});

const poured = (chunk: Uint8Array): Side => ({
  serve: () => serveRaw((socket) => socket.resume()),
  run: (count, to) =>
    new Promise((done, failed) => {
      let left = count;
      const pump = (): void => {
        while (left > 0) {
          left -= 1;
          if (!socket.write(chunk)) return;
        }
        socket.end();
      };
      const socket = callRaw(to)
        .on('error', failed)
        .on('close', () => done())
        .on('connect', pump)
        .on('drain', pump)
        .resume();
    }),
});

/** A DT that is a TSDU by itself (X.224 §13.7), so large with all that is around it. */
const packetOf = (size: number): Uint8Array => {
  const tpdu = new Uint8Array(size - TPKT_HEADER);
  tpdu.set([2, 0xf0, 0x80]);
  return frame(tpdu);
};
const TPKT_HEADER = 4;
