import type { Deed, Meddler } from '#harness/faults/index.ts';
import { concat } from '#src/core/index.ts';
import { streaming } from './packets.ts';

/** The beginning of a packet as it came. */
export interface Header {
  readonly octets: Uint8Array;
  readonly version: number;
  readonly length: number;
  /** Counts the packets of its direction from 0. */
  readonly index: number;
  /** Octets that came with it. */
  readonly available: number;
}

/** What is made of the beginning of a packet: other octets in its place, deeds after which nothing passes any more, or nothing. */
export type Ruling = (header: Header) => Uint8Array | readonly Deed[] | undefined;

/** Looks at the header of every packet that comes in, whatever its version; of as many octets as are asked for. */
export const onHeaders = (ruling: Ruling, octets = HEADER): Meddler => {
  const watch = new Watch(ruling, octets);
  return streaming(({ octets: chunk }) => watch.push(chunk));
};

class Watch {
  readonly #ruling: Ruling;
  readonly #wanted: number;
  #held: Uint8Array = NONE;
  /** Of the packet that is passing. */
  #left = 0;
  #index = 0;
  #isOver = false;

  constructor(ruling: Ruling, wanted: number) {
    this.#ruling = ruling;
    this.#wanted = wanted;
  }

  push(chunk: Uint8Array): readonly Deed[] {
    if (this.#isOver) return [];
    const all = this.#held.length === 0 ? chunk : concat([this.#held, chunk]);
    const deeds: Deed[] = [];
    let at = 0;
    while (!this.#isOver && at < all.length && (this.#left > 0 || all.length - at >= this.#wanted)) {
      if (this.#left === 0) at += this.#begin(all.subarray(at), deeds);
      const body = all.subarray(at, at + this.#left);
      if (body.length > 0 && !this.#isOver) deeds.push({ pass: body });
      at += body.length;
      this.#left -= body.length;
    }
    this.#held = this.#isOver ? NONE : all.slice(at);
    return deeds;
  }

  /** Rules on a packet; says how many octets that took. */
  #begin(all: Uint8Array, deeds: Deed[]): number {
    const octets = all.subarray(0, this.#wanted);
    const ruled =
      this.#ruling({ octets, version: octets[0]!, length: lengthIn(octets), index: this.#index, available: all.length }) ?? octets;
    this.#index += 1;
    if (!(ruled instanceof Uint8Array)) {
      deeds.push(...ruled);
      this.#isOver = true;
      return all.length;
    }
    deeds.push({ pass: ruled });
    this.#left = Math.max(0, lengthIn(ruled) - this.#wanted);
    return this.#wanted;
  }
}

/** A header with another version, or another length. */
export const withVersion = (octets: Uint8Array, version: number): Uint8Array => octets.with(0, version);
export const withLength = (octets: Uint8Array, length: number): Uint8Array => octets.with(2, length >> 8).with(3, length & 0xff);

const lengthIn = (octets: Uint8Array): number => (octets[2]! << 8) | octets[3]!;
const NONE = new Uint8Array();
const HEADER = 4;
