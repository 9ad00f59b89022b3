import type { End } from '#src/dissect/index.ts';
import type { CaptureFault } from './faults.ts';

/** When a packet was captured: seconds since 1970, and nanoseconds of that second. */
export interface Moment {
  readonly seconds: number;
  readonly nanos: number;
}

export type { End };

/** An address as it is written: `10.1.0.1`, `fe80::1`. */
export interface Address {
  readonly ip: string;
  readonly port: number;
}

/** One TCP connection of a capture, or one conversation of exported PDUs. `number` counts from 1, in the order of the first packets. */
export interface Stream {
  /** One more than `tcp.stream` of Wireshark, since connections without TPKTs are counted too. */
  readonly number: number;
  readonly caller: Address;
  readonly called: Address;
  /** Whether its SYN is in the capture; where it is not, who called is a guess: the end that is not at port 102, or who spoke first. */
  readonly isOpened: boolean;
}

/**
 * Where something was found: the frame that completed it, counted from 1 as Wireshark does, and its time. It holds during the call alone,
 * as the octets do: time and comments are read when they are asked for.
 */
export interface Place {
  readonly frame: number;
  readonly at: Moment;
  /** Packet comments of that frame. */
  readonly comments: readonly string[];
}

/** Why octets of a stream are no TPKT. */
export type Strange =
  /** They do not begin as a TPKT does; the next segment is tried again. */
  | 'not a TPKT'
  /** The beginning of a TPKT that never came to its end: the stream was closed, or octets behind it are lost. */
  | 'cut off';

/**
 * Who wants to know what is in a capture. Octets are views that hold during the call alone: who keeps them copies them.
 * A TPKT lies at `start` to `end` of `octets`, its header included.
 */
export interface Listener {
  tpkt(stream: Stream, from: End, octets: Uint8Array, start: number, end: number, place: Place): void;
  strange?(stream: Stream, from: End, octets: Uint8Array, start: number, end: number, why: Strange, place: Place): void;
  /** Octets that were sent and are not in the capture; what was begun before them is given up. */
  gap?(stream: Stream, from: End, missing: number, place: Place): void;
  /** FIN of both, or RST: how the stream ended, and who began with it. */
  closed?(stream: Stream, how: 'closed' | 'reset', by: End, place: Place): void;
  /** SYN, and SYN with ACK: told before anything else of a stream whose handshake is there. */
  opened?(stream: Stream, how: 'dialled' | 'accepted', place: Place): void;
  /** A frame that has comments: told after all else of it, whatever it carries; the stream where it is one that was told of. */
  commented?(stream: Stream | undefined, from: End | undefined, place: Place): void;
  /** What an address is called, by the capture itself. */
  name?(ip: string, name: string): void;
  /** What is wrong with the file, as soon as it is seen; all of them are in the summary as well. */
  fault?(fault: CaptureFault): void;
}
