import type { WebSocket } from 'ws';
import type { Clock } from '#src/io/index.ts';

/** Asks all sockets from time to time whether they are there, and ends those that have not answered before; returns how to stop it. */
export const heartbeat = (clock: Clock, sockets: () => readonly WebSocket[]): (() => void) => {
  const asked = new WeakSet<WebSocket>();
  let cancel = (): void => {};
  const beat = (): void => {
    for (const socket of sockets()) {
      // One that has much to read may answer late: what it takes in is a sign of life, too.
      if (asked.has(socket) && socket.bufferedAmount === 0) socket.terminate();
      else if (!asked.has(socket)) {
        asked.add(socket);
        socket.once('pong', () => asked.delete(socket));
        socket.ping();
      }
    }
    cancel = clock.alarm(INTERVAL, beat);
  };
  cancel = clock.alarm(INTERVAL, beat);
  return () => cancel();
};

/** In milliseconds. */
const INTERVAL = 20_000;
