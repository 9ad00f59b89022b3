import type { Names } from '#harness/names/index.ts';
import type { Listener, World } from '#harness/net/index.ts';
import type { ConnectorOutcome } from '#harness/run/index.ts';
import type { Host } from './config.ts';
import { Inbound } from './inbound.ts';
import type { Letter } from './letter.ts';
import { Link } from './link.ts';
import { Office } from './office.ts';
import type { MtaOptions } from './options.ts';
import { type Parts, partsOf } from './parts.ts';

/** An emulated MTA on its host: takes calls on all of the host's addresses, calls through its connectors, and hands messages on. */
export const mta = (host: Host, names: Names, world: World, options: MtaOptions = {}): Mta => new Mta(partsOf(host, names, world), options);

export class Mta {
  readonly #parts: Parts;
  readonly #inbound: Inbound;
  readonly #links: ReadonlyMap<string, Link>;
  readonly #office: Office;
  #listeners: readonly Listener[] = [];

  constructor(parts: Parts, options: MtaOptions) {
    this.#parts = parts;
    this.#office = new Office(parts, () => [...this.#links.values()], options);
    this.#links = new Map(parts.host.connectors.map((connector) => [connector.name, new Link(parts, connector, this.#office)]));
    this.#inbound = new Inbound(parts, { linkOf: (connector) => this.#link(connector) });
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
    for (const link of this.#links.values()) link.resume();
  }

  /** Closes all associations that it has opened, in good order; resolves when they are closed. */
  async release(): Promise<void> {
    for (const link of this.#links.values()) link.close();
    await this.quiet();
  }

  /** Ends all associations and listens no more. */
  async stop(): Promise<void> {
    for (const link of this.#links.values()) link.close();
    this.#parts.recoveries.clear();
    this.#inbound.close();
    const listeners = this.#listeners;
    this.#listeners = [];
    await Promise.all(listeners.map((listener) => listener.close()));
  }

  /** One attempt of a connector, or the one under way. */
  open(connector: string): Promise<ConnectorOutcome> {
    return this.#link(connector).open();
  }

  close(connector: string): void {
    this.#link(connector).close();
  }

  isUp(connector: string): boolean {
    return this.#link(connector).isUp;
  }

  /** Takes a message from a user of this host; over that connector, or by routing. */
  send(letter: Letter, connector?: string): void {
    this.#office.send(letter, connector === undefined ? undefined : this.#link(connector));
  }

  /** Whether an attempt or a transfer is under way. */
  get isBusy(): boolean {
    return [...this.#links.values()].some((link) => link.isBusy);
  }

  /** Resolves when no attempt and no transfer is under way. */
  async quiet(): Promise<void> {
    await Promise.all([...this.#links.values()].map((link) => link.quiet()));
  }

  #link(connector: string): Link {
    const link = this.#links.get(connector);
    if (!link) throw new RangeError(`${this.host.name} has no connector ${connector}`);
    return link;
  }
}
