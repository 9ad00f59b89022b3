import type { WebSocket } from 'ws';
import type { Clock } from '#src/io/index.ts';
import { Mirror } from './mirror.ts';
import type { Runs } from './runs.ts';

/** Those who stream their runs in. Who comes back under its key goes on with the run that it had begun. */
export class Agents {
  readonly #runs: Runs;
  readonly #clock: Clock;
  /** By their keys. */
  readonly #mirrors = new Map<string | symbol, Mirror>();

  constructor(runs: Runs, clock: Clock) {
    this.#runs = runs;
    this.#clock = clock;
  }

  /** Whether there is no room for who comes on these terms; who comes back has its own. */
  isFull(terms: URLSearchParams): boolean {
    return !this.#mirrors.has(keyIn(terms)) && this.#isFull;
  }

  get #isFull(): boolean {
    return this.#runs.count >= MOST_RUNS;
  }

  take(socket: WebSocket, terms: URLSearchParams): void {
    const key = keyIn(terms);
    const known = this.#mirrors.get(key);
    if (known) return known.goOn(socket);
    const mirror = new Mirror({
      name: (terms.get('name') ?? '').replace(/[^\w.-]+/g, '-').slice(0, 40) || 'agent',
      clock: this.#clock,
      runs: this.#runs,
      isFull: () => this.#isFull,
      over: () => void this.#mirrors.delete(key),
    });
    this.#mirrors.set(key, mirror);
    mirror.goOn(socket);
  }

  /** Nobody comes back any more. */
  close(): void {
    for (const mirror of this.#mirrors.values()) mirror.end();
  }
}

/** What somebody comes back under; who brings none that could be one cannot. */
const keyIn = (terms: URLSearchParams): string | symbol => {
  const key = terms.get('key') ?? '';
  return /^[\w-]{16,64}$/.test(key) ? key : Symbol();
};

/** That are shown, those that are over included. */
const MOST_RUNS = 32;
