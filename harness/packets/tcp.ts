import type { Direction } from './direction.ts';
import type { Endings } from './endings.ts';
import type { Finder } from './finder.ts';
import type { Handshakes } from './handshakes.ts';
import type { Here } from './here.ts';
import type { Lifetimes } from './lifetimes.ts';
import { TCP_FLAG } from './numbers.ts';
import type { Reassembly } from './reassembly.ts';
import type { Tally } from './tally.ts';

/** What TCP works with. */
export interface TcpParts {
  readonly here: Here;
  readonly tally: Tally;
  readonly finder: Finder;
  readonly reassembly: Reassembly;
  readonly lifetimes: Lifetimes;
  readonly handshakes: Handshakes;
  readonly endings: Endings;
}

/** Reads TCP segments, RFC 9293 §3.1. */
export class Tcp {
  readonly #parts: TcpParts;
  readonly #here: Here;
  readonly #tally: Tally;
  readonly #finder: Finder;
  readonly #lifetimes: Lifetimes;

  constructor(parts: TcpParts) {
    this.#parts = parts;
    this.#here = parts.here;
    this.#tally = parts.tally;
    this.#finder = parts.finder;
    this.#lifetimes = parts.lifetimes;
  }

  /**
   * Reads a segment, of which `missing` octets were not captured. `source` and `destination` are IPv4 addresses, or hashes of the IPv6 addresses
   * that lie at `six`, which is negative for IPv4.
   */
  // biome-ignore format: as many as fit
  segment(octets: Uint8Array, view: DataView, start: number, end: number, missing: number, source: number, destination: number, six: number): void {
    if (end - start < HEADER) return this.#malformed();
    const control = view.getUint16(start + 12);
    const payload = start + ((control >>> 12) << 2);
    if (payload - start < HEADER || payload > end + missing) return this.#malformed();
    this.#tally.segments++;
    const direction = this.#direction(view, source, destination, view.getInt32(start), six, control);
    this.#here.spoken = direction;
    // Behind a header that was cut there is nothing.
    if (payload > end) return this.#read(direction, octets, view, start, control, end, end, missing - (payload - end));
    if ((control & CONNECTING) !== 0) return this.#read(direction, octets, view, start, control, payload, end, missing);
    const seq = view.getInt32(start + 4);
    this.#acknowledge(direction, control, view.getInt32(start + 8));
    if (missing > 0 || seq !== direction.next || !direction.isSmooth) this.#arrive(direction, seq, octets, view, payload, end, missing);
    else if (payload < end) {
      direction.next = (seq + end - payload) | 0;
      this.#finder.read(direction, octets, view, payload, end);
    }
  }

  /** The direction of the last packet, its peer, or one that has to be looked up. */
  #direction(view: DataView, source: number, destination: number, ports: number, six: number, control: number): Direction {
    const lifetimes = this.#lifetimes;
    const { last } = lifetimes;
    if (last.isFrom(source, destination, ports, view, six)) return last;
    if (!last.peer.isFrom(source, destination, ports, view, six)) return lifetimes.find(source, destination, ports, view, six, control);
    lifetimes.last = last.peer;
    return last.peer;
  }

  /** A segment that may have SYN, FIN or RST. */
  #read(
    direction: Direction,
    octets: Uint8Array,
    view: DataView,
    start: number,
    control: number,
    payload: number,
    end: number,
    missing: number,
  ): void {
    const { handshakes, endings } = this.#parts;
    const ack = view.getInt32(start + 8);
    const isSyn = (control & TCP_FLAG.syn) !== 0;
    const first = (view.getInt32(start + 4) + (isSyn ? 1 : 0)) | 0;
    const of = isSyn ? handshakes.open(direction, control, (first - 1) | 0, ack) : direction;
    this.#here.spoken = of;
    this.#acknowledge(of, control, ack);
    // What comes with a RST is words for people (RFC 9293 §3.10.7).
    if ((control & TCP_FLAG.rst) !== 0) return endings.reset(of);
    this.#arrive(of, first, octets, view, payload, end, missing);
    if ((control & TCP_FLAG.fin) !== 0) endings.finish(of, (first + end + missing - payload) | 0);
  }

  #acknowledge({ peer }: Direction, control: number, ack: number): void {
    if ((control & TCP_FLAG.ack) === 0) return;
    peer.acknowledged = ack;
    peer.isAcknowledged = true;
    if (peer.isSmooth || !peer.isSynchronized) return;
    this.#parts.reassembly.acknowledge(peer, ack);
    this.#parts.endings.closed(peer);
  }

  #arrive(direction: Direction, seq: number, octets: Uint8Array, view: DataView, payload: number, end: number, missing: number): void {
    if (payload >= end && missing === 0) return;
    this.#parts.reassembly.arrive(direction, seq, octets, view, payload, end, missing);
    this.#parts.endings.closed(direction);
  }

  #malformed(): void {
    this.#tally.malformed++;
  }
}

const HEADER = 20;
const CONNECTING = TCP_FLAG.syn | TCP_FLAG.fin | TCP_FLAG.rst;
