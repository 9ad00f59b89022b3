import { inFlight } from './in-flight.ts';
import { callOurs, endOf, serveOurs, type Terms } from './ours.ts';
import { callRaw, serveRaw } from './raw.ts';
import { callOursRaw } from './raw-caller.ts';
import type { Side } from './shape.ts';

/** Connect, 22 octets there and back, close. */
const raw: Side = {
  serve: () => serveRaw((socket) => socket.on('data', (octets) => socket.write(octets))),
  run: (count, to) =>
    inFlight(
      AT_ONCE,
      count,
      () =>
        new Promise((done, failed) => {
          const socket = callRaw(to)
            .on('error', failed)
            .on('close', () => done());
          socket.on('connect', () => socket.write(CALL)).on('data', () => socket.end());
        }),
    ),
};

/** TCP, CR and CC, close, X.224 §6.5 and §6.7: 22 octets there and back as well. */
const ours: Side = {
  serve: () => serveOurs(() => {}),
  run: (count, to) =>
    inFlight(
      AT_ONCE,
      count,
      () =>
        new Promise((done, failed) => {
          const caller = callOurs(
            to,
            TERMS,
            (primitive) => {
              if (primitive.kind === 'T-CONNECT.confirm') caller.send({ kind: 'T-DISCONNECT.request' });
              else if (primitive.kind === 'T-DISCONNECT.indication') failed(endOf(primitive));
            },
            { ended: () => done() },
          );
        }),
    ),
};

/** The same, called by raw node:net: what being called costs. */
const called: Side = {
  serve: ours.serve!,
  run: (count, to) => inFlight(AT_ONCE, count, () => callOursRaw(to, TERMS, { connected: () => {}, heard: () => true })),
};

/** Associations that come and go: our stack at the called end, and at both. */
export const setUp = { called: { raw, ours: called }, both: { raw, ours } } as const;

const AT_ONCE = 64;
const CALL = new Uint8Array(22);
const TERMS: Terms = { tpduSize: 1024, calling: Uint8Array.of(1, 0), called: Uint8Array.of(1, 2) };
