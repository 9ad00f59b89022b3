import { inFlight } from './in-flight.ts';
import { callOurs, endOf, serveOurs } from './ours.ts';
import { callRaw, serveRaw } from './raw.ts';
import type { Side } from './shape.ts';

const raw: Side = {
  serve: () => serveRaw((socket) => socket.on('data', (octets) => socket.write(octets))),
  run: (count, to) =>
    inFlight(
      AT_ONCE,
      count,
      () =>
        new Promise((done, failed) => {
          const socket = callRaw(to).on('error', failed);
          socket.on('connect', () => socket.write(CALL)).on('data', () => done());
        }),
    ),
};

const ours: Side = {
  serve: () => serveOurs(() => {}),
  run: (count, to) =>
    inFlight(
      AT_ONCE,
      count,
      () =>
        new Promise((done, failed) => {
          callOurs(to, {}, (primitive) => {
            if (primitive.kind === 'T-DISCONNECT.indication') failed(endOf(primitive));
            else done();
          });
        }),
    ),
};

/** Associations that stay, and say nothing. */
export const idle = { raw, ours } as const;

const AT_ONCE = 64;
const CALL = new Uint8Array(22);
