import { ipv4Text, ipv6Text } from './addresses.ts';
import { type Connection, type Direction, MASK, STEP } from './direction.ts';
import type { Address, Listener, Stream } from './packets.ts';
import type { Tally } from './tally.ts';

/** Decides which connections are read, and tells the listener of them. */
export class Streams {
  readonly #listener: Listener;
  readonly #tally: Tally;
  readonly #ports: ReadonlySet<number> | undefined;

  constructor(listener: Listener, tally: Tally, ports: readonly number[] | undefined) {
    this.#listener = listener;
    this.#tally = tally;
    this.#ports = ports && new Set(ports);
  }

  /** Whether TPKTs are expected at a port. */
  isOurs(port: number): boolean {
    return this.#ports ? this.#ports.has(port) : port === ISO_TSAP;
  }

  /** How a new connection is read. */
  begin(connection: Connection): void {
    const { caller, called } = connection;
    if (this.isOurs(sourcePort(caller)) || this.isOurs(sourcePort(called))) this.tell(connection);
    else caller.step = called.step = this.#ports ? STEP.ignored : STEP.looking;
  }

  /** A TPKT was found where none was expected. */
  recognize(connection: Connection): void {
    const { caller, called } = connection;
    for (const direction of [caller, called]) {
      direction.mask = MASK.strict;
      direction.step = STEP.astray;
    }
    this.tell(connection);
    if (connection.dialled) this.#listener.opened?.(caller.stream, 'dialled', connection.dialled);
    if (connection.accepted) this.#listener.opened?.(caller.stream, 'accepted', connection.accepted);
  }

  /** A stream that the listener is told of from now on. */
  tell(connection: Connection): void {
    const { caller, called, number, isOpened } = connection;
    const stream: Stream = { number, caller: addressOf(caller), called: addressOf(called), isOpened };
    caller.stream = called.stream = stream;
    connection.isTold = true;
    this.#tally.streams++;
  }
}

/** The port that a direction comes from. */
export const sourcePort = ({ ports }: Direction): number => ports >>> 16;

const addressOf = (direction: Direction): Address => ({
  ip: direction.six ? ipv6Text(direction.six) : ipv4Text(direction.source),
  port: sourcePort(direction),
});

/** iso-tsap, RFC 1006 §2. */
const ISO_TSAP = 102;
