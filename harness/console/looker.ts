import type { RawData, WebSocket } from 'ws';
import type { Clock } from '#src/io/index.ts';
import { Bucket } from './bucket.ts';
import type { Hub } from './hub.ts';
import type { Seat } from './seat.ts';
import { SocketPeer } from './socket-peer.ts';

/** Somebody who looks at a run over a WebSocket: what it says goes to its seat, if it is no more than a person or a program needs. */
export const seatAt = (hub: Hub, socket: WebSocket, clock: Clock, since: number): Seat => {
  const seat = hub.join(new SocketPeer(socket), since);
  hear(socket, clock, (text) => seat.hear(text));
  socket.on('close', () => seat.leave());
  return seat;
};

/** Hears texts, and ends with who says too much, or something else. */
const hear = (socket: WebSocket, clock: Clock, heard: (text: string) => void): void => {
  const bucket = new Bucket(clock.now, RATE);
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary) return socket.close(1003, 'texts only');
    if (!bucket.take()) return socket.terminate();
    heard(String(data));
  });
  // A message that is too large, or none: ws ends the connection by itself.
  socket.on('error', () => {});
};

/** Messages of one client. */
const RATE = { most: 400, perSecond: 200 };
