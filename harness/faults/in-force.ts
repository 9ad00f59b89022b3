import { randomOf } from '#harness/net/index.ts';
import type { LineId } from '#harness/run/index.ts';
import type { Fault } from './fault.ts';
import { writtenFault } from './written.ts';

/** A fault that is in force: what it has seen, and how often it has struck. */
export class InForce {
  readonly fault: Fault;
  /** As one would write it. */
  readonly text: string;
  readonly random: () => number;
  readonly #seen = new Map<LineId, number>();
  #struck = 0;

  /** `place`: among faults alike each has its own chance. */
  constructor(fault: Fault, seed: number, place: number) {
    this.fault = fault;
    this.text = writtenFault(fault);
    this.random = randomOf(seed, 'fault', this.text, place);
  }

  get hasStruck(): boolean {
    return this.#struck > 0;
  }

  /** Something that fits passes: whether it is struck, as far as counts go. */
  counts(line: LineId): boolean {
    const { nth, after = 0, each } = this.fault.on;
    const key = each === 'line' ? line : '';
    const seen = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, seen);
    const isDue = nth === undefined ? seen > after : seen === after + nth;
    return isDue && this.#struck < (this.fault.times ?? Number.POSITIVE_INFINITY);
  }

  /** It was. */
  strikes(): void {
    this.#struck += 1;
  }

  /** The line is gone. */
  forget(line: LineId): void {
    this.#seen.delete(line);
  }
}
