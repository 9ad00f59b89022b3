import { Connections } from './connections.ts';
import { Connection, Direction, NO_DIRECTION } from './direction.ts';
import type { Endings } from './endings.ts';
import type { Limits } from './limits.ts';
import type { Memory } from './memory.ts';
import { TCP_FLAG } from './numbers.ts';
import type { Partials } from './partials.ts';
import type { Reassembly } from './reassembly.ts';
import type { Streams } from './streams.ts';
import type { Tally } from './tally.ts';

/** What the lifetimes of connections depend on. */
export interface LifetimeParts {
  readonly tally: Tally;
  readonly memory: Memory;
  readonly limits: Limits;
  readonly streams: Streams;
  readonly partials: Partials;
  readonly reassembly: Reassembly;
  readonly endings: Endings;
}

/** Begins connections with their first packets, and lets them go when there are too many. */
export class Lifetimes {
  /** The direction of the last packet. */
  last: Direction = NO_DIRECTION;
  readonly #parts: LifetimeParts;
  readonly #connections = new Connections();
  #isRelieving = false;

  constructor(parts: LifetimeParts) {
    this.#parts = parts;
    parts.memory.relieve = () => this.#relieve();
  }

  /** The direction that a packet is of; `control` are the flags of its segment, if it should be the first. */
  find(source: number, destination: number, ports: number, view: DataView, six: number, control: number): Direction {
    const known = this.#connections.find(source, destination, ports, view, six);
    if (known?.connection) this.#connections.touch(known.connection);
    const addresses = known || six < 0 ? undefined : Int32Array.from({ length: 8 }, (_, index) => view.getInt32(six + 4 * index));
    this.last = known ?? this.#begin(new Direction(source, destination, ports, addresses), control);
    return this.last;
  }

  /** Another connection on the same ports. */
  again({ source, destination, ports, six, connection }: Direction, control: number): Direction {
    if (connection) this.#forget(connection);
    this.last = this.#begin(new Direction(source, destination, ports, six), control);
    return this.last;
  }

  /** Lets everything go. */
  end(): void {
    for (let { oldest } = this.#connections; oldest; { oldest } = this.#connections) this.#forget(oldest);
  }

  #begin(direction: Direction, control: number): Direction {
    const { source, destination, ports, six } = direction;
    const { streams, tally, limits } = this.#parts;
    const peer = new Direction(
      destination,
      source,
      (ports << 16) | (ports >>> 16),
      six && Int32Array.of(...six.subarray(4), ...six.subarray(0, 4)),
    );
    const isOpened = (control & TCP_FLAG.syn) !== 0;
    // Without a SYN the end that is not at port 102 has called, or who speaks first.
    const isCalled = isOpened ? (control & TCP_FLAG.ack) !== 0 : streams.isOurs(ports >>> 16) && !streams.isOurs(ports & 0xffff);
    const connection = new Connection(++tally.numbered, isCalled ? peer : direction, isCalled ? direction : peer, isOpened);
    streams.begin(connection);
    this.#connections.add(connection);
    const { oldest } = this.#connections;
    if (this.#connections.size > limits.connections && oldest) this.#forget(oldest);
    return direction;
  }

  #forget(connection: Connection): void {
    const { reassembly, partials, endings } = this.#parts;
    const { caller, called } = connection;
    this.#connections.remove(connection);
    for (const direction of [caller, called]) {
      reassembly.finish(direction);
      partials.free(direction);
    }
    endings.closed(caller);
    caller.connection = called.connection = undefined;
    if (this.last.connection === undefined) this.last = NO_DIRECTION;
  }

  /** Lets go of the connections that were silent longest, though not of the one at hand. */
  #relieve(): void {
    if (this.#isRelieving) return;
    this.#isRelieving = true;
    while (this.#parts.memory.isFull) {
      const { oldest, newest } = this.#connections;
      if (oldest === undefined || oldest === newest) break;
      this.#forget(oldest);
    }
    this.#isRelieving = false;
  }
}
