import { type Direction, MASK, STEP } from './direction.ts';
import type { Here } from './here.ts';
import type { Listener } from './packets.ts';
import type { Partials } from './partials.ts';
import { EVIDENCE, isPlausible } from './plausible.ts';
import type { Streams } from './streams.ts';
import type { Tally } from './tally.ts';

/** Finds the TPKTs in the octets of a direction, which come in order and in pieces as they were sent. */
export class Finder {
  readonly #listener: Listener;
  readonly #here: Here;
  readonly #tally: Tally;
  readonly #streams: Streams;
  readonly #partials: Partials;

  constructor(listener: Listener, here: Here, tally: Tally, streams: Streams, partials: Partials) {
    this.#listener = listener;
    this.#here = here;
    this.#tally = tally;
    this.#streams = streams;
    this.#partials = partials;
  }

  /** Reads a piece. What lies in it as a whole is told without a copy. */
  read(direction: Direction, octets: Uint8Array, view: DataView, start: number, end: number): void {
    let at = direction.step === IN_STEP ? start : this.#begin(direction, octets, start, end);
    while (end - at >= HEADER) {
      const header = view.getInt32(at);
      const length = header & 0xffff;
      if ((header & direction.mask) !== VERSION || length < HEADER) return this.#strange(direction, octets, at, end);
      if (length > end - at) return this.#hold(direction, octets, at, end);
      this.#tally.tpkts++;
      this.#listener.tpkt(direction.stream, direction.from, octets, at, at + length, this.#here);
      at += length;
    }
    if (at < end) this.#rest(direction, octets, at, end);
  }

  /** Octets that are not in the capture. */
  lose(direction: Direction, missing: number): void {
    if (direction.step >= STEP.looking) return this.#partials.drop(direction);
    this.finish(direction);
    direction.step = STEP.behindGap;
    this.#listener.gap?.(direction.stream, direction.from, missing, this.#here);
  }

  /** Nothing comes any more. */
  finish(direction: Direction): void {
    const { step, stream, from, partial, count } = direction;
    if (step === STEP.holding) {
      direction.step = STEP.inStep;
      this.#listener.strange?.(stream, from, partial, 0, count, 'cut off', this.#here);
    }
    this.#partials.drop(direction);
  }

  /** Reads what needs a closer look; says where the next TPKT begins. */
  #begin(direction: Direction, octets: Uint8Array, start: number, end: number): number {
    switch (direction.step) {
      case STEP.holding:
        return this.#complete(direction, octets, start, end);
      case STEP.astray:
        return this.#resume(direction, octets, start, end, start);
      case STEP.behindGap:
        return this.#resume(direction, octets, start, end, end - EVIDENCE);
      case STEP.looking:
        return this.#look(direction, octets, start, end);
      default:
        return end;
    }
  }

  #complete(direction: Direction, octets: Uint8Array, start: number, end: number): number {
    let at = start;
    while (at < end) {
      const isHeaderThere = direction.count >= HEADER;
      const length = isHeaderThere ? lengthAt(direction.partial, 0) : HEADER;
      const wanted = Math.min(length - direction.count, end - at);
      this.#partials.append(direction, octets, at, at + wanted, length);
      at += wanted;
      if (direction.count < length) return end;
      if (!isHeaderThere && !this.#isHeader(direction)) return this.#misled(direction, octets, at, end);
      if (direction.count === lengthAt(direction.partial, 0)) {
        this.#release(direction);
        return at;
      }
    }
    return end;
  }

  #isHeader({ partial, mask }: Direction): boolean {
    return (((partial[0]! << 24) | (partial[1]! << 16)) & mask) === VERSION && lengthAt(partial, 0) >= HEADER;
  }

  #misled(direction: Direction, octets: Uint8Array, at: number, end: number): number {
    const { partial, count } = direction;
    this.#strange(direction, partial, 0, count);
    this.#partials.drop(direction);
    if (at < end) this.#strange(direction, octets, at, end);
    return end;
  }

  #release(direction: Direction): void {
    const { stream, from, partial, count } = direction;
    direction.step = STEP.inStep;
    this.#tally.tpkts++;
    this.#listener.tpkt(stream, from, partial, 0, count, this.#here);
    this.#partials.drop(direction);
  }

  /** Finds the first plausible TPKT that begins at `last` at the latest; what is before it is strange. */
  #resume(direction: Direction, octets: Uint8Array, start: number, end: number, last: number): number {
    const until = Math.min(last, end - EVIDENCE);
    for (let at = start; at <= until; at++) {
      if (octets[at] !== 3 || !isPlausible(octets, at)) continue;
      if (at > start) this.#strange(direction, octets, start, at);
      direction.step = STEP.inStep;
      return at;
    }
    this.#strange(direction, octets, start, end);
    return end;
  }

  /** Looks whether this is a connection of ours, by the first octets of a segment, or of two where the first is very short. */
  #look(direction: Direction, octets: Uint8Array, start: number, end: number): number {
    if (direction.count > 0) return this.#lookAgain(direction, octets, start, end);
    if (octets[start] !== 3 || (end - start > 1 && octets[start + 1] !== 0)) return end;
    if (end - start < EVIDENCE) this.#partials.append(direction, octets, start, end, EVIDENCE);
    else if (isPlausible(octets, start)) return this.#recognized(direction, start);
    return end;
  }

  #lookAgain(direction: Direction, octets: Uint8Array, start: number, end: number): number {
    const before = direction.count;
    this.#partials.append(direction, octets, start, Math.min(end, start + EVIDENCE - before), EVIDENCE);
    if (direction.count < EVIDENCE) return end;
    if (!isPlausible(direction.partial, 0)) {
      this.#partials.drop(direction);
      return this.#look(direction, octets, start, end);
    }
    this.#recognized(direction, start);
    // The octets of this segment are read with it.
    direction.count = before;
    direction.step = STEP.holding;
    return this.#complete(direction, octets, start, end);
  }

  #recognized(direction: Direction, start: number): number {
    if (direction.connection) this.#streams.recognize(direction.connection);
    direction.step = STEP.inStep;
    return start;
  }

  #hold(direction: Direction, octets: Uint8Array, start: number, end: number): void {
    direction.step = STEP.holding;
    this.#partials.append(direction, octets, start, end, end - start < HEADER ? HEADER : lengthAt(octets, start));
  }

  #rest(direction: Direction, octets: Uint8Array, start: number, end: number): void {
    const isBeginning = octets[start] === 3 && (direction.mask === MASK.lax || end - start < 2 || octets[start + 1] === 0);
    if (isBeginning) this.#hold(direction, octets, start, end);
    else this.#strange(direction, octets, start, end);
  }

  #strange(direction: Direction, octets: Uint8Array, start: number, end: number): void {
    direction.step = direction.mask === MASK.lax ? STEP.inStep : STEP.astray;
    this.#listener.strange?.(direction.stream, direction.from, octets, start, end, 'not a TPKT', this.#here);
  }
}

const lengthAt = (octets: Uint8Array, at: number): number => (octets[at + 2]! << 8) | octets[at + 3]!;

const IN_STEP = STEP.inStep;
/** RFC 1006 §6. */
const HEADER = 4;
const VERSION = 0x03000000;
