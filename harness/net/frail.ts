import { type Clock, type Line, LineError, type LineHandler } from '#src/io/index.ts';
import type { Network } from './world.ts';

/** A line that is to break: the next one from one of these hosts to one of those, once its caller has sent so many octets. */
export interface Cut {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly after: number;
}

/** A network that breaks lines where it is told to. */
export interface FrailNetwork extends Network {
  cut(cut: Cut): void;
}

/** The same network, with lines that may break. */
export const frail = (network: Network, clock: Clock): FrailNetwork => {
  const cuts = new Set<Cut>();
  return {
    dial(to, from) {
      const line = network.dial(to, from);
      const cut = [...cuts].find((each) => each.from.includes(from.host) && each.to.includes(to.host));
      if (cut === undefined) return line;
      cuts.delete(cut);
      return new FrailLine(line, clock, cut.after);
    },
    listen: (at, answer) => network.listen(at, answer),
    real: (at) => network.real(at),
    close: () => network.close(),
    cut: (cut) => void cuts.add(cut),
  };
};

/** A line that breaks: its caller hears nothing more than that, and the called side that it was closed. */
class FrailLine implements Line, LineHandler {
  readonly #line: Line;
  readonly #clock: Clock;
  #left: number;
  #handler: LineHandler | undefined;

  constructor(line: Line, clock: Clock, octets: number) {
    this.#line = line;
    this.#clock = clock;
    this.#left = octets;
    line.on(this);
  }

  get local(): Line['local'] {
    return this.#line.local;
  }

  get remote(): Line['remote'] {
    return this.#line.remote;
  }

  on(handler: LineHandler): void {
    this.#handler = handler;
  }

  open(): void {
    this.#line.open();
  }

  send(octets: Uint8Array): boolean {
    if (this.#isBroken) return true;
    this.#left -= octets.length;
    const isTaken = this.#line.send(octets);
    if (this.#isBroken) this.#break();
    return isTaken;
  }

  pause(): void {
    this.#line.pause();
  }

  resume(): void {
    this.#line.resume();
  }

  close(): void {
    this.#line.close();
  }

  reset(): void {
    this.#line.reset();
  }

  opened(): void {
    this.#handler?.opened();
  }

  received(octets: Uint8Array): void {
    if (!this.#isBroken) this.#handler?.received(octets);
  }

  drained(): void {
    this.#handler?.drained();
  }

  closed(cause?: LineError): void {
    if (!this.#isBroken) this.#handler?.closed(cause);
  }

  /** What was sent still arrives, over TCP as in memory, so that it is the same each time how far it came. */
  #break(): void {
    this.#line.close();
    this.#clock.alarm(0, () => this.#handler?.closed(new LineError('reset', 'the line broke')));
  }

  get #isBroken(): boolean {
    return this.#left <= 0;
  }
}
