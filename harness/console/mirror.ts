import type { WebSocket } from 'ws';
import type { Cancel, Clock } from '#src/io/index.ts';
import { agentSays, helloIn } from './agent-says.ts';
import { entryOf } from './entry.ts';
import { Follow } from './follow.ts';
import { Hub } from './hub.ts';
import type { FrameTold } from './past.ts';
import type { ClientMessage, ServerMessage } from './protocol.ts';
import type { Runs } from './runs.ts';

/** What a mirror needs of its console. */
export interface MirrorTerms {
  /** What it wants to be called; another run may be called so. */
  readonly name: string;
  readonly clock: Clock;
  readonly runs: Runs;
  /** No more runs can be shown. */
  readonly isFull: () => boolean;
  /** It is over, and nobody can go on with it. */
  readonly over: () => void;
}

/** A run that somebody streams in, shown as any other. To the one who streams it, we are one who looks. */
export class Mirror {
  readonly #terms: MirrorTerms;
  readonly #follow: Follow;
  readonly #frames = new Map<number, (told: FrameTold | undefined) => void>();
  #hub: Hub | undefined;
  #socket: WebSocket | undefined;
  #asked = 0;
  #cancel: Cancel | undefined;

  constructor(terms: MirrorTerms) {
    this.#terms = terms;
    this.#follow = new Follow({ ask: (message) => this.#ask(message), tell: (event) => this.#hub?.push(entryOf(event)) });
  }

  /** On this socket, from what there is already. */
  goOn(socket: WebSocket): void {
    this.#socket?.terminate();
    this.#socket = socket;
    this.#cancel?.();
    this.#follow.restart();
    socket.on('message', (data) => {
      const text = String(data);
      const message = agentSays(text);
      if (message === undefined) socket.close(1008, 'that is none of our messages');
      else this.#hear(message, text.length);
    });
    socket.on('error', () => {});
    socket.on('close', () => this.#gone(socket));
    this.#ask({ type: 'since', seq: this.#follow.since });
  }

  #hear(message: ServerMessage, size: number): void {
    if (message.type === 'hello') return this.#hello(message);
    if (message.type === 'pdu') this.#frames.get(message.id)?.({ octets: Buffer.from(message.octets, 'hex'), pdus: message.pdus });
    if (message.type === 'refused') this.#frames.get(message.id)?.(undefined);
    this.#follow.hear(message, size);
    if (this.#follow.isDone) this.#end();
  }

  #hello(hello: Parameters<typeof helloIn>[0]): void {
    if (this.#hub) return;
    const { name, clock, runs, isFull } = this.#terms;
    // Several may have come before any of them has said what it is.
    if (isFull()) return this.#socket?.close(1013, 'there are too many already');
    const id = runs.freeName(name);
    this.#hub = new Hub({
      clock,
      run: { ...helloIn(hello), id, name: id },
      time: hello.clock,
      readonly: true,
      past: { events: async () => [], frame: (frame) => this.#frame(frame) },
      limits: { kept: KEPT },
    });
    runs.add(this.#hub);
  }

  #frame(frame: number): Promise<FrameTold | undefined> {
    if (this.#socket === undefined || this.#frames.size >= MOST_ASKED) return Promise.resolve(undefined);
    const id = FRAMES + ++this.#asked;
    return new Promise((resolve) => {
      const cancel = this.#terms.clock.alarm(PATIENCE, () => this.#frames.get(id)?.(undefined));
      this.#frames.set(id, (told) => {
        cancel();
        this.#frames.delete(id);
        resolve(told);
      });
      this.#ask({ type: 'octets', id, frame });
    });
  }

  #ask(message: ClientMessage): void {
    if (this.#socket?.readyState === this.#socket?.OPEN) this.#socket?.send(JSON.stringify(message));
  }

  #gone(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#socket = undefined;
    for (const answer of [...this.#frames.values()]) answer(undefined);
    // It may come back.
    if (this.#hub?.isLive) this.#cancel = this.#terms.clock.alarm(ABSENCE, () => this.#end());
    else this.#terms.over();
  }

  #end(): void {
    if (!this.#hub?.isLive) return;
    this.#hub.end();
    this.#socket?.close(1000, 'all of it is here');
    this.#terms.runs.changed();
    this.#terms.over();
  }
}

/** Characters of its events that are kept here. */
const KEPT = 16 * 1024 * 1024;
/** What is asked for at once. */
const MOST_ASKED = 16;
/** Where the numbers of our questions begin, apart from those of what is fetched. */
const FRAMES = 1_000_000_000;
/** Milliseconds until an answer, and until somebody who went is taken not to come back. */
const PATIENCE = 5000;
const ABSENCE = 60_000;
