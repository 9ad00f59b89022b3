import { WebSocket } from 'ws';
import type { Peer } from './peer.ts';

/** A WebSocket as somebody who is sent messages. */
export class SocketPeer implements Peer {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  get buffered(): number {
    return this.#socket.bufferedAmount;
  }

  send(message: Buffer): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(message, TEXT);
  }

  close(code: number, says: string): void {
    this.#socket.close(code, says);
  }
}

const TEXT = { binary: false } as const;
