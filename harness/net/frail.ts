import { type Clock, type Line, LineError } from '#src/io/index.ts';
import { PassingLine } from './passing-line.ts';
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
class FrailLine extends PassingLine {
  readonly #clock: Clock;
  #left: number;

  constructor(line: Line, clock: Clock, octets: number) {
    super(line);
    this.#clock = clock;
    this.#left = octets;
  }

  override send(octets: Uint8Array): boolean {
    if (this.#isBroken) return true;
    this.#left -= octets.length;
    const isTaken = super.send(octets);
    if (this.#isBroken) this.#break();
    return isTaken;
  }

  override received(octets: Uint8Array): void {
    if (!this.#isBroken) super.received(octets);
  }

  override closed(cause?: LineError): void {
    if (!this.#isBroken) super.closed(cause);
  }

  /** What was sent still arrives, over TCP as in memory, so that it is the same each time how far it came. */
  #break(): void {
    this.close();
    this.#clock.alarm(0, () => super.closed(new LineError('reset', 'the line broke')));
  }

  get #isBroken(): boolean {
    return this.#left <= 0;
  }
}
