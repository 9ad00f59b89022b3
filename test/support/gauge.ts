import type { Primitive, Watch } from '#src/core/index.ts';
import type { Tower } from './transfer.ts';

/** Measures at one end what goes out: how much of it awaits a sync point, and how much of it one input sets going. In octets of the line. */
export class Gauge {
  /** The most that was sent and not confirmed, while an activity ran. */
  unconfirmed = 0;
  /** The most that one input had sent. */
  atOnce = 0;
  #sent = 0;
  #confirmed = 0;
  /** How much was sent before each sync point. */
  #marks: number[] = [];

  /** Sees the boundaries of a stack. */
  readonly watch: Watch = (_, primitive: Primitive & { readonly nsdu?: Uint8Array; readonly syncPoint?: number }): void => {
    const { kind, nsdu, syncPoint } = primitive;
    if (kind === 'S-ACTIVITY-START.request') this.#begin();
    if (kind === 'S-SYNC-MINOR.request') this.#marks.push(this.#sent);
    if (kind === 'S-SYNC-MINOR.confirm') this.#confirmed = this.#marks[syncPoint! - 1]!;
    if (kind === 'N-DATA.request') this.#send(TPKT_HEADER + nsdu!.length);
  };

  /** The same stack, with its lists of effects measured. */
  over(tower: Tower): Tower {
    const measured = (effects: ReturnType<Tower['fromBelow']>) => {
      const octets = effects.reduce(
        (sum, effect) => ('down' in effect && 'octets' in effect.down ? sum + effect.down.octets.length : sum),
        0,
      );
      this.atOnce = Math.max(this.atOnce, octets);
      return effects;
    };
    return {
      fromAbove: (primitive) => measured(tower.fromAbove(primitive)),
      fromBelow: (primitive) => measured(tower.fromBelow(primitive)),
    };
  }

  #begin(): void {
    this.#sent = 0;
    this.#confirmed = 0;
    this.#marks = [];
  }

  #send(octets: number): void {
    this.#sent += octets;
    this.unconfirmed = Math.max(this.unconfirmed, this.#sent - this.#confirmed);
  }
}

const TPKT_HEADER = 4;
