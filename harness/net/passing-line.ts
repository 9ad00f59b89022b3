import type { Line, LineError, LineHandler } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';

/** A line over a line: what passes is passed on, and who needs more says so. */
export class PassingLine implements Line, LineHandler {
  readonly #line: Line;
  #handler: LineHandler | undefined;

  constructor(line: Line) {
    this.#line = line;
    // From the start, for the end of a line matters though nobody holds it.
    line.on(this);
  }

  get local(): NetworkAddress {
    return this.#line.local;
  }

  get remote(): NetworkAddress {
    return this.#line.remote;
  }

  on(handler: LineHandler): void {
    this.#handler = handler;
  }

  open(): void {
    this.#line.open();
  }

  send(octets: Uint8Array): boolean {
    return this.#line.send(octets);
  }

  pause(): void {
    this.#line.pause();
  }

  resume(): void {
    this.#line.resume();
  }

  finish(): void {
    this.#line.finish();
  }

  close(): void {
    this.#line.close();
  }

  reset(): void {
    this.#line.reset();
  }

  opened(): void {
    this.#handler?.opened();
  }

  received(octets: Uint8Array): void {
    this.#handler?.received(octets);
  }

  drained(): void {
    this.#handler?.drained();
  }

  closed(cause?: LineError): void {
    this.#handler?.closed(cause);
  }
}
