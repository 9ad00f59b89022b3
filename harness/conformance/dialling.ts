import type { Network } from '#harness/net/index.ts';
import type { Clock } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { Link } from './link.ts';
import type { Target } from './target.ts';

/** Where targets live: a network that is told to a run, its clock, and how many frames there are. */
export interface Ground {
  readonly network: Network;
  readonly clock: Clock;
  readonly frame: () => number;
}

type Common = Pick<Target, 'name' | 'terms'> & Pick<Target, 'revive' | 'crash'>;

/** An endpoint that is called: each link is dialled. */
export const dialledTarget = (ground: Ground, common: Common, to: NetworkAddress, from: NetworkAddress): Target => ({
  ...common,
  ...timeOf(ground),
  role: 'responder',
  link: async () => {
    const link = new Link(ground.network.dial(to, from), { ...ground, end: 'caller' });
    if (await link.open(common.terms.timeout)) return link;
    // It must not come about later, when nobody holds it any more.
    link.leave('reset');
    return `no connection to ${common.name}: ${link.trouble}`;
  },
});

/** An endpoint that calls: each link is a call that has come. `provoke` makes it call, where it does not do so by itself. */
export const callingTarget = async (
  ground: Ground,
  common: Common,
  at: NetworkAddress,
  provoke: () => void = () => {},
): Promise<Target> => {
  const calls = new Calls(ground.clock);
  await ground.network.listen(at, (line) => calls.push(new Link(line, { ...ground, end: 'called' })));
  return {
    ...common,
    ...timeOf(ground),
    role: 'initiator',
    link: async () => {
      provoke();
      return (await calls.next(common.terms.timeout)) ?? `no call came within ${common.terms.timeout / 1000} s`;
    },
  };
};

const timeOf = ({ clock, frame }: Ground): Pick<Target, 'frame' | 'now' | 'sleep'> => ({
  frame,
  now: () => clock.now(),
  sleep: (ms) => new Promise<void>((resolve) => void clock.alarm(ms, resolve)),
});

/** Calls that have come, one for each case: whoever calls while none is wanted is turned away. */
class Calls {
  readonly #clock: Clock;
  readonly #waiting: Link[] = [];
  #next: ((link: Link) => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  push(link: Link): void {
    this.#dropEnded();
    const next = this.#next;
    this.#next = undefined;
    if (next) next(link);
    else if (this.#waiting.length < MOST_WAITING) this.#waiting.push(link);
    else link.leave('reset');
  }

  /** Who has waited may be at its end by now. */
  #dropEnded(): void {
    while (this.#waiting[0]?.end) this.#waiting.shift();
  }

  async next(within: number): Promise<Link | undefined> {
    this.#dropEnded();
    const waiting = this.#waiting.shift();
    if (waiting) return waiting;
    let cancel = (): void => {};
    const link = await new Promise<Link | undefined>((resolve) => {
      this.#next = resolve;
      cancel = this.#clock.alarm(within, () => resolve(undefined));
    });
    cancel();
    this.#next = undefined;
    return link;
  }
}

/** Calls that may come before they are wanted. */
const MOST_WAITING = 1;
