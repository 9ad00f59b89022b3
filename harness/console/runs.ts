import type { Hub } from './hub.ts';
import type { ServerMessage } from './protocol.ts';

/** The runs that a console shows: the first is its own, the others are streamed in. */
export class Runs {
  readonly #hubs = new Map<string, Hub>();

  constructor(own?: Hub) {
    if (own) this.#hubs.set(own.run.id, own);
  }

  /** The run of that name; without one, the first that there is. */
  named(id: string | null): Hub | undefined {
    return id === null ? this.#hubs.values().next().value : this.#hubs.get(id);
  }

  /** A name that no other run has. */
  freeName(wanted: string): string {
    for (let count = 1; ; count++) {
      const name = count === 1 ? wanted : `${wanted}-${count}`;
      if (!this.#hubs.has(name)) return name;
    }
  }

  get count(): number {
    return this.#hubs.size;
  }

  add(hub: Hub): void {
    this.#hubs.set(hub.run.id, hub);
    this.changed();
  }

  /** All who look are told what there is. */
  changed(): void {
    for (const hub of this.#hubs.values()) hub.tell(this.list());
  }

  list(): ServerMessage {
    const runs = [...this.#hubs.values()].map(({ run: { id, name }, isLive: live }) => ({ id, name, live }));
    return { type: 'runs', runs };
  }

  end(): void {
    for (const hub of this.#hubs.values()) hub.end();
  }
}
