import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { BindError } from '#src/io/index.ts';
import type { Legs } from './leg.ts';
import { OPTIONS, TcpLeg } from './tcp-leg.ts';

/** Legs of this machine. */
export const tcpLegs: Legs = {
  dial: (to) => new TcpLeg(to),
  listen: async (at, answer) => {
    const server = createServer({ ...OPTIONS, pauseOnConnect: true }, (socket) => {
      const { remoteAddress: host, remotePort: port } = socket;
      // Without an address the caller is gone already.
      if (host === undefined || port === undefined) socket.on('error', () => {}).destroy();
      else answer(new TcpLeg({ host: plain(host), port }, socket));
    });
    try {
      await once(server.listen(at), 'listening');
    } catch (error) {
      throw new BindError((error as NodeJS.ErrnoException).code ?? '', at, { cause: error });
    }
    // A call that cannot be accepted, for want of file descriptors say, is lost to its caller; the others go on.
    server.on('error', () => {});
    const { address: host, port } = server.address() as AddressInfo;
    return { address: { host, port }, close: () => void server.close() };
  },
};

/** An IPv4 address that a socket of both families shows as one of IPv6. */
const plain = (host: string): string => (host.startsWith('::ffff:') ? host.slice('::ffff:'.length) : host);
