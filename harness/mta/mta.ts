import type { Names } from '#harness/names/index.ts';
import type { Listener, World } from '#harness/net/index.ts';
import type { ConnectorOutcome } from '#harness/run/index.ts';
import type { Bound } from './association.ts';
import type { Host } from './config.ts';
import { DEADLY, type Deadly } from './deadly.ts';
import { Inbound } from './inbound.ts';
import type { Letter } from './letter.ts';
import { type Desk, Link } from './link.ts';
import type { Message } from './message.ts';
import { Office } from './office.ts';
import type { MtaOptions } from './options.ts';
import { type Parts, partsOf } from './parts.ts';
import type { CutOff } from './recoveries.ts';

/** An emulated MTA on its host: takes calls on all of the host's addresses, calls through its connectors, and hands messages on. */
export const mta = (host: Host, names: Names, world: World, options: MtaOptions = {}): Mta => new Mta(partsOf(host, names, world), options);

export class Mta {
  readonly #parts: Parts;
  readonly #inbound: Inbound;
  readonly #links: ReadonlyMap<string, Link>;
  readonly #office: Office;
  #listeners: readonly Listener[] = [];
  /** Those of before have gone. */
  #gone: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts, options: MtaOptions) {
    this.#parts = parts;
    this.#office = new Office(parts, () => [...this.#links.values()], options);
    const desk: Desk = {
      arrived: (...what) => this.#office.arrived(...what),
      returned: (...what) => this.#office.returned(...what),
      ends: (...how) => this.#end(...how),
    };
    this.#links = new Map(parts.host.connectors.map((connector) => [connector.name, new Link(parts, connector, desk)]));
    this.#inbound = new Inbound(parts, { linkOf: (connector) => this.#link(connector) });
  }

  get host(): Host {
    return this.#parts.host;
  }

  /** Listens on every address of the host (Q197378); one that runs is left as it is. Rejects with a NetworkError where an address cannot be bound. */
  async start(): Promise<void> {
    const { host, world } = this.#parts;
    await this.#gone;
    if (this.#listeners.length > 0) return;
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
    const kept = this.#parts.recoveries.takeAll();
    for (const link of this.#links.values()) link.stop(messagesOf(kept, link));
    this.#inbound.close();
    await this.#leave();
  }

  /** What came over a line ends it at once: its log says why, and whoever is connected to it hears no more than a TCP RST (Q196852, Q246302). */
  #end(why: Deadly, { id, connector }: Link, { line, block }: Bound): void {
    const { host, world, log, recoveries } = this.#parts;
    const { here, says } = DEADLY[why];
    log(here({ host, connector, block }), line, connector.name);
    world.emit({ type: 'note', says: `the MTA of ${host.name} ends: over ${id} came ${says}` });
    // What it remembered of transfers that were cut off goes with it (assumed).
    const kept = recoveries.takeAll();
    void this.#leave();
    for (const link of this.#links.values()) link.drop(messagesOf(kept, link));
    this.#inbound.drop();
  }

  #leave(): Promise<unknown> {
    const listeners = this.#listeners;
    this.#listeners = [];
    this.#gone = Promise.all(listeners.map((listener) => listener.close()));
    return this.#gone;
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

/** What a connector was sending when it was cut off. */
const messagesOf = (kept: readonly CutOff[], { connector }: Link): readonly Message[] =>
  kept.flatMap((each) => (each.connector === connector.name && each.message ? [each.message] : []));
