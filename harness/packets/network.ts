import type { ExportedPdus } from './exported-pdus.ts';
import type { Express } from './express.ts';
import { FRONT, type Fragments } from './fragments.ts';
import { hashOfSix } from './hash.ts';
import { IP_PROTOCOL } from './numbers.ts';
import type { Tally } from './tally.ts';
import type { Tcp } from './tcp.ts';

/** What link layers hand up to: IP of both versions, as far as there is TCP in it, and exported PDUs. */
export class Network {
  readonly express: Express;
  readonly exported: ExportedPdus;
  readonly #tcp: Tcp;
  readonly #tally: Tally;
  readonly #fragments: Fragments;

  constructor(tcp: Tcp, express: Express, exported: ExportedPdus, tally: Tally, fragments: Fragments) {
    this.express = express;
    this.exported = exported;
    this.#tcp = tcp;
    this.#tally = tally;
    this.#fragments = fragments;
  }

  /** IP of the version that its first octet says. */
  ip(octets: Uint8Array, view: DataView, start: number, end: number): void {
    if (start >= end) return this.#malformed();
    const version = view.getUint8(start) >> 4;
    if (version === 4) this.ipv4(octets, view, start, end);
    else if (version === 6) this.ipv6(octets, view, start, end);
    else this.#malformed();
  }

  /** A datagram of RFC 791 §3.1; what was captured of it ends at `end`. */
  ipv4(octets: Uint8Array, view: DataView, start: number, end: number): void {
    if (end - start < IPV4_HEADER) return this.#malformed();
    const first = view.getInt32(start);
    const payload = start + ((first >>> 22) & 0x3c);
    if (first >>> 28 !== 4 || payload - start < IPV4_HEADER) return this.#malformed();
    if (view.getUint8(start + 9) !== IP_PROTOCOL.tcp) return;
    // The network card fills in a total length that is 0 here.
    const stop = (first & 0xffff) === 0 ? end : start + (first & 0xffff);
    if (stop < payload || payload > end) return this.#malformed();
    const missing = stop > end ? stop - end : 0;
    const source = view.getInt32(start + 12);
    const destination = view.getInt32(start + 16);
    const fragment = view.getUint16(start + 6) & (MORE_FRAGMENTS | FRAGMENT_OFFSET);
    if (fragment === 0) this.#tcp.segment(octets, view, payload, stop - missing, missing, source, destination, -1);
    else if (missing === 0) this.#fragment(octets, view, start, payload, stop, fragment);
  }

  /** A packet of RFC 8200 §3. */
  ipv6(octets: Uint8Array, view: DataView, start: number, end: number): void {
    if (end - start < IPV6_HEADER || view.getUint8(start) >> 4 !== 6) return this.#malformed();
    const length = view.getUint16(start + 4);
    const stop = length === 0 ? end : start + IPV6_HEADER + length;
    const missing = stop > end ? stop - end : 0;
    this.#next(octets, view, start + IPV6_HEADER, stop - missing, missing, view.getUint8(start + 6), start + 8);
  }

  /** Walks over extension headers (RFC 8200 §4); the addresses lie at `six`. */
  #next(octets: Uint8Array, view: DataView, start: number, end: number, missing: number, first: number, six: number): void {
    let at = start;
    let header = first;
    while (header !== IP_PROTOCOL.tcp) {
      const unit = EXTENSION_UNIT[header];
      if (unit === undefined) return;
      if (end - at < EXTENSION) return this.#malformed();
      if (header === IP_PROTOCOL.fragment && (view.getUint16(at + 2) & ~RESERVED) !== 0) {
        if (missing === 0) this.#fragmentOfSix(octets, view, at, end, six);
        return;
      }
      header = view.getUint8(at);
      at += EXTENSION + unit * view.getUint8(at + 1);
    }
    if (at > end) return this.#malformed();
    this.#tcp.segment(octets, view, at, end, missing, hashOfSix(view, six), hashOfSix(view, six + 16), six);
  }

  #fragment(octets: Uint8Array, view: DataView, header: number, start: number, end: number, fragment: number): void {
    this.#tally.fragments++;
    const source = view.getInt32(header + 12);
    const destination = view.getInt32(header + 16);
    const whole = this.#fragments.add(`${source} ${destination} ${view.getUint16(header + 4)}`, {
      octets,
      start,
      end,
      offset: (fragment & FRAGMENT_OFFSET) << 3,
      isLast: (fragment & MORE_FRAGMENTS) === 0,
      protocol: IP_PROTOCOL.tcp,
      six: -1,
    });
    if (whole) this.#tcp.segment(whole.octets, whole.view, FRONT, whole.end, 0, source, destination, -1);
  }

  #fragmentOfSix(octets: Uint8Array, view: DataView, header: number, end: number, six: number): void {
    this.#tally.fragments++;
    const fragment = view.getUint16(header + 2);
    const addresses = Array.from({ length: 8 }, (_, index) => view.getInt32(six + 4 * index));
    const whole = this.#fragments.add(`${addresses} ${view.getInt32(header + 4)}`, {
      octets,
      start: header + EXTENSION,
      end,
      offset: fragment & ~7,
      isLast: (fragment & 1) === 0,
      protocol: view.getUint8(header),
      six,
    });
    // Fragments of fragments are not looked into, so that there is no depth.
    if (whole && whole.protocol !== IP_PROTOCOL.fragment) this.#next(whole.octets, whole.view, FRONT, whole.end, 0, whole.protocol, 0);
  }

  #malformed(): void {
    this.#tally.malformed++;
  }
}

const IPV4_HEADER = 20;
const MORE_FRAGMENTS = 0x2000;
const FRAGMENT_OFFSET = 0x1fff;
const IPV6_HEADER = 40;
/** The shortest extension header. */
const EXTENSION = 8;
/** Between offset and M, RFC 8200 §4.5. */
const RESERVED = 6;

// biome-ignore format: a table
/** In what unit an extension header says how much longer it is than 8 octets. */
const EXTENSION_UNIT: Readonly<Record<number, number>> = {
  [IP_PROTOCOL.hopByHop]:       8,
  [IP_PROTOCOL.routing]:        8,
  [IP_PROTOCOL.fragment]:       0,
  [IP_PROTOCOL.authentication]: 4,
  [IP_PROTOCOL.destination]:    8,
  [IP_PROTOCOL.mobility]:       8,
  [IP_PROTOCOL.hostIdentity]:   8,
  [IP_PROTOCOL.shim6]:          8,
};
