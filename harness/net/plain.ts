import { BindError, dial, type Line, listen } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { networkErrorOf } from './errors.ts';
import { LogicalLine } from './logical-line.ts';
import { Ports } from './ports.ts';
import type { Listener, Network } from './world.ts';

/** Real TCP, with addresses as they are: for hosts that are called from outside the run, or call there. */
export class PlainNetwork implements Network {
  readonly #listeners = new Set<Listener>();
  readonly #ports = new Ports();
  /** By what was asked for, what was got: port 0 asks for any. */
  readonly #bound = new Map<string, string>();

  async listen(at: NetworkAddress, answer: (line: Line) => void): Promise<Listener> {
    try {
      const listener = await listen(at, answer);
      this.#listeners.add(listener);
      for (const address of listener.addresses) this.#bound.set(written(at), written(address));
      return listener;
    } catch (error) {
      throw error instanceof BindError ? networkErrorOf(error, at) : error;
    }
  }

  /** The system chooses the port; until it has, the line goes by one of ours. */
  dial(to: NetworkAddress, { host, port }: NetworkAddress): Line {
    return new LogicalLine(dial(to, { host, port }), { host, port: port || this.#ports.next(host) }, to);
  }

  real(at: NetworkAddress): string {
    return this.#bound.get(written(at)) ?? written(at);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#listeners].map((listener) => listener.close()));
  }
}

const written = ({ host, port }: NetworkAddress): string => `${host}:${port}`;
