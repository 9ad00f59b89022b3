import { TIMELESS } from './clock.ts';
import type { FaultKind } from './faults.ts';
import type { Format, Sink } from './format.ts';
import { LONGEST } from './limits.ts';
import { type Interface, interfaceIn } from './pcapng-interface.ts';
import { eachName } from './pcapng-names.ts';
import { padded } from './pcapng-options.ts';

/** pcapng (draft-ietf-opsawg-pcapng): sections, each with its byte order and interfaces, and blocks, of which the unknown are skipped. */
export class Pcapng implements Format {
  readonly #sink: Sink;
  #little = false;
  #interfaces: Interface[] = [];
  /** Whether it was told that packets of this section are of no interface. */
  #hasStrangers = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  walk(octets: Uint8Array, view: DataView, start: number, end: number, base: number): number {
    const { here, network } = this.#sink;
    let at = start;
    while (end - at >= BLOCK_FRAME) {
      const type = view.getInt32(at, this.#little);
      if (type === BLOCK.section && !this.#begin(view, at, base + at)) return end;
      const little = this.#little;
      const length = view.getInt32(at + 4, little);
      const next = at + length;
      if (length < BLOCK_FRAME || length > LONGEST || (length & 3) !== 0) return this.#stop('blockLength', base + at, end, length >>> 0);
      if (next > end) return at;
      const again = view.getInt32(next - 4, little);
      if (again !== length) return this.#stop('blockTail', base + at, end, length, again >>> 0);
      // What nearly all blocks are is read here: until the engine has optimized this, calls cost more than what they do.
      const size = type === BLOCK.enhancedPacket && length >= DATA + TAIL ? view.getInt32(at + 20, little) : -1;
      const from = size >= 0 && length === DATA + padded(size) + TAIL ? this.#interfaces[view.getInt32(at + 8, little)] : undefined;
      if (from?.link !== undefined) {
        here.frame++;
        here.high = view.getInt32(at + 12, little);
        here.low = view.getInt32(at + 16, little);
        here.clock = from.clock;
        if (here.hasNotes) here.clear();
        from.link(network, octets, view, at + DATA, at + DATA + size);
      } else if (!this.#block(octets, view, at, next, type, base + at)) return end;
      at = next;
    }
    return at;
  }

  wanted(view: DataView, start: number, end: number): number {
    return end - start < BLOCK_FRAME ? BLOCK_FRAME : view.getUint32(start + 4, this.#little);
  }

  /** Reads a block from `start` to `end`; says whether it can be read on. */
  #block(octets: Uint8Array, view: DataView, start: number, end: number, type: number, offset: number): boolean {
    const little = this.#little;
    switch (type) {
      case BLOCK.enhancedPacket:
        return this.#packet(octets, view, start, end, view.getInt32(start + 8, little), offset);
      case BLOCK.packet:
        return this.#packet(octets, view, start, end, view.getUint16(start + 8, little), offset);
      case BLOCK.simplePacket:
        return this.#simplePacket(octets, view, start, end, offset);
      case BLOCK.interface:
        if (end - start < BLOCK_FRAME + 8) return this.#tooShort(offset, end - start, 8);
        this.#interfaces.push(interfaceIn(octets.subarray(start + HEADER, end - TAIL), little));
        return true;
      case BLOCK.names:
        eachName(octets.subarray(start + HEADER, end - TAIL), little, (ip, name) => this.#sink.listener.name?.(ip, name));
        return true;
      default:
        return true;
    }
  }

  /** A section header (pcapng §4.1): from here on its byte order holds, and no interface is known. */
  #begin(view: DataView, start: number, offset: number): boolean {
    const magic = view.getUint32(start + 8);
    if (magic !== BYTE_ORDER && magic !== SWAPPED) {
      this.#sink.fault('byteOrder', offset, { got: magic.toString(16).padStart(8, '0') });
      return false;
    }
    this.#little = magic === SWAPPED;
    this.#interfaces = [];
    this.#hasStrangers = false;
    return true;
  }

  /** An enhanced packet block (pcapng §4.3), and its forerunner, which differs in how long the number of the interface is. */
  #packet(octets: Uint8Array, view: DataView, start: number, end: number, from: number, offset: number): boolean {
    if (end - start < DATA + TAIL) return this.#tooShort(offset, end - start, DATA + TAIL - BLOCK_FRAME);
    const little = this.#little;
    const { here } = this.#sink;
    const length = view.getInt32(start + 20, little);
    const data = start + DATA;
    if (length < 0 || length > end - TAIL - data) return this.#tooShort(offset, end - start, length >>> 0);
    const options = data + padded(length);
    here.frame++;
    here.high = view.getInt32(start + 12, little);
    here.low = view.getInt32(start + 16, little);
    if (options < end - TAIL) here.note(octets.subarray(options, end - TAIL), little);
    else if (here.hasNotes) here.clear();
    this.#frame(octets, view, data, data + length, this.#interfaces[from], from, offset);
    return true;
  }

  /** A simple packet block (pcapng §4.4): of the first interface, without a time. */
  #simplePacket(octets: Uint8Array, view: DataView, start: number, end: number, offset: number): boolean {
    const [first] = this.#interfaces;
    const data = start + HEADER + 4;
    const room = end - TAIL - data;
    if (room < 0) return this.#tooShort(offset, end - start, 4);
    const { here } = this.#sink;
    here.frame++;
    here.high = here.low = 0;
    if (here.hasNotes) here.clear();
    this.#frame(
      octets,
      view,
      data,
      data + Math.min(room, view.getUint32(start + HEADER, this.#little), first?.snapLength ?? 0),
      first,
      0,
      offset,
    );
    return true;
  }

  #frame(
    octets: Uint8Array,
    view: DataView,
    start: number,
    end: number,
    from: Interface | undefined,
    number: number,
    offset: number,
  ): void {
    const { here, network, listener } = this.#sink;
    here.clock = from === undefined ? TIMELESS : from.clock;
    if (from === undefined || from.link === undefined) return this.#unread(from, number, offset);
    from.link(network, octets, view, start, end);
    if (!here.hasNotes || here.comments.length === 0) return;
    const isTold = here.spoken?.stream.number !== 0;
    listener.commented?.(isTold ? here.spoken?.stream : undefined, isTold ? here.spoken?.from : undefined, here);
  }

  #unread(from: Interface | undefined, number: number, offset: number): void {
    const { tally, here } = this.#sink;
    tally.unread++;
    if (from === undefined && !this.#hasStrangers) {
      this.#hasStrangers = true;
      this.#sink.fault('interface', offset, { number: number >>> 0 }, here.frame);
    } else if (from !== undefined && !from.isUnread) {
      from.isUnread = true;
      this.#sink.fault('linkType', offset, { got: String(from.linkType) }, here.frame);
    }
  }

  #tooShort(offset: number, length: number, wanted: number): false {
    this.#sink.fault('blockBody', offset, { length, number: wanted });
    return false;
  }

  #stop(kind: FaultKind, offset: number, end: number, length: number, again?: number): number {
    this.#sink.fault(kind, offset, { length, ...(again !== undefined && { number: again }) });
    return end;
  }
}

// biome-ignore format: a table
/** Block types (pcapng §11.1) that are read. */
const BLOCK = {
  section:        0x0a0d0d0a, // the same in both byte orders
  interface:      1,
  packet:         2,          // obsolete, Appendix A
  simplePacket:   3,
  names:          4,
  enhancedPacket: 6,
} as const;

/** The byte-order magic, and what it looks like in a little-endian section. */
const BYTE_ORDER = 0x1a2b3c4d;
const SWAPPED = 0x4d3c2b1a;

/** Type and length. */
const HEADER = 8;
/** The length once more. */
const TAIL = 4;
const BLOCK_FRAME = HEADER + TAIL;
/** Where the packet lies in a block that has a time. */
const DATA = 28;
