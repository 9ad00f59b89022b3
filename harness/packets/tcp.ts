import { Connections } from './connections.ts';
import { Connection, Direction, NO_DIRECTION } from './direction.ts';
import type { Finder } from './finder.ts';
import type { Here } from './here.ts';
import type { Limits } from './limits.ts';
import type { Memory } from './memory.ts';
import { TCP_FLAG } from './numbers.ts';
import type { Listener } from './packets.ts';
import type { Partials } from './partials.ts';
import type { Reassembly } from './reassembly.ts';
import type { Streams } from './streams.ts';
import type { Tally } from './tally.ts';

/** What TCP works with. */
export interface TcpParts {
  readonly listener: Listener;
  readonly here: Here;
  readonly tally: Tally;
  readonly memory: Memory;
  readonly limits: Limits;
  readonly streams: Streams;
  readonly partials: Partials;
  readonly finder: Finder;
  readonly reassembly: Reassembly;
}

/** Follows TCP connections, RFC 9293. */
export class Tcp {
  readonly #parts: TcpParts;
  readonly #finder: Finder;
  readonly #tally: Tally;
  readonly #here: Here;
  readonly #connections = new Connections();
  #last: Direction = NO_DIRECTION;
  #isRelieving = false;

  constructor(parts: TcpParts) {
    this.#parts = parts;
    this.#finder = parts.finder;
    this.#tally = parts.tally;
    this.#here = parts.here;
    parts.memory.relieve = () => this.#relieve();
  }

  /**
   * Reads a segment, of which `missing` octets were not captured. `source` and `destination` are IPv4 addresses, or hashes of the IPv6 addresses
   * that lie at `six`, which is negative for IPv4.
   */
  segment(
    octets: Uint8Array,
    view: DataView,
    start: number,
    end: number,
    missing: number,
    source: number,
    destination: number,
    six: number,
  ): void {
    if (end - start < HEADER) return this.#malformed();
    const control = view.getUint16(start + 12);
    const payload = start + ((control >>> 12) << 2);
    if (payload - start < HEADER || payload > end + missing) return this.#malformed();
    const ports = view.getInt32(start);
    const seq = view.getInt32(start + 4);
    this.#tally.segments++;
    let direction = this.#last;
    if (!direction.isFrom(source, destination, ports, view, six)) {
      direction = direction.peer;
      if (!direction.isFrom(source, destination, ports, view, six)) direction = this.#find(view, source, destination, ports, six, control);
      this.#last = direction;
    }
    this.#here.spoken = direction;
    if ((control & CONNECTING) === 0) {
      this.#acknowledge(direction, control, view.getInt32(start + 8));
      if (payload >= end && missing === 0) return;
      if (seq === direction.next && direction.isSmooth && missing === 0) {
        direction.next = (seq + end - payload) | 0;
        this.#finder.read(direction, octets, view, payload, end);
      } else this.#arrive(direction, seq, octets, view, payload, end, missing);
    } else this.#control(direction, control, seq, octets, view, start, payload, end, missing);
  }

  /** Nothing comes any more. */
  end(): void {
    for (let oldest = this.#connections.oldest; oldest; oldest = this.#connections.oldest) this.#forget(oldest);
  }

  #acknowledge({ peer }: Direction, control: number, ack: number): void {
    if ((control & TCP_FLAG.ack) === 0) return;
    peer.acknowledged = ack;
    peer.isAcknowledged = true;
    if (!peer.isSmooth && peer.isSynchronized) {
      this.#parts.reassembly.acknowledge(peer, ack);
      this.#close(peer);
    }
  }

  #arrive(direction: Direction, seq: number, octets: Uint8Array, view: DataView, payload: number, end: number, missing: number): void {
    // Behind a header that was cut there is nothing.
    const cut = Math.max(0, payload - end);
    this.#parts.reassembly.arrive(direction, seq, octets, view, payload - cut, end, missing - cut);
    this.#close(direction);
  }

  /** A segment with SYN, FIN or RST. */
  #control(
    direction: Direction,
    control: number,
    seq: number,
    octets: Uint8Array,
    view: DataView,
    start: number,
    payload: number,
    end: number,
    missing: number,
  ): void {
    let first = seq;
    let of = direction;
    const ack = view.getInt32(start + 8);
    if (control & TCP_FLAG.syn) {
      of = this.#open(direction, control, seq, ack);
      first = (seq + 1) | 0;
    }
    this.#acknowledge(of, control, ack);
    // What comes with a RST is words for people (RFC 9293 §3.10.7).
    if ((payload < end || missing > 0) && (control & TCP_FLAG.rst) === 0) this.#arrive(of, first, octets, view, payload, end, missing);
    if (control & TCP_FLAG.fin) {
      if (of.finFrame === 0) of.finFrame = this.#here.frame;
      this.#parts.reassembly.close(of, (first + end + missing - payload) | 0);
      this.#close(of);
    }
    if (control & TCP_FLAG.rst) this.#reset(of);
  }

  /** Takes a SYN; where it belongs to another connection than the last on these ports, a new one begins. */
  #open(direction: Direction, control: number, seq: number, ack: number): Direction {
    const isAccepting = (control & TCP_FLAG.ack) !== 0;
    const of = this.#isAnother(direction, seq, isAccepting ? ack : undefined) ? this.#again(direction, control) : direction;
    if (!of.isSynchronized) this.#parts.reassembly.synchronize(of, (seq + 1) | 0);
    const { connection } = of;
    if (connection) this.#note(connection, isAccepting);
    return of;
  }

  #isAnother(
    { isSynchronized, initial, isAcknowledged, acknowledged, peer, connection }: Direction,
    seq: number,
    ack: number | undefined,
  ): boolean {
    if (isSynchronized) return initial !== seq;
    if (!peer.isSynchronized) return false;
    // The frames of a handshake may lie in the file in another order.
    return ack === undefined ? !isAcknowledged || !isNear(acknowledged, seq) : connection?.isOpened === true && !isNear(ack, peer.next);
  }

  #note(connection: Connection, isAccepting: boolean): void {
    if ((isAccepting ? connection.accepted : connection.dialled) !== undefined) return;
    const place = this.#here.copy();
    if (isAccepting) connection.accepted = place;
    else connection.dialled = place;
    if (connection.isTold) this.#parts.listener.opened?.(connection.caller.stream, isAccepting ? 'accepted' : 'dialled', place);
  }

  /** Another connection on the same ports. */
  #again(direction: Direction, control: number): Direction {
    const { source, destination, ports, six, connection } = direction;
    if (connection) this.#forget(connection);
    const next = this.#create(source, destination, ports, six, control);
    this.#last = next;
    this.#here.spoken = next;
    return next;
  }

  #find(view: DataView, source: number, destination: number, ports: number, six: number, control: number): Direction {
    const direction = this.#connections.find(source, destination, ports, view, six);
    if (direction?.connection) {
      this.#connections.touch(direction.connection);
      return direction;
    }
    const addresses = six < 0 ? undefined : Int32Array.from({ length: 8 }, (_, index) => view.getInt32(six + 4 * index));
    return this.#create(source, destination, ports, addresses, control);
  }

  #create(source: number, destination: number, ports: number, six: Int32Array | undefined, control: number): Direction {
    const { streams } = this.#parts;
    const direction = new Direction(source, destination, ports, six);
    const peer = new Direction(
      destination,
      source,
      (ports << 16) | (ports >>> 16),
      six && Int32Array.of(...six.subarray(4), ...six.subarray(0, 4)),
    );
    const isOpened = (control & TCP_FLAG.syn) !== 0;
    const isCalled = isOpened ? (control & TCP_FLAG.ack) !== 0 : streams.isOurs(ports >>> 16) && !streams.isOurs(ports & 0xffff);
    const connection = new Connection(++this.#tally.numbered, isCalled ? peer : direction, isCalled ? direction : peer, isOpened);
    streams.begin(connection);
    this.#connections.add(connection);
    const { oldest } = this.#connections;
    if (this.#connections.size > this.#parts.limits.connections && oldest) this.#forget(oldest);
    return direction;
  }

  /** Tells that both ends have closed, as soon as they have. */
  #close(direction: Direction): void {
    if (!direction.isFinished || !direction.peer.isFinished) return;
    this.#tellEnd(direction, 'closed', direction.finFrame > direction.peer.finFrame ? direction.peer : direction);
  }

  #reset(direction: Direction): void {
    const { reassembly } = this.#parts;
    reassembly.finish(direction);
    reassembly.finish(direction.peer);
    this.#tellEnd(direction, 'reset', direction);
  }

  #tellEnd({ connection, stream }: Direction, how: 'closed' | 'reset', by: Direction): void {
    if (connection === undefined || connection.isEnded) return;
    connection.isEnded = true;
    if (connection.isTold) this.#parts.listener.closed?.(stream, how, by.from, this.#here);
  }

  #forget(connection: Connection): void {
    const { reassembly, partials } = this.#parts;
    this.#connections.remove(connection);
    for (const direction of [connection.caller, connection.called]) {
      reassembly.finish(direction);
      partials.free(direction);
    }
    this.#close(connection.caller);
    connection.caller.connection = connection.called.connection = undefined;
    if (this.#last.connection === undefined) this.#last = NO_DIRECTION;
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

  #malformed(): void {
    this.#tally.malformed++;
  }
}

const HEADER = 20;
const CONNECTING = TCP_FLAG.syn | TCP_FLAG.fin | TCP_FLAG.rst;
/** As far apart as an opening segment with data may be. */
const NEAR = 0x10000;

const isNear = (one: number, other: number): boolean => (one - other + NEAR) >>> 0 < 2 * NEAR;
