import { Beginning } from './beginning.ts';
import { Carry } from './carry.ts';
import { type CaptureFault, captureFault, type FaultDetail, type FaultKind } from './faults.ts';
import type { Format, Sink } from './format.ts';
import { Here } from './here.ts';
import { layers } from './layers.ts';
import type { Lifetimes } from './lifetimes.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { Listener } from './packets.ts';
import type { Summary } from './summary.ts';
import { Tally } from './tally.ts';

/** How a capture is read. */
export interface CaptureOptions {
  /** TPKTs are at these ports, and are looked for nowhere else; without, they are at port 102 and wherever their content says so. */
  readonly ports?: readonly number[] | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

/** Reads a capture file, pushed to it in pieces of any size, and tells the listener as soon as something is complete. */
export class CaptureReader {
  readonly #listener: Listener;
  readonly #limits: Limits;
  readonly #here = new Here();
  readonly #tally = new Tally();
  readonly #lifetimes: Lifetimes;
  readonly #carry = new Carry();
  readonly #faults: CaptureFault[] = [];
  #format: Format;
  /** Octets that were pushed. */
  #pushed = 0;
  #isStopped = false;

  constructor(listener: Listener, { ports, limits: own }: CaptureOptions = {}) {
    this.#listener = listener;
    this.#limits = { ...LIMITS, ...own };
    const { network, lifetimes } = layers(listener, this.#here, this.#tally, this.#limits, ports);
    this.#lifetimes = lifetimes;
    const sink: Sink = { listener, here: this.#here, network, tally: this.#tally, fault: (...parts) => this.#fault(...parts) };
    this.#format = new Beginning(sink, (format) => {
      this.#format = format;
    });
  }

  /** What there was so far. */
  get summary(): Summary {
    const { unread, malformed, fragments, segments, numbered: connections, streams, tpkts } = this.#tally;
    const { frame: frames } = this.#here;
    return { octets: this.#pushed, frames, unread, malformed, fragments, segments, connections, streams, tpkts, faults: [...this.#faults] };
  }

  /** Whether a fault has made it pointless to push more. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Takes the next octets of the file. They are the caller's again when this returns. */
  push(chunk: Uint8Array): void {
    // One kind of array throughout, which the engine has one kind of code for.
    const octets = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    while (this.#carry.count > 0 && at < octets.length && !this.#isStopped) at = this.#complete(octets, at);
    if (at < octets.length && !this.#isStopped) {
      const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const rest = this.#walk(octets, view, at, octets.length, this.#pushed);
      if (rest < octets.length) this.#carry.append(octets, rest, octets.length, octets.length - rest);
    }
    this.#pushed += octets.length;
  }

  /** What is left of the file cannot be unpacked. */
  damage(words: string): void {
    this.#fault('damaged', this.#pushed, { got: words });
  }

  /** The file ends here. */
  end(): Summary {
    const { count, view } = this.#carry;
    if (!this.#isStopped && this.#pushed === 0) this.#fault('empty', 0);
    else if (!this.#isStopped && count > 0) {
      this.#fault('cut', this.#pushed - count, { length: count, number: this.#format.wanted(view, 0, count) });
    }
    return this.stop();
  }

  /** Nobody wants to know more: tells what is incomplete, though the file may go on. */
  stop(): Summary {
    this.#isStopped = true;
    this.#lifetimes.end();
    return this.summary;
  }

  /** Adds to the record that waits, and reads it when it is complete; says how far that took the chunk. */
  #complete(octets: Uint8Array, at: number): number {
    const carry = this.#carry;
    const wanted = this.#format.wanted(carry.view, 0, carry.count);
    const taken = Math.min(wanted - carry.count, octets.length - at);
    carry.append(octets, at, at + taken, wanted);
    if (carry.count >= wanted) {
      carry.take(this.#walk(carry.octets, carry.view, 0, carry.count, this.#pushed + at + taken - carry.count));
    }
    return at + taken;
  }

  #walk(octets: Uint8Array, view: DataView, start: number, end: number, base: number): number {
    let at = start;
    let format: Format;
    do {
      format = this.#format;
      at = format.walk(octets, view, at, end, base);
    } while (format !== this.#format && !this.#isStopped);
    this.#here.keep();
    return at;
  }

  #fault(kind: FaultKind, offset: number, detail?: FaultDetail, frame?: number): CaptureFault {
    const fault = captureFault(kind, offset, detail, frame);
    if (fault.stops) this.#isStopped = true;
    if (fault.stops || this.#faults.length < this.#limits.faults) {
      this.#faults.push(fault);
      this.#listener.fault?.(fault);
    }
    return fault;
  }
}
