import type { ClientMessage, ServerMessage } from '../protocol.ts';

/** What a connection needs of a WebSocket. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

/** What a socket tells. */
export interface Told {
  readonly opened: () => void;
  readonly said: (text: string) => void;
  /** `code`: of RFC 6455 §7.4. */
  readonly closed: (code: number) => void;
}

export type Standing =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  /** It is tried again in so many milliseconds. */
  | { readonly kind: 'lost'; readonly wait: number }
  /** It is over: there is nothing to come. */
  | { readonly kind: 'ended' };

export interface ConnectionTerms {
  /** Opens a socket; `since`: what has been seen last. */
  readonly dial: (since: number, told: Told) => Socket;
  readonly after: (wait: number, go: () => void) => () => void;
  readonly since: () => number;
  readonly hear: (message: ServerMessage) => void;
  readonly stands: (standing: Standing) => void;
}

/** A line to the server that is made again whenever it is lost, and goes on where it was. */
export class Connection {
  readonly #terms: ConnectionTerms;
  #socket: Socket | undefined;
  #tries = 0;
  #isEnded = false;
  #cancel: (() => void) | undefined;

  constructor(terms: ConnectionTerms) {
    this.#terms = terms;
  }

  get isOpen(): boolean {
    return this.#socket !== undefined && this.#tries === 0;
  }

  open(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#terms.stands({ kind: 'connecting' });
    this.#tries++;
    const socket: Socket = this.#terms.dial(this.#terms.since(), {
      opened: () => {
        if (this.#socket !== socket) return;
        this.#tries = 0;
        this.#terms.stands({ kind: 'open' });
      },
      said: (text) => {
        if (this.#socket === socket) this.#hear(text);
      },
      closed: () => {
        if (this.#socket === socket) this.#lost();
      },
    });
    this.#socket = socket;
  }

  /** False: nobody hears it. */
  say(message: ClientMessage): boolean {
    if (!this.isOpen) return false;
    this.#socket!.send(JSON.stringify(message));
    return true;
  }

  close(): void {
    this.#cancel?.();
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #hear(text: string): void {
    const message = JSON.parse(text) as ServerMessage;
    if (message.type === 'hello') this.#isEnded = false;
    if (message.type === 'end') this.#isEnded = true;
    this.#terms.hear(message);
  }

  /** A run that is over may have been taken away with its server: nobody waits for it. */
  #lost(): void {
    this.#socket = undefined;
    if (this.#isEnded) return this.#terms.stands({ kind: 'ended' });
    const wait = Math.min(FIRST * 2 ** Math.max(0, this.#tries - 1), LONGEST);
    this.#tries = Math.max(1, this.#tries);
    this.#terms.stands({ kind: 'lost', wait });
    this.#cancel = this.#terms.after(wait, () => this.open());
  }
}

/** Milliseconds. */
const FIRST = 250;
const LONGEST = 8000;
