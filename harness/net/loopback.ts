import { lineIdOf } from '#harness/run/index.ts';
import { BindError, type Clock, dial, type Line, listen } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { networkErrorOf } from './errors.ts';
import { LogicalLine } from './logical-line.ts';
import { Ports } from './ports.ts';
import { Silence } from './silence.ts';
import { Traffic } from './traffic.ts';
import type { Listener, Network } from './world.ts';

export interface LoopbackOptions {
  /** The logical addresses that exist, in order; each gets one of 127/8. */
  readonly addresses: readonly string[];
  /** What is added to a port below 1024 that this user may not bind. */
  readonly portShift?: number;
  /** Until a call to an address that does not exist is given up, in milliseconds. */
  readonly connectTimeout?: number;
  /** Who hands out callers' ports. */
  readonly ports?: Ports;
  /** Who counts what is under way. */
  readonly traffic?: Traffic;
}

/** Real TCP on 127/8. Whoever holds a line sees logical addresses and unshifted ports only. */
export class LoopbackNetwork implements Network {
  readonly #clock: Clock;
  readonly #real = new Map<string, string>();
  readonly #logical = new Map<string, string>();
  readonly #ports: Ports;
  readonly #listeners = new Set<Listener>();
  readonly #portShift: number;
  readonly #connectTimeout: number;
  readonly #traffic: Traffic;
  /** Whether ports below 1024 turned out to be out of reach. */
  #shifted = false;

  constructor(
    clock: Clock,
    { addresses, portShift = 10_000, connectTimeout = 21_000, ports = new Ports(), traffic = new Traffic() }: LoopbackOptions,
  ) {
    this.#ports = ports;
    this.#traffic = traffic;
    this.#clock = clock;
    this.#portShift = portShift;
    this.#connectTimeout = connectTimeout;
    const prefix = nextPrefix();
    for (const [index, logical] of [...new Set(addresses)].entries()) this.#map(logical, `${prefix}.${index + 1}`);
  }

  async listen(at: NetworkAddress, answer: (line: Line) => void): Promise<Listener> {
    try {
      return await this.#listen(at, answer);
    } catch (error) {
      if (!(error instanceof BindError)) throw error;
      if (error.code !== 'EACCES' || this.#shifted) throw networkErrorOf(error, this.#realOf(at));
      this.#shifted = true;
      return this.listen(at, answer);
    }
  }

  dial(to: NetworkAddress, from: NetworkAddress): Line {
    const local = { host: from.host, port: from.port || this.#ports.next(from.host) };
    if (!this.#real.has(to.host)) return new Silence(this.#clock, local, to, this.#connectTimeout);
    const line = new LogicalLine(dial(this.#realOf(to), { host: this.#real.get(from.host) ?? from.host, port: local.port }), local, to);
    return this.#traffic.counted(line, lineIdOf(local, to), 'caller');
  }

  real(at: NetworkAddress): string {
    const { host, port } = this.#realOf(at);
    return `${host}:${port}`;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#listeners].map((listener) => listener.close()));
  }

  async #listen(at: NetworkAddress, answer: (line: Line) => void): Promise<Listener> {
    const listener = await listen(this.#realOf(at), (line) => {
      const { host, port } = line.remote;
      const remote = { host: this.#logical.get(host) ?? host, port };
      answer(this.#traffic.counted(new LogicalLine(line, at, remote), lineIdOf(remote, at), 'called'));
    });
    this.#listeners.add(listener);
    return listener;
  }

  #map(logical: string, real: string): void {
    this.#real.set(logical, real);
    this.#logical.set(real, logical);
  }

  #realOf({ host, port }: NetworkAddress): NetworkAddress {
    return { host: this.#real.get(host) ?? host, port: this.#shifted && port < 1024 ? port + this.#portShift : port };
  }
}

/**
 * `127.P.N`: P by process and N by network, so that runs one after another share no address, and runs side by side hardly ever: processes that
 * have the same P begin at an N of their own, far from each other's.
 */
const nextPrefix = (): string => {
  networks = (networks + 1) % 256;
  return `127.${1 + (process.pid % PROCESSES)}.${networks}`;
};
const PROCESSES = 253;
let networks = (Math.floor(process.pid / PROCESSES) * 97) % 256;
