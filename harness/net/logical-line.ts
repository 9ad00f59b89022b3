import type { Line, LineHandler } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';

/** A real line under its logical addresses. */
export class LogicalLine implements Line {
  readonly local: NetworkAddress;
  readonly remote: NetworkAddress;
  readonly #line: Line;

  constructor(line: Line, local: NetworkAddress, remote: NetworkAddress) {
    this.#line = line;
    this.local = local;
    this.remote = remote;
  }

  on(handler: LineHandler): void {
    this.#line.on(handler);
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

  close(): void {
    this.#line.close();
  }

  reset(): void {
    this.#line.reset();
  }
}
