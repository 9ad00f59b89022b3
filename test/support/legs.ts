import type { Leg, LegHandler, LegListener, Legs } from '#harness/record/index.ts';
import { BindError, type Clock, LineError } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';

/** Legs without sockets: queues on a clock. */
export class MemoryLegs implements Legs {
  readonly #clock: Clock;
  readonly #answers = new Map<string, (leg: Leg) => void>();
  #ports = 40_000;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async listen(at: NetworkAddress, answer: (leg: Leg) => void): Promise<LegListener> {
    const key = keyOf(at);
    if (this.#answers.has(key)) throw new BindError('EADDRINUSE', at);
    this.#answers.set(key, answer);
    return { address: at, close: () => void this.#answers.delete(key) };
  }

  dial(to: NetworkAddress, from: NetworkAddress = { host: '10.1.0.1', port: ++this.#ports }): Leg {
    const caller: MemoryLeg = new MemoryLeg(this.#clock, to, () => {
      const answer = this.#answers.get(keyOf(to));
      if (answer === undefined) return caller.end(new LineError('refused', `${keyOf(to)} refuses`));
      const called = new MemoryLeg(this.#clock, from);
      called.pause();
      [caller.peer, called.peer] = [called, caller];
      answer(called);
      this.#clock.alarm(LATENCY, () => caller.opened());
    });
    return caller;
  }
}

/** One end. What it sends arrives at the other `LATENCY` later, in order. */
class MemoryLeg implements Leg {
  readonly remote: NetworkAddress;
  readonly #clock: Clock;
  readonly #connect: (() => void) | undefined;
  readonly #arrived: (Uint8Array | 'FIN')[] = [];
  peer: MemoryLeg | undefined;
  #handler: LegHandler | undefined;
  #isPaused = false;
  #isWaiting = false;
  #inFlight = 0;
  #ways = 2;

  constructor(clock: Clock, remote: NetworkAddress, connect?: () => void) {
    this.#clock = clock;
    this.remote = remote;
    this.#connect = connect;
  }

  on(handler: LegHandler): void {
    this.#handler = handler;
  }

  open(): void {
    this.#clock.alarm(LATENCY, () => this.#connect?.());
  }

  send(octets: Uint8Array): boolean {
    this.#inFlight += octets.length;
    this.#clock.alarm(LATENCY, () => this.peer!.#arrive(octets));
    this.#isWaiting ||= this.#inFlight >= HIGH_WATER;
    return !this.#isWaiting;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    while (!this.#isPaused && this.#arrived.length > 0) this.#deliver(this.#arrived.shift()!);
  }

  finish(): void {
    this.#clock.alarm(LATENCY, () => this.peer!.#arrive('FIN'));
    this.#endWay();
  }

  reset(): void {
    const { peer } = this;
    this.#clock.alarm(LATENCY, () => peer?.end(new LineError('reset', 'reset')));
    this.#clock.alarm(0, () => this.end());
  }

  opened(): void {
    this.#handler?.opened();
  }

  /** Ends both ways, and tells it once. */
  end(cause?: LineError): void {
    const handler = this.#handler;
    this.#handler = undefined;
    handler?.closed(cause);
  }

  #arrive(what: Uint8Array | 'FIN'): void {
    if (this.#isPaused || this.#arrived.length > 0) this.#arrived.push(what);
    else this.#deliver(what);
  }

  #deliver(what: Uint8Array | 'FIN'): void {
    if (what === 'FIN') {
      this.#handler?.finished();
      return this.#endWay();
    }
    this.peer!.#taken(what.length);
    this.#handler?.received(what);
  }

  #taken(count: number): void {
    this.#inFlight -= count;
    if (!this.#isWaiting || this.#inFlight > 0) return;
    this.#isWaiting = false;
    this.#handler?.drained();
  }

  #endWay(): void {
    this.#ways -= 1;
    if (this.#ways === 0) this.#clock.alarm(0, () => this.end());
  }
}

const keyOf = ({ host, port }: NetworkAddress): string => `${host}:${port}`;
const LATENCY = 0.25;
const HIGH_WATER = 256 * 1024;
