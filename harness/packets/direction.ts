import type { Clock } from './clock.ts';
import type { End, Place, Stream } from './packets.ts';

/** A frame that was at hand. */
export interface Remembered {
  readonly frame: number;
  readonly high: number;
  readonly low: number;
  readonly clock: Clock;
  readonly comments: readonly string[];
}

/** A segment that waits for the octets before it; `missing` octets behind it are not in the capture. */
export interface Held {
  readonly seq: number;
  readonly octets: Uint8Array;
  readonly missing: number;
  readonly frame: Remembered;
}

/** One direction of a connection: what identifies it, how far it was read, and what is incomplete. Sequence numbers are signed 32 bits. */
export class Direction {
  readonly source: number;
  readonly destination: number;
  readonly ports: number;
  /** Both addresses, where they are IPv6; `source` and `destination` are hashes then. */
  readonly six: Int32Array | undefined;
  /** The next of those that share a hash. */
  chained: Direction | undefined;

  peer: Direction = this;
  connection: Connection | undefined;
  stream: Stream = NOBODY;
  from: End = 'caller';

  // TCP
  /** The sequence number that is read next. */
  next = 0;
  /** The sequence number of the SYN, or what it must have been. */
  initial = 0;
  /** Up to where the other end has received this. */
  acknowledged = 0;
  isSynchronized = false;
  isAcknowledged = false;
  /** Whether the next segment can be read as it comes: nothing is held, nothing is missing. */
  isSmooth = false;
  held: Held[] = [];
  heldOctets = 0;
  hasFin = false;
  fin = 0;
  isFinished = false;
  /** The frame of the first FIN. */
  finFrame = 0;

  // TPKT
  step: number = STEP.inStep;
  /** Which bits of a TPKT header must be as in HEADER. */
  mask: number = MASK.lax;
  /** The beginning of a TPKT, and how much of it there is. */
  partial: Uint8Array = NOTHING;
  count = 0;

  constructor(source: number, destination: number, ports: number, six: Int32Array | undefined) {
    this.source = source;
    this.destination = destination;
    this.ports = ports;
    this.six = six;
  }

  isFrom(source: number, destination: number, ports: number, view: DataView, six: number): boolean {
    if (this.ports !== ports || this.source !== source || this.destination !== destination) return false;
    return this.six === undefined ? six < 0 : six >= 0 && isSame(this.six, view, six);
  }
}

/** Both directions of a connection. */
export class Connection {
  readonly number: number;
  readonly caller: Direction;
  readonly called: Direction;
  readonly isOpened: boolean;
  dialled: Place | undefined;
  accepted: Place | undefined;
  /** Whether the listener knows of it. */
  isTold = false;
  /** Whether it is told how it ended. */
  isEnded = false;
  older: Connection | undefined;
  newer: Connection | undefined;

  constructor(number: number, caller: Direction, called: Direction, isOpened: boolean) {
    this.number = number;
    this.caller = caller;
    this.called = called;
    this.isOpened = isOpened;
    caller.peer = called;
    called.peer = caller;
    called.from = 'called';
    caller.connection = this;
    called.connection = this;
  }
}

const isSame = (six: Int32Array, view: DataView, at: number): boolean => {
  for (let index = 0; index < 8; index++) if (six[index] !== view.getInt32(at + 4 * index)) return false;
  return true;
};

/** How TPKTs are looked for. All but the first need a closer look at what comes next. */
export const STEP = {
  /** A TPKT begins here. */
  inStep: 0,
  /** There is the beginning of a TPKT. */
  holding: 1,
  /** A TPKT may begin at the next segment, if it looks like one. */
  astray: 2,
  /** A TPKT may begin anywhere. */
  behindGap: 3,
  /** Nobody knows whether there are any. */
  looking: 4,
  /** There are none. */
  ignored: 5,
} as const;

/** Whether the reserved octet of a TPKT counts: not where the port says what it is. */
export const MASK = { lax: 0xff000000 | 0, strict: 0xffff0000 | 0 } as const;

export const NOTHING = new Uint8Array();

const NOBODY: Stream = { number: 0, caller: { ip: '', port: 0 }, called: { ip: '', port: 0 }, isOpened: false };

/** The direction that no packet is of. */
export const NO_DIRECTION: Direction = new Direction(0, 0, 0, new Int32Array());
