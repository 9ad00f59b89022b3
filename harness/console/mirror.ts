import type { WebSocket } from 'ws';
import type { Cancel, Clock } from '#src/io/index.ts';
import { agentSays, helloIn } from './agent-says.ts';
import { entryOf } from './entry.ts';
import { FarRun } from './far-run.ts';
import { Follow } from './follow.ts';
import { Hub } from './hub.ts';
import type { ClientMessage, ServerMessage } from './protocol.ts';
import { Questions } from './questions.ts';
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
  readonly #questions: Questions;
  readonly #far: FarRun;
  #hub: Hub | undefined;
  #socket: WebSocket | undefined;
  #cancel: Cancel | undefined;
  #isOver = false;

  constructor(terms: MirrorTerms) {
    this.#terms = terms;
    this.#questions = new Questions(terms.clock, (message) => this.#ask(message));
    this.#far = new FarRun(this.#questions);
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
    if ('id' in message) this.#questions.hear(message);
    this.#follow.hear(message, size);
    if (this.#follow.isDone) void this.#over();
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
      past: this.#far,
      exports: this.#far.exportsOf(() => this.#hub),
      limits: { kept: KEPT },
    });
    runs.add(this.#hub);
  }

  /** Whether there is anybody to hear it. */
  #ask(message: ClientMessage): boolean {
    if (this.#socket === undefined || this.#socket.readyState !== this.#socket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #gone(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#socket = undefined;
    this.#questions.lose();
    // It may come back.
    if (this.#hub?.isLive) this.#cancel = this.#terms.clock.alarm(ABSENCE, () => this.end());
    else this.#terms.over();
  }

  /** All is told; what can be had later is fetched while there is somebody to ask. */
  async #over(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    await this.#far.keep();
    this.end();
  }

  /** As much as there is of it is all that there will be. */
  end(): void {
    this.#cancel?.();
    if (!this.#hub?.isLive) return;
    this.#hub.end();
    this.#socket?.close(1000, 'all of it is here');
    this.#terms.runs.changed();
    this.#terms.over();
  }
}

/** Characters of its events that are kept here. */
const KEPT = 8 * 1024 * 1024;
/** Milliseconds until somebody who went is taken not to come back. */
const ABSENCE = 60_000;
