import { STEP } from './direction.ts';
import type { Here } from './here.ts';
import type { Lifetimes } from './lifetimes.ts';
import { IP_PROTOCOL, TCP_FLAG } from './numbers.ts';
import type { Listener } from './packets.ts';
import type { Tally } from './tally.ts';

/**
 * Reads what most packets of a capture are: IPv4 without options, the next segment of the connection at hand, and in it one TPKT as a
 * whole. All others go the long way, which would read these too, and tell the same: only slower, above all before the engine has optimized it.
 */
export class Express {
  readonly #listener: Listener;
  readonly #here: Here;
  readonly #tally: Tally;
  readonly #lifetimes: Lifetimes;

  constructor(listener: Listener, here: Here, tally: Tally, lifetimes: Lifetimes) {
    this.#listener = listener;
    this.#here = here;
    this.#tally = tally;
    this.#lifetimes = lifetimes;
  }

  /** Whether it is such a packet; then it was read. */
  read(octets: Uint8Array, view: DataView, start: number, end: number): boolean {
    if (end - start < LEAST || octets[start] !== IPV4_OF_20) return false;
    if ((view.getInt32(start + 6) & FRAGMENT_AND_PROTOCOL) !== IP_PROTOCOL.tcp) return false;
    const control = view.getUint16(start + 32);
    const payload = start + 20 + ((control >>> 12) << 2);
    const stop = start + view.getUint16(start + 2);
    if ((control & FLAGS) !== TCP_FLAG.ack || stop - payload < HEADER || stop > end) return false;

    const ports = view.getInt32(start + 20);
    const { last } = this.#lifetimes;
    const direction = last.ports === ports ? last : last.peer;
    const { peer } = direction;
    if (direction.ports !== ports || direction.source !== view.getInt32(start + 12) || direction.destination !== view.getInt32(start + 16))
      return false;
    if (direction.six !== undefined || direction.step !== STEP.inStep || !direction.isSmooth) return false;
    if (!peer.isSmooth && peer.isSynchronized) return false;

    const seq = view.getInt32(start + 24);
    const header = view.getInt32(payload);
    if (seq !== direction.next || (header & direction.mask) !== VERSION || (header & 0xffff) !== stop - payload) return false;
    peer.acknowledged = view.getInt32(start + 28);
    peer.isAcknowledged = true;
    direction.next = (seq + stop - payload) | 0;
    this.#lifetimes.last = direction;
    this.#tally.segments++;
    this.#tally.tpkts++;
    this.#here.spoken = direction;
    this.#listener.tpkt(direction.stream, direction.from, octets, payload, stop, this.#here);
    return true;
  }
}

/** Headers of IPv4 and TCP, and of a TPKT. */
const LEAST = 20 + 20 + 4;
/** Version and length of the header. */
const IPV4_OF_20 = 0x45;
/** In the word of flags and offset, time to live, and protocol. */
const FRAGMENT_AND_PROTOCOL = 0x3fff00ff;
const FLAGS = TCP_FLAG.syn | TCP_FLAG.fin | TCP_FLAG.rst | TCP_FLAG.ack;
/** RFC 1006 §6. */
const HEADER = 4;
const VERSION = 0x03000000;
