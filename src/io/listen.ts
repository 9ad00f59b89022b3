import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { BindError } from './bind-error.ts';
import { type ListenLimits, limitsWith } from './limits.ts';
import type { Line } from './line.ts';
import { OPTIONS, TcpLine } from './tcp-line.ts';

/** Somebody who takes calls. */
export interface Listener {
  /** Where, with the ports that the system chose. */
  readonly addresses: readonly NetworkAddress[];
  /** Takes no more calls; the lines that there are stay. */
  close(): Promise<void>;
}

/** Takes calls at one address or at several: at all of them, or a BindError and at none. */
export const listen = async (
  at: NetworkAddress | readonly NetworkAddress[],
  answer: (line: Line) => void,
  limits?: Partial<ListenLimits>,
): Promise<Listener> => {
  const reception = new Reception(answer, limitsWith(limits));
  const bound: { readonly server: Server; readonly address: NetworkAddress }[] = [];
  const close = async () => void (await Promise.all(bound.map(({ server }) => shut(server))));
  try {
    for (const address of [at].flat()) bound.push(await reception.bind(address));
  } catch (error) {
    await close();
    throw error;
  }
  return { addresses: bound.map(({ address }) => address), close };
};

/** What the addresses of one listener share: who answers, and how many lines there are. */
class Reception {
  readonly #answer: (line: Line) => void;
  readonly #limits: ListenLimits;
  #lines = 0;

  constructor(answer: (line: Line) => void, limits: ListenLimits) {
    this.#answer = answer;
    this.#limits = limits;
  }

  async bind(at: NetworkAddress): Promise<{ readonly server: Server; readonly address: NetworkAddress }> {
    const server = createServer(OPTIONS);
    try {
      await once(server.listen(at), 'listening');
    } catch (error) {
      throw new BindError((error as NodeJS.ErrnoException).code ?? '', at, { cause: error });
    }
    const address = addressOf(server, at);
    server.on('connection', (socket) => this.#receive(socket, isAnyAddress(address) ? undefined : address));
    // A call that cannot be accepted, for want of file descriptors say, is lost to its caller; the others go on.
    server.on('error', () => {});
    return { server, address };
  }

  #receive(socket: Socket, local: NetworkAddress | undefined): void {
    const remote = remoteOf(socket);
    if (remote === undefined || this.#lines >= this.#limits.connections) {
      reject(socket);
      return;
    }
    this.#lines += 1;
    socket.on('close', this.#gone);
    this.#answer(new TcpLine(remote, local ?? localOf(socket), this.#limits, socket));
  }

  readonly #gone = (): void => {
    this.#lines -= 1;
  };
}

const reject = (socket: Socket): void => {
  // The peer may be gone already, which is nobody's concern.
  socket.on('error', () => {});
  socket.resetAndDestroy();
};

const shut = async (server: Server): Promise<void> => {
  // Its callback would wait for the lines; the port is free at once.
  server.close();
};

const addressOf = (server: Server, { host }: NetworkAddress): NetworkAddress => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? { host: address.address, port: address.port } : { host, port: 0 };
};

const isAnyAddress = ({ host }: NetworkAddress): boolean => host === '0.0.0.0' || host === '::';

/** Who calls; undefined where the caller is gone already. */
const remoteOf = ({ remoteAddress: host, remotePort: port }: Socket): NetworkAddress | undefined =>
  host === undefined || port === undefined ? undefined : { host: plain(host), port };

const localOf = ({ localAddress: host = '', localPort: port = 0 }: Socket): NetworkAddress => ({ host: plain(host), port });

/** An IPv4 address that a socket of both families shows as one of IPv6. */
const plain = (host: string): string => (host.startsWith('::ffff:') ? host.slice('::ffff:'.length) : host);
