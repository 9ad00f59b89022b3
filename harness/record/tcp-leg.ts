import { connect, type Socket } from 'node:net';
import { type Ending, LISTEN_LIMITS, LineError } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Leg, LegHandler } from './leg.ts';

/** A leg of a node:net socket. */
export class TcpLeg implements Leg {
  readonly remote: NetworkAddress;
  #socket: Socket | undefined;
  #handler: LegHandler | undefined;
  #wasOpened: boolean;

  constructor(remote: NetworkAddress, accepted?: Socket) {
    this.remote = remote;
    this.#wasOpened = accepted !== undefined;
    if (accepted) this.#hold(accepted);
  }

  on(handler: LegHandler): void {
    this.#handler = handler;
  }

  open(): void {
    const { host, port } = this.remote;
    const socket = connect({ host, port, ...OPTIONS });
    const timer = setTimeout(() => socket.destroy(new LineError('timeout', `no answer from ${host} port ${port}`)), LISTEN_LIMITS.connect);
    socket.once('connect', () => {
      this.#wasOpened = true;
      this.#handler?.opened();
    });
    for (const event of ['connect', 'close']) socket.once(event, () => clearTimeout(timer));
    this.#hold(socket);
  }

  send(octets: Uint8Array): boolean {
    return this.#socket?.write(octets) ?? true;
  }

  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  finish(): void {
    this.#socket?.end();
  }

  reset(): void {
    const socket = this.#socket;
    if (socket === undefined || socket.destroyed) return;
    // Node would reset a socket that is still connecting only when it has connected, and fails to reset one while its FIN waits to go out.
    if (socket.connecting || (socket.writableEnded && !socket.writableFinished)) socket.destroy();
    else socket.resetAndDestroy();
  }

  #hold(socket: Socket): void {
    let cause: LineError | undefined;
    this.#socket = socket;
    socket.on('data', (chunk) => this.#handler?.received(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length)));
    socket.on('drain', () => this.#handler?.drained());
    socket.on('end', () => this.#handler?.finished());
    socket.on('error', (error) => {
      cause = this.#endingOf(error);
    });
    socket.on('close', () => this.#handler?.closed(cause));
  }

  /** Whatever breaks a connection that stands is a reset to who is at the other end. */
  #endingOf(error: NodeJS.ErrnoException): LineError {
    if (error instanceof LineError) return error;
    const ending = this.#wasOpened ? 'reset' : (UNOPENED[error.code ?? ''] ?? 'unreachable');
    return new LineError(ending, error.message, { cause: error });
  }
}

/**
 * Each way ends on its own, small packets wait for nobody, a peer that is gone is found out some day. No more than the mark, and what is read at
 * once, waits in a leg.
 */
export const OPTIONS = { allowHalfOpen: true, noDelay: true, keepAlive: true, highWaterMark: LISTEN_LIMITS.highWater } as const;

const UNOPENED: Readonly<Record<string, Ending>> = { ECONNREFUSED: 'refused', ECONNRESET: 'reset', ETIMEDOUT: 'timeout' };
