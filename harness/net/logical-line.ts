import type { Line } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { PassingLine } from './passing-line.ts';

/** A real line under its logical addresses. */
export class LogicalLine extends PassingLine {
  readonly #local: NetworkAddress;
  readonly #remote: NetworkAddress;

  constructor(line: Line, local: NetworkAddress, remote: NetworkAddress) {
    super(line);
    this.#local = local;
    this.#remote = remote;
  }

  override get local(): NetworkAddress {
    return this.#local;
  }

  override get remote(): NetworkAddress {
    return this.#remote;
  }
}
