import type { Connection, Direction } from './direction.ts';
import { hash } from './hash.ts';

/** The connections that are followed, by their addresses and ports, and in the order of their last packets. */
export class Connections {
  readonly #directions = new Map<number, Direction>();
  #size = 0;
  #oldest: Connection | undefined;
  #newest: Connection | undefined;

  get size(): number {
    return this.#size;
  }

  get oldest(): Connection | undefined {
    return this.#oldest;
  }

  get newest(): Connection | undefined {
    return this.#newest;
  }

  find(source: number, destination: number, ports: number, view: DataView, six: number): Direction | undefined {
    let direction = this.#directions.get(hash(source, destination, ports));
    while (direction !== undefined && !direction.isFrom(source, destination, ports, view, six)) direction = direction.chained;
    return direction;
  }

  add(connection: Connection): void {
    this.#enter(connection.caller);
    this.#enter(connection.called);
    this.#append(connection);
    this.#size++;
  }

  remove(connection: Connection): void {
    this.#leave(connection.caller);
    this.#leave(connection.called);
    this.#unlink(connection);
    this.#size--;
  }

  /** There is a packet of it. */
  touch(connection: Connection): void {
    if (connection === this.#newest) return;
    this.#unlink(connection);
    this.#append(connection);
  }

  #enter(direction: Direction): void {
    const key = keyOf(direction);
    direction.chained = this.#directions.get(key);
    this.#directions.set(key, direction);
  }

  #leave(direction: Direction): void {
    const key = keyOf(direction);
    const first = this.#directions.get(key);
    if (first === direction) {
      if (direction.chained) this.#directions.set(key, direction.chained);
      else this.#directions.delete(key);
    }
    for (let other = first; other; other = other.chained) if (other.chained === direction) other.chained = direction.chained;
    direction.chained = undefined;
  }

  #append(connection: Connection): void {
    connection.older = this.#newest;
    connection.newer = undefined;
    if (this.#newest) this.#newest.newer = connection;
    else this.#oldest = connection;
    this.#newest = connection;
  }

  #unlink(connection: Connection): void {
    const { older, newer } = connection;
    if (older) older.newer = newer;
    else this.#oldest = newer;
    if (newer) newer.older = older;
    else this.#newest = older;
  }
}

const keyOf = ({ source, destination, ports }: Direction): number => hash(source, destination, ports);
