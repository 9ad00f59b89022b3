import { concat } from '#src/core/index.ts';
import { rtseFaults } from './faults.ts';
import type { Origin } from './origin.ts';

/** What an APDU that we transfer begins with. */
interface Beginning {
  /** The octets that are transferred, in pieces. */
  readonly octets: readonly Uint8Array[];
  readonly origin: Origin;
  /** The time for the transfer, in milliseconds. */
  readonly within: number;
  /** The sync points that are confirmed: where the octets of each of them end. */
  readonly marks?: readonly number[];
}

/** An APDU that we transfer, and how far it is, X.228 §7.3. */
export class Outgoing {
  readonly within: number;
  readonly #octets: readonly Uint8Array[];
  readonly #total: number;
  #sent: number;
  #confirmed: number;
  #marks: number[];
  origin: Origin;
  /** The activity that it runs as. */
  activity: Uint8Array;
  /** Its end is announced. */
  isEnded = false;
  /** How often it went on, or began anew. */
  retries = 0;
  /** Why it is given up, once it is. */
  cause: Error | undefined;

  constructor({ octets, origin, within, marks = [] }: Beginning) {
    this.#octets = octets;
    this.#total = octets.reduce((total, { length }) => total + length, 0);
    this.origin = origin;
    this.activity = origin.activity;
    this.within = within;
    this.#marks = [...marks];
    this.#confirmed = marks.length;
    this.#sent = marks.at(-1) ?? 0;
  }

  /** The last sync point that is confirmed; 0: none. */
  get confirmed(): number {
    return this.#confirmed;
  }

  /** Whether the first sync point lies behind us. */
  get isPastFirst(): boolean {
    return this.#marks.length > 0;
  }

  /** How many sync points await their confirm. */
  get outstanding(): number {
    return this.#marks.length - this.#confirmed;
  }

  /** Whether all octets are sent. */
  get isWhole(): boolean {
    return this.#sent === this.#total;
  }

  /** The next octets, so many at most. */
  next(most: number): Uint8Array {
    const from = this.#sent;
    this.#sent = Math.min(from + most, this.#total);
    return stretch(this.#octets, from, this.#sent);
  }

  /** A sync point behind what is sent. */
  mark(): void {
    this.#marks.push(this.#sent);
  }

  /** The peer has secured all up to that sync point. */
  confirm(syncPoint: number): void {
    if (syncPoint <= this.#confirmed || syncPoint > this.#marks.length) throw rtseFaults.syncPoint({ got: syncPoint });
    this.#confirmed = syncPoint;
  }

  /** Goes on behind the last sync point that is confirmed, as another activity. */
  resume(activity: Uint8Array): void {
    this.activity = activity;
    this.#marks = this.#marks.slice(0, this.#confirmed);
    this.#sent = this.#marks.at(-1) ?? 0;
    this.isEnded = false;
  }

  /** Begins anew, as another activity. */
  restart(origin: Origin): void {
    this.origin = origin;
    this.#confirmed = 0;
    this.resume(origin.activity);
  }

  /** All octets, and where those of the sync points end that are confirmed: what a recovery needs. */
  kept(): { readonly octets: Uint8Array; readonly marks: readonly number[] } {
    return { octets: concat(this.#octets), marks: this.#marks.slice(0, this.#confirmed) };
  }
}

/** A part of octets that are in pieces: a view, but where it lies in several. */
const stretch = (pieces: readonly Uint8Array[], from: number, to: number): Uint8Array => {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const piece of pieces) {
    const part = piece.subarray(Math.max(0, from - at), Math.max(0, to - at));
    if (part.length > 0) parts.push(part);
    at += piece.length;
  }
  return concat(parts);
};
