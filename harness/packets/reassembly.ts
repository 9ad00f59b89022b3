import { type Direction, type Held, STEP } from './direction.ts';
import type { Finder } from './finder.ts';
import type { Here } from './here.ts';
import type { Limits } from './limits.ts';
import type { Memory } from './memory.ts';

/** Puts the segments of a direction in order (RFC 9293 §3.4). Where octets came twice, those that came first count. */
export class Reassembly {
  readonly #finder: Finder;
  readonly #here: Here;
  readonly #memory: Memory;
  readonly #limits: Limits;

  constructor(finder: Finder, here: Here, memory: Memory, limits: Limits) {
    this.#finder = finder;
    this.#here = here;
    this.#memory = memory;
    this.#limits = limits;
  }

  /** The first octet to come has this sequence number. */
  synchronize(direction: Direction, seq: number): void {
    direction.initial = (seq - 1) | 0;
    direction.next = seq;
    direction.isSynchronized = true;
    direction.isSmooth = true;
  }

  /** A segment that is not simply the next; `missing` octets at its end were not captured. */
  arrive(direction: Direction, seq: number, octets: Uint8Array, view: DataView, start: number, end: number, missing: number): void {
    if (!direction.isSynchronized) this.synchronize(direction, seq);
    const ahead = (seq - direction.next) | 0;
    if (ahead > 0 && direction.step >= STEP.looking) {
      this.#finder.lose(direction, ahead);
      direction.next = seq;
      this.#deliver(direction, seq, octets, view, start, end, missing);
    } else if (ahead <= 0) {
      const from = start - ahead;
      const first = direction.held[0];
      // What is held came first.
      if (first && from < end && ((first.seq - direction.next) | 0) < end - from) {
        this.#hold(direction, direction.next, octets, from, end, missing);
      } else this.#deliver(direction, seq, octets, view, start, end, missing);
      this.#drain(direction);
    } else {
      this.#hold(direction, seq, octets, start, end, missing);
      if (direction.isAcknowledged) this.acknowledge(direction, direction.acknowledged);
      while (direction.held.length > this.#limits.heldSegments || direction.heldOctets > this.#limits.heldOctets) this.#giveUp(direction);
      if (this.#memory.isFull) this.#memory.relieve();
    }
  }

  /** The other end has everything before `ack`: what is not here by now never comes. */
  acknowledge(direction: Direction, ack: number): void {
    for (let first = direction.held[0]; first && ((ack - first.seq) | 0) >= 0; first = direction.held[0]) this.#giveUp(direction);
    if (direction.hasFin && ((ack - direction.fin) | 0) > 0) this.#reachFin(direction);
  }

  /** No octets come behind this sequence number. */
  close(direction: Direction, fin: number): void {
    if (!direction.isSynchronized) this.synchronize(direction, fin);
    if (direction.hasFin || ((fin - direction.next) | 0) < 0) return;
    direction.hasFin = true;
    direction.fin = fin;
    if (direction.isAcknowledged && ((direction.acknowledged - fin) | 0) > 0) this.acknowledge(direction, direction.acknowledged);
    this.#settle(direction);
  }

  /** Nothing comes any more: tells what waited, and what never came. */
  finish(direction: Direction): void {
    while (direction.held.length > 0) this.#giveUp(direction);
    if (direction.hasFin) this.#reachFin(direction);
    this.#finder.finish(direction);
  }

  #deliver(direction: Direction, seq: number, octets: Uint8Array, view: DataView, start: number, end: number, missing: number): void {
    const from = start + ((direction.next - seq) >>> 0);
    if (from < end) {
      direction.next = (direction.next + end - from) | 0;
      this.#finder.read(direction, octets, view, from, end);
    }
    const lost = missing - Math.max(0, from - end);
    if (lost > 0) this.#lose(direction, lost);
  }

  #lose(direction: Direction, missing: number): void {
    direction.next = (direction.next + missing) | 0;
    this.#finder.lose(direction, missing);
  }

  /** Goes on with what was held, as far as it follows: it is complete by the frame at hand. */
  #drain(direction: Direction): void {
    this.#release(direction, (_, deliver) => deliver());
  }

  /** Takes the first hole for a gap. What was held behind it was complete when it came. */
  #giveUp(direction: Direction): void {
    const first = direction.held[0];
    if (first === undefined) return;
    this.#lose(direction, (first.seq - direction.next) | 0);
    this.#release(direction, ({ frame }, deliver) => this.#here.during(frame, deliver));
  }

  #release(direction: Direction, tell: (held: Held, deliver: () => void) => void): void {
    const { held } = direction;
    let taken = 0;
    for (let first = held[0]; first && ((first.seq - direction.next) | 0) <= 0; first = held[++taken]) {
      const { octets, seq, missing } = first;
      direction.heldOctets -= octets.length;
      this.#memory.kept -= octets.length;
      const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
      tell(first, () => this.#deliver(direction, seq, octets, view, 0, octets.length, missing));
    }
    if (taken > 0) held.splice(0, taken);
    this.#settle(direction);
  }

  #reachFin(direction: Direction): void {
    while (direction.held.length > 0) this.#giveUp(direction);
    const missing = (direction.fin - direction.next) | 0;
    if (missing > 0) this.#lose(direction, missing);
    this.#settle(direction);
  }

  #settle(direction: Direction): void {
    const { hasFin, fin, next } = direction;
    if (hasFin && ((fin - next) | 0) <= 0 && !direction.isFinished) {
      direction.isFinished = true;
      direction.hasFin = false;
      if (fin === next) direction.next = (fin + 1) | 0;
      this.#finder.finish(direction);
    }
    direction.isSmooth = direction.held.length === 0 && !direction.hasFin;
  }

  /** Keeps of a segment what is not kept already. */
  #hold(direction: Direction, seq: number, octets: Uint8Array, start: number, end: number, missing: number): void {
    const length = end - start;
    let from = 0;
    let index = 0;
    const { held } = direction;
    const frame = this.#here.remember();
    for (; index < held.length && from < length; index++) {
      const other = held[index]!;
      const before = (other.seq - seq) | 0;
      const behind = before + other.octets.length;
      if (behind <= from) continue;
      if (before >= length) break;
      if (before > from)
        this.#keep(direction, index++, { seq: (seq + from) | 0, octets: octets.slice(start + from, start + before), missing: 0, frame });
      from = behind;
    }
    if (from < length || (missing > 0 && from === length)) {
      this.#keep(direction, index, { seq: (seq + from) | 0, octets: octets.slice(start + from, end), missing, frame });
    }
    direction.isSmooth = false;
  }

  #keep(direction: Direction, index: number, held: Held): void {
    direction.held.splice(index, 0, held);
    direction.heldOctets += held.octets.length;
    this.#memory.kept += held.octets.length;
  }
}
