import { callOurs, endOf, serveOurs } from './ours.ts';
import { callRaw, serveRaw } from './raw.ts';
import { callOursRaw } from './raw-caller.ts';
import type { Side } from './shape.ts';

/** So many octets there and back, one outstanding: our stack at the called end, or at both. */
export const pingPong = {
  called: (size: number): Sides => ({ raw: raw(size), ours: called(size) }),
  both: (size: number): Sides => ({ raw: raw(size), ours: ours(size) }),
} as const;

interface Sides {
  readonly raw: Side;
  readonly ours: Side;
}

const raw = (size: number): Side => ({
  serve: () => serveRaw((socket) => socket.on('data', (octets) => socket.write(octets))),
  run: (count, to) =>
    new Promise((done, failed) => {
      const ping = new Uint8Array(size);
      let left = count * size;
      const socket = callRaw(to)
        .on('error', failed)
        .on('close', () => done());
      socket.on('connect', () => socket.write(ping));
      socket.on('data', ({ length }) => {
        left -= length;
        if (left === 0) socket.end();
        else if (left % size === 0) socket.write(ping);
      });
    }),
});

const ours = (size: number): Side => ({
  serve: () =>
    serveOurs((primitive, driver) => {
      if (primitive.kind === 'T-DATA.indication') driver.send({ kind: 'T-DATA.request', tsdu: primitive.tsdu });
    }),
  run: (count, to) =>
    new Promise((done, failed) => {
      const tsdu = new Uint8Array(size);
      let left = count;
      const caller = callOurs(
        to,
        {},
        (primitive) => {
          if (primitive.kind === 'T-DISCONNECT.indication') failed(endOf(primitive));
          else if (primitive.kind === 'T-CONNECT.confirm' || --left > 0) caller.send({ kind: 'T-DATA.request', tsdu });
          else caller.send({ kind: 'T-DISCONNECT.request' });
        },
        { ended: () => done() },
      );
    }),
});

/** Called by raw node:net. */
const called = (size: number): Side => ({
  serve: ours(size).serve!,
  run: (count, to) => {
    let [said, left] = [(): void => {}, 0];
    let length = 0;
    return callOursRaw(
      to,
      {},
      {
        connected: (say, packets) => {
          const ping = packets(new Uint8Array(size));
          [length, left] = [ping.length, count * ping.length];
          said = () => void say(ping);
          said();
        },
        heard: (octets) => {
          left -= octets;
          if (octets > 0 && left > 0 && left % length === 0) said();
          return left === 0;
        },
      },
    );
  },
});
