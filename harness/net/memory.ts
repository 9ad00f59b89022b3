import { type Clock, type Line, LineError, type LineHandler } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { NetworkError } from './errors.ts';
import { Ports } from './ports.ts';
import { Silence } from './silence.ts';
import type { Listener, Network } from './world.ts';

/** Milliseconds that an octet travels. */
const LATENCY = 0.25;
/** Octets on their way above which `send` says false, and above which the line is reset. */
const HIGH_WATER = 64 * 1024;
const OVERRUN = 64 * 1024 * 1024;

export interface MemoryOptions {
  /** The addresses that exist: a call to another one times out, one to these is refused where nobody listens. */
  readonly addresses: readonly string[];
  /** Until a call to an address that does not exist is given up, in milliseconds. */
  readonly connectTimeout?: number;
  /** Who hands out callers' ports; several networks of one run share it, so that no two lines have the same name. */
  readonly ports?: Ports;
}

/** Hosts without sockets: lines are queues on a clock, so that a run is the same to the octet each time. */
export class MemoryNetwork implements Network {
  readonly #clock: Clock;
  readonly #addresses: ReadonlySet<string>;
  readonly #connectTimeout: number;
  readonly #ports: Ports;
  readonly #answers = new Map<string, (line: Line) => void>();

  constructor(clock: Clock, { addresses, connectTimeout = 21_000, ports = new Ports() }: MemoryOptions) {
    this.#ports = ports;
    this.#clock = clock;
    this.#addresses = new Set(addresses);
    this.#connectTimeout = connectTimeout;
  }

  async listen(at: NetworkAddress, answer: (line: Line) => void): Promise<Listener> {
    const key = keyOf(at);
    if (this.#answers.has(key)) throw new NetworkError('EADDRINUSE', at);
    this.#answers.set(key, answer);
    return { close: async () => void this.#answers.delete(key) };
  }

  dial(to: NetworkAddress, from: NetworkAddress): Line {
    const local = { host: from.host, port: from.port || this.#ports.next(from.host) };
    if (!this.#addresses.has(to.host)) return new Silence(this.#clock, local, to, this.#connectTimeout);
    const line = new MemoryLine(this.#clock, local, to, () => this.#connect(line));
    return line;
  }

  real({ host, port }: NetworkAddress): string {
    return `${host}:${port} (in memory)`;
  }

  async close(): Promise<void> {
    this.#answers.clear();
  }

  #connect(caller: MemoryLine): void {
    this.#clock.alarm(LATENCY, () => {
      if (!caller.isOpening) return;
      const answer = this.#answers.get(keyOf(caller.remote));
      if (!answer) return void this.#clock.alarm(LATENCY, () => caller.end(new LineError('refused', `${keyOf(caller.remote)} refuses`)));
      const called = new MemoryLine(this.#clock, caller.remote, caller.local);
      join(caller, called);
      this.#clock.alarm(LATENCY, () => caller.opened());
      called.opened();
      answer(called);
    });
  }
}

/** One end of a line. What it sends arrives at the other end `LATENCY` later, in order. */
class MemoryLine implements Line {
  readonly local: NetworkAddress;
  readonly remote: NetworkAddress;
  readonly #clock: Clock;
  readonly #connect: (() => void) | undefined;
  readonly #arrived: Uint8Array[] = [];
  peer: MemoryLine | undefined;
  #handler: LineHandler | undefined;
  #state: 'idle' | 'opening' | 'open' | 'finished' | 'closing' | 'ended' = 'idle';
  #inFlight = 0;
  #paused = false;
  #finished = false;
  #waiting = false;

  constructor(clock: Clock, local: NetworkAddress, remote: NetworkAddress, connect?: () => void) {
    this.#clock = clock;
    this.local = local;
    this.remote = remote;
    this.#connect = connect;
  }

  get isOpening(): boolean {
    return this.#state === 'opening';
  }

  on(handler: LineHandler): void {
    this.#handler = handler;
  }

  open(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'opening';
    this.#connect?.();
  }

  send(octets: Uint8Array): boolean {
    const { peer } = this;
    if (this.#state !== 'open' || !peer) return true;
    this.#inFlight += octets.length;
    if (this.#inFlight > OVERRUN) {
      this.#break(new LineError('overrun', `${this.#inFlight} octets wait to be read by ${keyOf(this.remote)}`));
      return false;
    }
    this.#clock.alarm(LATENCY, () => peer.#arrive(octets));
    this.#waiting ||= this.#inFlight > HIGH_WATER;
    return !this.#waiting;
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    while (!this.#paused && this.#arrived.length > 0) this.#deliver(this.#arrived.shift()!);
    if (this.#finished && !this.#paused) this.#finish();
  }

  finish(): void {
    if (this.#state !== 'open') return;
    this.#state = 'finished';
    const { peer } = this;
    if (peer) this.#clock.alarm(LATENCY, () => peer.#fin());
  }

  close(): void {
    if (this.#state === 'opening' || this.#state === 'idle') return this.#leave();
    this.finish();
    if (this.#state === 'finished') this.#state = 'closing';
  }

  reset(): void {
    this.#break();
  }

  /** The handshake is done. */
  opened(): void {
    if (this.#state !== 'opening' && this.#state !== 'idle') return;
    const dialled = this.#state === 'opening';
    this.#state = 'open';
    if (dialled) this.#handler?.opened();
  }

  /** Ends this end and tells its holder, once. */
  end(cause?: LineError): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#handler?.closed(cause);
  }

  /** Nothing more is taken or given; the holder is told when it has done what it is doing. */
  #leave(cause?: LineError): void {
    this.#state = 'closing';
    this.#clock.alarm(0, () => this.end(cause));
  }

  #break(cause?: LineError): void {
    if (this.#state === 'ended') return;
    const { peer } = this;
    this.#clock.alarm(LATENCY, () => peer?.end(new LineError('reset', `${keyOf(this.local)} reset the connection`)));
    this.#leave(cause);
  }

  #arrive(octets: Uint8Array): void {
    if (this.#state === 'ended') return;
    if (this.#paused || this.#arrived.length > 0) this.#arrived.push(octets);
    else this.#deliver(octets);
  }

  #deliver(octets: Uint8Array): void {
    this.peer!.#taken(octets.length);
    if (this.#state === 'open' || this.#state === 'finished') this.#handler?.received(octets);
  }

  #taken(count: number): void {
    this.#inFlight -= count;
    if (!this.#waiting || this.#inFlight > HIGH_WATER / 2) return;
    this.#waiting = false;
    if (this.#state === 'open') this.#handler?.drained();
  }

  #fin(): void {
    this.#finished = true;
    if (!this.#paused && this.#arrived.length === 0) this.#finish();
  }

  /** The other side is done; a TCP peer of ours closes then too (RFC 1006 §5: N-DISCONNECT). */
  #finish(): void {
    if (this.#state === 'open') this.#clock.alarm(LATENCY, () => this.peer?.end());
    this.end();
  }
}

const join = (a: MemoryLine, b: MemoryLine): void => {
  a.peer = b;
  b.peer = a;
};
const keyOf = ({ host, port }: NetworkAddress): string => `${host}:${port}`;
