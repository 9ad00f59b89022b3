import { type Filter, FilterError, parseFilter } from '#harness/filter/index.ts';
import type { RunModel } from './run-model.ts';
import type { Scene } from './scene.ts';
import { Shown } from './shown.ts';

/** Ways of looking that are on or off. */
export interface Switches {
  readonly isFollowing: boolean;
  readonly isDelta: boolean;
  readonly isTcpFolded: boolean;
  readonly hasLogs: boolean;
  /** Connectors are drawn on the lines of their hosts. */
  readonly isOfHosts: boolean;
}

/** What somebody is looking at, and how. */
export class Desk {
  switches: Switches = { isFollowing: true, isDelta: true, isTcpFolded: false, hasLogs: false, isOfHosts: false };
  filterText = '';
  fault: FilterError | undefined;
  /** The row that is looked at, and those that are selected, by id. */
  cursor: number | undefined;
  marked: readonly number[] = [];
  /** Whose log is read; undefined: the one of the host that the cursor is about. */
  host: string | undefined;
  #scene: number | undefined;
  #filter: Filter | undefined;
  #shown: Shown | undefined;
  #of: Scene | undefined;
  readonly #watchers = new Set<() => void>();

  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  /** The scene that is looked at: the last one, unless another is chosen. */
  sceneOf({ scenes }: RunModel): Scene | undefined {
    return (this.#scene === undefined ? undefined : scenes[this.#scene]) ?? scenes.at(-1);
  }

  /** Undefined: the last one, whichever that is. */
  get chosen(): number | undefined {
    return this.#scene;
  }

  choose(scene: number | undefined): void {
    this.#scene = scene;
    this.cursor = undefined;
    this.marked = [];
    this.host = undefined;
    this.changed();
  }

  /** The rows of a scene that are shown. */
  shownOf(scene: Scene): Shown {
    if (this.#shown === undefined || this.#of !== scene) {
      this.#of = scene;
      this.#shown = new Shown({ filter: this.#filter, ...this.switches });
    }
    return this.#shown.update(scene.rows);
  }

  get isFiltered(): boolean {
    return this.#filter !== undefined;
  }

  /** A filter that cannot be read leaves the one that was there in force. */
  filter(text: string): void {
    this.filterText = text;
    this.fault = undefined;
    try {
      this.#filter = text.trim() === '' ? undefined : parseFilter(text);
      this.#shown = undefined;
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      this.fault = error;
    }
    this.changed();
  }

  turn(switches: Partial<Switches>): void {
    this.switches = { ...this.switches, ...switches };
    if ('isTcpFolded' in switches || 'hasLogs' in switches) this.#shown = undefined;
    this.changed();
  }

  /** Looks at a row. */
  look(id: number | undefined): void {
    this.cursor = id;
    this.host = undefined;
    this.changed();
  }

  /** Selects a row, or takes that back; of two others the older one goes. */
  mark(id: number): void {
    this.marked = this.marked.includes(id) ? this.marked.filter((each) => each !== id) : [...this.marked.slice(-1), id];
    this.changed();
  }

  readLog(host: string): void {
    this.host = host;
    this.changed();
  }

  clear(): void {
    this.marked = [];
    this.cursor = undefined;
    this.changed();
  }

  changed(): void {
    for (const changed of this.#watchers) changed();
  }
}
