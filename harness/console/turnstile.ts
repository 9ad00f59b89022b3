import type { Gate } from '#harness/net/index.ts';

/** Where a run is stopped: open, shut, or letting one after the other by until something is told. First come, first served. */
export class Turnstile implements Gate {
  readonly #waiting: (() => void)[] = [];
  readonly #watchers = new Set<() => void>();
  #isShut: boolean;
  #isStepping = false;
  #isWalking = false;

  constructor(isShut = false) {
    this.#isShut = isShut;
  }

  get isShut(): boolean {
    return this.#isShut;
  }

  watch(changed: () => void): void {
    this.#watchers.add(changed);
  }

  wait(): Promise<void> | undefined {
    if (this.#isFree) return undefined;
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  pass(go: () => void): void {
    if (this.#isFree) go();
    else this.#waiting.push(go);
  }

  shut(): void {
    this.#turn(true);
  }

  open(): void {
    this.#isStepping = false;
    this.#turn(false);
    while (!this.#isShut && this.#waiting.length > 0) this.#waiting.shift()!();
  }

  /** Lets happen what comes next, until something is told. */
  step(): void {
    this.#turn(true);
    this.#isStepping = true;
    void this.#walk();
  }

  /** Something was told. */
  told(): void {
    this.#isStepping = false;
  }

  get #isFree(): boolean {
    return this.#waiting.length === 0 && (!this.#isShut || this.#isStepping);
  }

  #turn(isShut: boolean): void {
    if (this.#isShut === isShut) return;
    this.#isShut = isShut;
    for (const changed of this.#watchers) changed();
  }

  /** What comes of one shows before the next is let by. */
  async #walk(): Promise<void> {
    if (this.#isWalking) return;
    this.#isWalking = true;
    while (this.#isStepping && this.#waiting.length > 0) {
      this.#waiting.shift()!();
      await new Promise((resolve) => void setImmediate(resolve));
    }
    this.#isWalking = false;
  }
}
