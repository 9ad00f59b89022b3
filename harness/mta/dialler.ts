import type { ConnectorOutcome } from '#harness/run/index.ts';
import type { Cancel } from '#src/io/index.ts';
import type { Connector } from './config.ts';
import { ENDINGS } from './endings.ts';
import { retryStarted } from './logged.ts';
import { Outbound, type Progress } from './outbound.ts';
import type { Parts } from './parts.ts';

/** The calling half of a connector: opens its association, and opens it again as the product's timers say (Q157630). */
export class Dialler {
  readonly #parts: Parts;
  readonly #connector: Connector;
  #attempts = 0;
  #failures = 0;
  #call: Outbound | undefined;
  #retry: Cancel | undefined;
  #closed = true;

  constructor(parts: Parts, connector: Connector) {
    this.#parts = parts;
    this.#connector = connector;
  }

  get isUp(): boolean {
    return this.#call?.isUp ?? false;
  }

  /** One attempt, or the one under way; how it ended. An association that stands is left as it is. */
  open(): Promise<ConnectorOutcome> {
    this.#retry?.();
    this.#closed = false;
    return this.#call?.decided ?? this.#attempt();
  }

  /** Resolves when no attempt is under way. */
  async quiet(): Promise<void> {
    await this.#call?.decided;
  }

  /** Releases the association, and tries no more. */
  close(): void {
    this.#closed = true;
    this.#retry?.();
    this.#call?.close();
    this.#call = undefined;
  }

  #attempt(): Promise<ConnectorOutcome> {
    this.#attempts += 1;
    const call = new Outbound(this.#parts, this.#connector, (progress) => this.#told(call, progress));
    this.#call = call;
    call.start(this.#attempts);
    return call.decided;
  }

  #told(call: Outbound, progress: Progress): void {
    if (progress === 'up') {
      this.#failures = 0;
      return;
    }
    if (this.#call === call) this.#call = undefined;
    if (progress !== 'over' && ENDINGS[progress].retried && !this.#closed) this.#retryLater();
  }

  #retryLater(): void {
    const { host, world, log } = this.#parts;
    const { timers } = host.product;
    const { openInterval = timers.openInterval.value, openRetries = timers.openRetries.value } = this.#connector.timers ?? {};
    this.#failures += 1;
    if (this.#failures > openRetries) {
      const says = `${host.name}/${this.#connector.name} gives up after ${openRetries} open retries: what is queued would be returned (Q157630)`;
      return world.emit({ type: 'note', says });
    }
    log([retryStarted({ host, connector: this.#connector, block: 0 }, openInterval)], undefined, this.#connector.name);
    this.#retry = world.clock.alarm(openInterval, () => void this.#attempt());
  }
}
