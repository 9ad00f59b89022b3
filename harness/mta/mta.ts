import type { Names } from '#harness/names/index.ts';
import type { Listener, World } from '#harness/net/index.ts';
import type { ConnectorOutcome } from '#harness/run/index.ts';
import type { Host } from './config.ts';
import { Dialler } from './dialler.ts';
import { Inbound } from './inbound.ts';
import { type Parts, partsOf } from './parts.ts';

/** An emulated MTA on its host: takes calls on all of the host's addresses, and calls through its connectors. */
export const mta = (host: Host, names: Names, world: World): Mta => new Mta(partsOf(host, names, world));

export class Mta {
  readonly #parts: Parts;
  readonly #inbound: Inbound;
  readonly #diallers: ReadonlyMap<string, Dialler>;
  #listeners: readonly Listener[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#inbound = new Inbound(parts);
    this.#diallers = new Map(parts.host.connectors.map((connector) => [connector.name, new Dialler(parts, connector)]));
  }

  get host(): Host {
    return this.#parts.host;
  }

  /** Listens on every address of the host (Q197378). Rejects with a NetworkError where one cannot be bound. */
  async start(): Promise<void> {
    const { host, world } = this.#parts;
    const places = host.addresses.map(({ ip }) => ({ host: ip, port: host.port }));
    this.#listeners = await Promise.all(places.map((at) => world.network.listen(at, (line) => this.#inbound.answer(line))));
    world.emit({
      type: 'host.up',
      host: host.name,
      product: host.product.id,
      addresses: host.addresses.map(({ ip }) => ip),
      bound: places.map((at) => world.network.real(at)),
    });
  }

  /** Ends all associations and listens no more. */
  async stop(): Promise<void> {
    for (const dialler of this.#diallers.values()) dialler.close();
    this.#inbound.close();
    const listeners = this.#listeners;
    this.#listeners = [];
    await Promise.all(listeners.map((listener) => listener.close()));
  }

  /** One attempt of a connector, or the one under way. */
  open(connector: string): Promise<ConnectorOutcome> {
    return this.#dialler(connector).open();
  }

  close(connector: string): void {
    this.#dialler(connector).close();
  }

  isUp(connector: string): boolean {
    return this.#dialler(connector).isUp;
  }

  /** Resolves when no attempt is under way. */
  async quiet(): Promise<void> {
    await Promise.all([...this.#diallers.values()].map((dialler) => dialler.quiet()));
  }

  #dialler(connector: string): Dialler {
    const dialler = this.#diallers.get(connector);
    if (!dialler) throw new RangeError(`${this.host.name} has no connector ${connector}`);
    return dialler;
  }
}
