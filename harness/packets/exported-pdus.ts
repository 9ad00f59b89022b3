import { Connection, Direction } from './direction.ts';
import { type Tags, tagsIn, type Words } from './exported-tags.ts';
import type { Finder } from './finder.ts';
import type { Here } from './here.ts';
import type { Limits } from './limits.ts';
import type { Streams } from './streams.ts';
import type { Tally } from './tally.ts';

/** PDUs that Wireshark has exported (link type 252): no TCP, but tags that say who spoke, and which dissector is meant. */
export class ExportedPdus {
  readonly #finder: Finder;
  readonly #here: Here;
  readonly #tally: Tally;
  readonly #limits: Limits;
  readonly #streams: Streams;
  /** Conversations by addresses and ports as they are in the tags; the one that was silent longest is first. */
  readonly #directions = new Map<string, Direction>();

  constructor(finder: Finder, here: Here, tally: Tally, limits: Limits, streams: Streams) {
    this.#finder = finder;
    this.#here = here;
    this.#tally = tally;
    this.#limits = limits;
    this.#streams = streams;
  }

  read(octets: Uint8Array, view: DataView, start: number, end: number): void {
    const tags = tagsIn(octets, view, start, end);
    if (tags === undefined) {
      this.#tally.malformed++;
      return;
    }
    const { dissector, payload } = tags;
    if (dissector === 'tpkt' || dissector === TCP) this.#tell(this.#between(tags), octets, view, payload, end);
    else if (dissector === 'cotp' && end - payload <= LONGEST) {
      const tpkt = withHeader(octets, payload, end);
      this.#tell(this.#between(tags), tpkt, new DataView(tpkt.buffer), 0, tpkt.length);
    }
  }

  // A PDU stands by itself: what is begun in it does not go on in the next.
  #tell(direction: Direction, octets: Uint8Array, view: DataView, start: number, end: number): void {
    this.#here.spoken = direction;
    this.#finder.read(direction, octets, view, start, end);
    this.#finder.finish(direction);
  }

  #between({ source, destination, ports, dissector }: Tags): Direction {
    const forth = `${source} ${destination} ${ports}`;
    const back = `${destination} ${source} ${swapped(ports)}`;
    const known = this.#directions.get(forth) ?? this.#begin(source, destination, ports, dissector === TCP);
    for (const [key, direction] of [
      [back, known.peer],
      [forth, known],
    ] as const) {
      this.#directions.delete(key);
      this.#directions.set(key, direction);
    }
    for (const oldest of this.#directions.keys()) {
      if (this.#directions.size <= 2 * this.#limits.connections) break;
      this.#directions.delete(oldest);
    }
    return known;
  }

  #begin(source: Words, destination: Words, ports: number, isByPort: boolean): Direction {
    const direction = directionOf(source, destination, ports);
    const peer = directionOf(destination, source, swapped(ports));
    const isCalled = this.#streams.isOurs(ports >>> 16) && !this.#streams.isOurs(ports & 0xffff);
    const connection = new Connection(++this.#tally.numbered, isCalled ? peer : direction, isCalled ? direction : peer, false);
    // What belongs to a port may be anything, as it may be in TCP.
    if (isByPort) this.#streams.begin(connection);
    else this.#streams.tell(connection);
    return direction;
  }
}

const directionOf = (source: Words, destination: Words, ports: number): Direction => {
  const six = source.length > 1 ? Int32Array.of(...source, ...destination) : undefined;
  return new Direction(source[0] ?? 0, destination[0] ?? 0, ports, six);
};

/** A TPDU as a TPKT, RFC 1006 §6. */
const withHeader = (octets: Uint8Array, start: number, end: number): Uint8Array => {
  const tpkt = new Uint8Array(HEADER + end - start);
  tpkt.set([3, 0, tpkt.length >> 8, tpkt.length]);
  tpkt.set(octets.subarray(start, end), HEADER);
  return tpkt;
};

const swapped = (ports: number): number => (ports << 16) | (ports >>> 16);

/** The table of dissectors by TCP port: how Wireshark exports what is above TCP. */
const TCP = 'tcp.port';
const HEADER = 4;
/** Of a TPDU, in a TPKT. */
const LONGEST = 0xffff - HEADER;
