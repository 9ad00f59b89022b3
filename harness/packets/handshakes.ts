import type { Connection, Direction } from './direction.ts';
import type { Here } from './here.ts';
import type { Lifetimes } from './lifetimes.ts';
import { TCP_FLAG } from './numbers.ts';
import type { Listener } from './packets.ts';
import type { Reassembly } from './reassembly.ts';

/** Follows SYNs, RFC 9293 §3.5. */
export class Handshakes {
  readonly #listener: Listener;
  readonly #here: Here;
  readonly #lifetimes: Lifetimes;
  readonly #reassembly: Reassembly;

  constructor(listener: Listener, here: Here, lifetimes: Lifetimes, reassembly: Reassembly) {
    this.#listener = listener;
    this.#here = here;
    this.#lifetimes = lifetimes;
    this.#reassembly = reassembly;
  }

  /** Takes a SYN; gives the direction that it is of: where it belongs to another connection than the last on these ports, a new one. */
  open(direction: Direction, control: number, seq: number, ack: number): Direction {
    const isAccepting = (control & TCP_FLAG.ack) !== 0;
    const isAnother = isAccepting ? isAnotherAnswer(direction, seq, ack) : isAnotherCall(direction, seq);
    const of = isAnother ? this.#lifetimes.again(direction, control) : direction;
    if (!of.isSynchronized) this.#reassembly.synchronize(of, (seq + 1) | 0);
    if (of.connection) this.#note(of.connection, isAccepting);
    return of;
  }

  /** A connection of which it is not known yet whether it is ours is told of later. */
  #note(connection: Connection, isAccepting: boolean): void {
    if ((isAccepting ? connection.accepted : connection.dialled) !== undefined) return;
    const place = this.#here.copy();
    if (isAccepting) connection.accepted = place;
    else connection.dialled = place;
    if (connection.isTold) this.#listener.opened?.(connection.caller.stream, isAccepting ? 'accepted' : 'dialled', place);
  }
}

// The frames of a handshake may lie in the file in another order: what was acknowledged tells whether they belong together.
const isAnotherCall = ({ isSynchronized, initial, isAcknowledged, acknowledged, peer }: Direction, seq: number): boolean =>
  isSynchronized ? initial !== seq : peer.isSynchronized && !(isAcknowledged && isNear(acknowledged, seq));

const isAnotherAnswer = ({ isSynchronized, initial, peer, connection }: Direction, seq: number, ack: number): boolean =>
  isSynchronized ? initial !== seq : peer.isSynchronized && connection?.isOpened === true && !isNear(ack, peer.next);

const isNear = (one: number, other: number): boolean => (one - other + NEAR) >>> 0 < 2 * NEAR;

/** As far apart as they can be where a SYN has data. */
const NEAR = 0x10000;
