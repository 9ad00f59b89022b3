import type { Here } from './here.ts';
import type { Limits } from './limits.ts';

/** A datagram whose fragments are all there: its payload lies at FRONT, the addresses before it where they are IPv6. */
export interface Datagram {
  readonly octets: Uint8Array;
  readonly view: DataView;
  readonly end: number;
  /** The protocol of the payload, as the first fragment has it. */
  readonly protocol: number;
}

/** One fragment: `start` to `end` of `octets`, which belong at `offset`. */
export interface Fragment {
  readonly octets: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly isLast: boolean;
  readonly protocol: number;
  /** Where IPv6 addresses lie; negative for IPv4. */
  readonly six: number;
}

/** Puts IP datagrams together, RFC 791 §3.2 and RFC 8200 §4.5. Octets that come twice count as they came first. */
export class Fragments {
  readonly #here: Here;
  readonly #limits: Limits;
  readonly #pending = new Map<string, Pending>();

  constructor(here: Here, limits: Limits) {
    this.#here = here;
    this.#limits = limits;
  }

  /** Adds a fragment; gives the datagram that it completes. `key` is what all its fragments have in common. */
  add(key: string, fragment: Fragment): Datagram | undefined {
    const now = this.#here.at.seconds;
    this.#dropOld(now, this.#limits.datagrams - (this.#pending.has(key) ? 0 : 1));
    const pending = this.#pending.get(key) ?? new Pending(now);
    this.#pending.set(key, pending);
    if (!pending.add(fragment)) return undefined;
    this.#pending.delete(key);
    return pending.datagram();
  }

  #dropOld(now: number, most: number): void {
    for (const [key, { since }] of this.#pending) {
      if (this.#pending.size <= most && now - since <= this.#limits.datagramSeconds) return;
      this.#pending.delete(key);
    }
  }
}

class Pending {
  readonly since: number;
  /** Which units of eight octets are there. */
  readonly #isThere = new Uint8Array(UNITS);
  #octets = new Uint8Array(FRONT + LEAST);
  #units = 0;
  #highest = 0;
  #total: number | undefined;
  #protocol = 0;

  constructor(since: number) {
    this.since = since;
  }

  /** Takes what fits; says whether that was all. */
  add({ octets, start, end, offset, isLast, protocol, six }: Fragment): boolean {
    const until = offset + end - start;
    if (until > LONGEST || (this.#total !== undefined && (until > this.#total || isLast))) return false;
    if (isLast ? until < this.#highest : (end - start) % UNIT !== 0) return false;
    this.#grow(FRONT + until);
    if (offset === 0) this.#protocol = protocol;
    if (six >= 0) this.#octets.set(octets.subarray(six, six + ADDRESSES), FRONT - ADDRESSES);
    for (let at = start; at < end; at += UNIT) this.#copy(octets, at, Math.min(end, at + UNIT), offset + at - start);
    this.#highest = Math.max(this.#highest, until);
    if (isLast) this.#total = until;
    return this.#total !== undefined && this.#units === Math.ceil(this.#total / UNIT);
  }

  datagram(): Datagram {
    const octets = this.#octets;
    return { octets, view: new DataView(octets.buffer), end: FRONT + this.#highest, protocol: this.#protocol };
  }

  #copy(octets: Uint8Array, start: number, end: number, offset: number): void {
    const unit = offset / UNIT;
    if (this.#isThere[unit] === 1) return;
    this.#isThere[unit] = 1;
    this.#units++;
    for (let at = start, to = FRONT + offset; at < end; at++, to++) this.#octets[to] = octets[at]!;
  }

  #grow(length: number): void {
    if (length <= this.#octets.length) return;
    const larger = new Uint8Array(Math.min(FRONT + LONGEST, 2 * length));
    larger.set(this.#octets);
    this.#octets = larger;
  }
}

/** Where the payload of a datagram begins, behind room for two IPv6 addresses. */
export const FRONT = 32;
const ADDRESSES = 32;
const UNIT = 8;
const LONGEST = 0xffff;
const UNITS = (LONGEST + 1) / UNIT;
const LEAST = 2048;
