import { type End, PEER } from '#harness/run/index.ts';

type State = 'idle' | 'opening' | 'open' | 'over';

/** What is known of a line between two hosts of a run: how far each end is, and how many octets are sent and not yet read. */
export class Account {
  readonly #state: Record<End, State> = { caller: 'idle', called: 'idle' };
  readonly #changed: (wasBusy: boolean) => void;
  #unread = 0;

  constructor(changed: (wasBusy: boolean) => void) {
    this.#changed = changed;
  }

  /** Something is on its way from one end to the other. */
  get isBusy(): boolean {
    const { caller, called } = this.#state;
    if (caller === 'open' && called === 'open') return this.#unread > 0;
    return caller !== 'idle' && !this.isOver;
  }

  get isOver(): boolean {
    return this.#state.caller === 'over' && this.#state.called === 'over';
  }

  is(end: End, state: State): void {
    const wasBusy = this.isBusy;
    // A call that is given up before anybody took it has no other end to hear of it.
    if (state === 'over' && this.#state[end] === 'opening') this.#state[PEER[end]] = 'over';
    this.#state[end] = state;
    this.#changed(wasBusy);
  }

  sent(octets: number): void {
    this.#count(octets);
  }

  read(octets: number): void {
    this.#count(-octets);
  }

  #count(octets: number): void {
    const wasBusy = this.isBusy;
    this.#unread += octets;
    this.#changed(wasBusy);
  }
}
