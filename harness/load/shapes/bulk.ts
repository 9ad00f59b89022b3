import { callOurs, endOf, serveOurs, type Terms } from './ours.ts';
import { callRaw, serveRaw } from './raw.ts';
import { callOursRaw } from './raw-caller.ts';
import type { Side } from './shape.ts';

/** One way, as fast as the peer takes it: the caller says first how much there will be, and the called one says when it has it all. */
export const bulk = {
  called: (terms: Terms): Sides => ({ raw, ours: called(terms) }),
  both: (terms: Terms): Sides => ({ raw, ours: ours(terms) }),
} as const;

interface Sides {
  readonly raw: Side;
  readonly ours: Side;
}

/** Octets of one write, or of one TSDU. */
export const CHUNK = 64 * 1024;

const raw: Side = {
  serve: () =>
    serveRaw((socket) => {
      let left = 0;
      socket.on('data', (octets) => {
        left = left === 0 ? octets.readUInt32BE() * CHUNK - octets.length : left - octets.length;
        if (left === 0) socket.write(DONE);
      });
    }),
  run: (count, to) =>
    new Promise((done, failed) => {
      let left = count;
      const first = announcing(count);
      const pump = (): void => {
        while (left > 0) if (!socket.write(left-- === count ? first : FOLLOWING)) return;
      };
      const socket = callRaw(to).on('error', failed).on('connect', pump).on('drain', pump);
      socket.on('data', () => socket.end()).on('close', () => done());
    }),
};

const ours = (terms: Terms): Side => ({
  serve: () => {
    const left = new WeakMap<object, number>();
    return serveOurs((primitive, driver) => {
      if (primitive.kind !== 'T-DATA.indication') return;
      const rest = (left.get(driver) ?? new DataView(primitive.tsdu.buffer, primitive.tsdu.byteOffset).getUint32(0)) - 1;
      left.set(driver, rest);
      if (rest === 0) driver.send({ kind: 'T-DATA.request', tsdu: DONE });
    });
  },
  run: (count, to) =>
    new Promise((done, failed) => {
      let left = count;
      const first = announcing(count);
      const pump = (): void => {
        while (left > 0) if (!caller.send({ kind: 'T-DATA.request', tsdu: left-- === count ? first : FOLLOWING })) return;
      };
      const caller = callOurs(
        to,
        terms,
        (primitive) => {
          if (primitive.kind === 'T-DISCONNECT.indication') failed(endOf(primitive));
          else if (primitive.kind === 'T-CONNECT.confirm') pump();
          else caller.send({ kind: 'T-DISCONNECT.request' });
        },
        { drained: pump, ended: () => done() },
      );
    }),
});

/** Called by raw node:net, with packets that were made before. */
const called = (terms: Terms): Side => ({
  serve: ours(terms).serve!,
  run: (count, to) => {
    let pump = (): void => {};
    return callOursRaw(to, terms, {
      connected: (say, packets) => {
        let left = count;
        const first = packets(announcing(count));
        const following = packets(FOLLOWING);
        pump = () => {
          while (left > 0) if (!say(left-- === count ? first : following)) return;
        };
        pump();
      },
      drained: () => pump(),
      heard: (octets) => octets > 0,
    });
  },
});

/** The first chunk of so many. */
const announcing = (count: number): Uint8Array => {
  const chunk = new Uint8Array(CHUNK);
  new DataView(chunk.buffer).setUint32(0, count);
  return chunk;
};

const FOLLOWING = new Uint8Array(CHUNK);
const DONE = Uint8Array.of(1);
