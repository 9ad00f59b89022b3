import { type Cancel, type Clock, type Line, LineError, type LineHandler } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';

/** A line to nowhere: nothing answers, and after a while it is given up. */
export class Silence implements Line {
  readonly local: NetworkAddress;
  readonly remote: NetworkAddress;
  readonly #clock: Clock;
  readonly #after: number;
  #handler: LineHandler | undefined;
  #cancel: Cancel | undefined;

  constructor(clock: Clock, local: NetworkAddress, remote: NetworkAddress, after: number) {
    this.#clock = clock;
    this.local = local;
    this.remote = remote;
    this.#after = after;
  }

  on(handler: LineHandler): void {
    this.#handler = handler;
  }

  open(): void {
    this.#cancel = this.#clock.alarm(this.#after, () =>
      this.#handler?.closed(new LineError('timeout', `no answer from ${this.remote.host}:${this.remote.port}`)),
    );
  }

  send(): boolean {
    return true;
  }

  pause(): void {}

  resume(): void {}

  finish(): void {}

  close(): void {
    this.#cancel?.();
  }

  reset(): void {
    this.#cancel?.();
  }
}
