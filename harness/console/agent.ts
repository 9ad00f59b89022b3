import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Clock } from '#src/io/index.ts';
import { againAfter } from './again.ts';
import type { Hub } from './hub.ts';
import { messageIn } from './message.ts';
import type { Seat } from './seat.ts';
import { SocketPeer } from './socket-peer.ts';

/** What an agent needs: a run, and a console elsewhere. */
export interface AgentTerms {
  readonly hub: Hub;
  /** As that console has printed it. */
  readonly to: string;
  /** What the run is called there. */
  readonly name: string;
  readonly clock: Clock;
  readonly says: (text: string) => void;
}

/** Streams a run into a console elsewhere, which is to us one who looks. The run waits for nothing: what does not get through is fetched later. */
export class Agent {
  readonly #terms: AgentTerms;
  readonly #url: URL;
  #socket: WebSocket | undefined;
  #tries = 0;
  #isOver = false;
  #isHeard = false;
  #cancel = (): void => {};

  constructor(terms: AgentTerms) {
    this.#terms = terms;
    this.#url = new URL(terms.to);
    this.#url.protocol = this.#url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#url.searchParams.set('name', terms.name);
    this.#url.searchParams.set('key', randomBytes(24).toString('base64url'));
    this.#open();
  }

  /** The run is over: whatever the console has not heard yet it is given a moment to. */
  async close(patience = PATIENCE): Promise<void> {
    this.#isOver = true;
    const { clock } = this.#terms;
    const until = clock.now() + patience;
    while (this.#socket !== undefined && this.#socket.readyState !== WebSocket.CLOSED && clock.now() < until)
      await new Promise<void>((resolve) => void clock.alarm(LOOK, resolve));
    this.#cancel();
    this.#socket?.terminate();
    if (!this.#isHeard) this.#terms.says('the console elsewhere has not heard all of the run');
  }

  #open(): void {
    const { hub, clock, says } = this.#terms;
    const socket = new WebSocket(this.#url, { maxPayload: 64 * 1024, perMessageDeflate: false, handshakeTimeout: PATIENCE });
    this.#socket = socket;
    let seat: Seat | undefined;
    socket.on('open', () => {
      this.#tries = 0;
    });
    socket.on('message', (data) => {
      const message = messageIn(String(data));
      if (typeof message === 'string') return socket.close(1008, message);
      if (message.type === 'since' && seat === undefined) seat = hub.join(new SocketPeer(socket), message.seq);
      else seat?.hear(String(data));
    });
    socket.on('unexpected-response', (_, { statusCode = 0, statusMessage }) => {
      says(`the console elsewhere turns this away: ${statusCode} ${statusMessage}`);
      // It will not think better of it.
      this.#isOver ||= statusCode < 500;
      socket.terminate();
    });
    socket.on('error', (error) => {
      if (this.#tries === 0 && !this.#isOver) says(`the console elsewhere cannot be reached, the run goes on: ${error.message}`);
    });
    socket.on('close', (code) => {
      seat?.leave();
      // It has all of it.
      this.#isHeard ||= code === 1000;
      if (this.#isOver || this.#isHeard) return;
      this.#cancel = clock.alarm(againAfter(this.#tries++), () => this.#open());
    });
  }
}

/** Until it is given up, in milliseconds, and between two looks. */
const PATIENCE = 5000;
const LOOK = 20;
