import { WebSocket } from 'ws';
import type { Cancel, Clock } from '#src/io/index.ts';
import { againAfter } from './again.ts';
import { Follow } from './follow.ts';
import type { ServerMessage, Told } from './protocol.ts';

/** What a tail tells. */
export interface TailTerms {
  /** As a console has printed it. */
  readonly url: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly tell: (event: Told) => void;
  readonly says: (text: string) => void;
  readonly hello?: (hello: Extract<ServerMessage, { type: 'hello' }>) => void;
}

/** How a tail has ended: the run is over, it was told to stop, it was turned away, or nobody is there. */
export type TailEnd = 'over' | 'stopped' | 'refused' | 'unreachable';

/** Follows a run in a console, from its beginning to its end; where the connection breaks it goes on behind what it has seen. */
export const tail = (terms: TailTerms): Promise<TailEnd> => new Tail(terms).ended;

class Tail {
  readonly #terms: TailTerms;
  readonly #follow: Follow;
  readonly ended: Promise<TailEnd>;
  #socket: WebSocket | undefined;
  #tries = 0;
  #hasBeenThere = false;
  #isEnded = false;
  #cancel: Cancel | undefined;
  #end: (how: TailEnd) => void = () => {};

  constructor(terms: TailTerms) {
    this.#terms = terms;
    this.#follow = new Follow({
      ask: (message) => this.#socket?.send(JSON.stringify(message)),
      tell: terms.tell,
      lost: (from, to) => terms.says(`events ${from} to ${to} are kept no longer`),
    });
    this.ended = new Promise((resolve) => {
      this.#end = (how) => {
        this.#end = () => {};
        this.#isEnded = true;
        this.#cancel?.();
        this.#socket?.terminate();
        resolve(how);
      };
    });
    terms.signal.addEventListener('abort', () => this.#end('stopped'), { once: true });
    if (terms.signal.aborted) this.#end('stopped');
    else this.#open();
  }

  #open(): void {
    const { clock, says } = this.#terms;
    let isRefused = false;
    const socket = new WebSocket(liveUrl(this.#terms.url, this.#follow.since), { perMessageDeflate: false, maxPayload: MOST_HEARD });
    this.#socket = socket;
    this.#follow.restart();
    socket.on('open', () => {
      this.#tries = 0;
      this.#hasBeenThere = true;
    });
    socket.on('message', (data) => this.#hear(String(data)));
    socket.on('unexpected-response', (_, { statusCode, statusMessage }) => {
      isRefused = true;
      says(`turned away: ${statusCode} ${statusMessage}`);
      this.#end('refused');
    });
    socket.on('error', (error) => {
      if (!isRefused && this.#tries === 0) says(error.message);
    });
    socket.on('close', () => {
      if (this.#isEnded) return;
      if (!this.#hasBeenThere || this.#tries >= MOST_TRIES) return this.#end('unreachable');
      this.#cancel = clock.alarm(againAfter(this.#tries++), () => this.#open());
    });
  }

  #hear(text: string): void {
    const message = JSON.parse(text) as ServerMessage;
    if (message.type === 'hello') this.#terms.hello?.(message);
    this.#follow.hear(message, text.length);
    if (this.#follow.isDone) this.#end('over');
  }
}

/** Where a run is followed, of the address that was printed. */
const liveUrl = (printed: string, since: number): URL => {
  const url = new URL('live', printed);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const { searchParams } = new URL(printed);
  for (const [name, value] of searchParams) url.searchParams.set(name, value);
  if (since >= 0) url.searchParams.set('since', String(since));
  return url;
};

const MOST_TRIES = 8;
const MOST_HEARD = 64 * 1024 * 1024;
