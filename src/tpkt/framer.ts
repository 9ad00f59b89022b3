import type { ProtocolError } from '#src/core/index.ts';
import { tpktFaults } from './faults.ts';

/** What one TPKT carries. */
export interface Packet {
  readonly nsdu: Uint8Array;
  /** The second octet, RFC 1006 §6; 0 by RFC 2126 §4.3. */
  readonly reserved: number;
}

/** Finds the packets in a stream of octets, RFC 1006 §6. Views in: only a packet that straddles chunks is copied. */
export class Framer {
  #held: Uint8Array = NONE;
  /** How many octets of `#held` count: there is room behind them. */
  #count = 0;
  #fault: ProtocolError | undefined;

  /** What is wrong with the stream; from then on no packet is found. */
  get fault(): ProtocolError | undefined {
    return this.#fault;
  }

  /** Takes a chunk and gives the packets that it completes. */
  push(chunk: Uint8Array): readonly Packet[] {
    if (this.#fault !== undefined) return NO_PACKETS;
    const packets: Packet[] = [];
    const rest = this.#whole(chunk, this.#complete(chunk, packets), packets);
    if (rest < chunk.length) this.#hold(chunk.subarray(rest));
    return packets;
  }

  /** Adds to the packet that is held; says how much of the chunk that took. */
  #complete(chunk: Uint8Array, packets: Packet[]): number {
    let taken = 0;
    while (this.#count > 0 && taken < chunk.length) {
      const length = this.#count < HEADER ? HEADER : lengthAt(this.#held, 0);
      const wanted = Math.min(length - this.#count, chunk.length - taken);
      this.#append(chunk.subarray(taken, taken + wanted), length);
      taken += wanted;
      if (this.#count < HEADER) continue;
      if (this.#isFaulty(this.#held, 0)) return chunk.length;
      if (this.#count === lengthAt(this.#held, 0)) this.#release(packets);
    }
    return taken;
  }

  /** Finds the packets that lie wholly in the chunk; says where the rest begins. */
  #whole(chunk: Uint8Array, from: number, packets: Packet[]): number {
    let at = from;
    while (chunk.length - at >= HEADER) {
      if (this.#isFaulty(chunk, at)) return chunk.length;
      const length = lengthAt(chunk, at);
      if (length > chunk.length - at) return at;
      packets.push({ nsdu: chunk.subarray(at + HEADER, at + length), reserved: chunk[at + 1]! });
      at += length;
    }
    return at;
  }

  #hold(rest: Uint8Array): void {
    this.#held = rest;
    this.#count = rest.length;
  }

  // A buffer of the whole packet as soon as half of it is there; before that it doubles, so that a mere announcement costs nothing.
  #append(octets: Uint8Array, length: number): void {
    const count = this.#count + octets.length;
    if (count > this.#held.length || this.#held.length === this.#count) {
      const larger = new Uint8Array(count === length && length > HEADER ? length : Math.max(2 * count, LEAST));
      larger.set(this.#held.subarray(0, this.#count));
      this.#held = larger;
    }
    this.#held.set(octets, this.#count);
    this.#count = count;
  }

  #release(packets: Packet[]): void {
    packets.push({ nsdu: this.#held.subarray(HEADER, this.#count), reserved: this.#held[1]! });
    this.#hold(NONE);
  }

  #isFaulty(octets: Uint8Array, at: number): boolean {
    if (octets[at] !== VERSION) this.#fault = tpktFaults.version({ octet: 0, got: octets[at]! });
    else if (lengthAt(octets, at) < SHORTEST) this.#fault = tpktFaults.length({ octet: 2, got: lengthAt(octets, at) });
    else return false;
    this.#hold(NONE);
    return true;
  }
}

/** Puts an NSDU into a packet, RFC 1006 §6; where there is room for its header, without a copy. */
export const frame = (nsdu: Uint8Array, reserved = 0, room?: Uint8Array): Uint8Array => {
  const length = HEADER + nsdu.length;
  if (length < SHORTEST || length > LONGEST) throw tpktFaults.length({ octet: 2, got: length });
  const packet = room !== undefined && isRoomOf(nsdu, room) ? room : copied(nsdu, length);
  packet[0] = VERSION;
  packet[1] = reserved;
  packet[2] = length >> 8;
  packet[3] = length;
  return packet;
};

// A layer in between may have put another NSDU in the place of the one that there was room for.
const isRoomOf = (nsdu: Uint8Array, room: Uint8Array): boolean =>
  room.buffer === nsdu.buffer && room.byteOffset === nsdu.byteOffset - HEADER && room.length === nsdu.length + HEADER;

const copied = (nsdu: Uint8Array, length: number): Uint8Array => {
  const packet = new Uint8Array(length);
  packet.set(nsdu, HEADER);
  return packet;
};

const lengthAt = (octets: Uint8Array, at: number): number => (octets[at + 2]! << 8) | octets[at + 3]!;

const VERSION = 3;
const HEADER = 4;
const SHORTEST = 7;
const LONGEST = 0xffff;
const LEAST = 256;
const NONE = new Uint8Array();
const NO_PACKETS: readonly Packet[] = [];
