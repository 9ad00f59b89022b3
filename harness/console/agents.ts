import type { WebSocket } from 'ws';
import type { Clock } from '#src/io/index.ts';
import { Mirror } from './mirror.ts';
import type { Runs } from './runs.ts';

/** Those who stream their runs in. Who comes back under its key goes on with the run that it had begun. */
export class Agents {
  readonly #runs: Runs;
  readonly #clock: Clock;
  readonly #mirrors = new Map<string, Mirror>();

  constructor(runs: Runs, clock: Clock) {
    this.#runs = runs;
    this.#clock = clock;
  }

  get isFull(): boolean {
    return this.#runs.count >= MOST_RUNS;
  }

  take(socket: WebSocket, terms: URLSearchParams): void {
    const key = terms.get('key') ?? '';
    const known = this.#mirrors.get(key);
    if (known) return known.goOn(socket);
    const name = (terms.get('name') ?? '').replace(/[^\w.-]+/g, '-').slice(0, 40) || 'agent';
    const mirror = new Mirror({
      id: this.#runs.freeName(name),
      clock: this.#clock,
      runs: this.#runs,
      over: () => void this.#mirrors.delete(key),
    });
    if (/^[\w-]{16,64}$/.test(key)) this.#mirrors.set(key, mirror);
    mirror.goOn(socket);
  }
}

/** That are shown, those that are over included. */
const MOST_RUNS = 32;
