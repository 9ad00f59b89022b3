import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type ServerOpts, type Socket } from 'node:net';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Served } from './shape.ts';

/** Takes calls with nothing but node:net. */
export const serveRaw = async (answer: (socket: Socket) => void, options: ServerOpts = {}): Promise<Served> => {
  const server = createServer({ ...OPTIONS, ...options }, (socket) => answer(socket.on('error', () => socket.destroy())));
  await once(server.listen(0, HOST), 'listening');
  return { at: { host: HOST, port: (server.address() as AddressInfo).port }, close: () => server.close() };
};

/** Calls with nothing but node:net. */
export const callRaw = (to: NetworkAddress): Socket => connect({ ...to, ...OPTIONS });

/** Where all of the benchmark takes place. */
export const HOST = '127.0.0.1';

/** What any protocol of questions and answers sets, and a high-water mark as our own lines have it: with Node's 16 KiB bulk is slower. */
export const OPTIONS = { noDelay: true, highWaterMark: 256 * 1024 } as const;
