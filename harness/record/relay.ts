import { Lane, type Meddler, Packets } from '#harness/faults/index.ts';
import { type End, PEER } from '#harness/run/index.ts';
import { Conversation } from '#src/dissect/index.ts';
import type { Clock, Ending } from '#src/io/index.ts';
import type { Leg, LegHandler } from './leg.ts';

/** What a relay tells its holder. */
export interface RelayNews {
  /** Octets that were sent on just now. */
  passed(from: End, octets: Uint8Array): void;
  /** An end has no more to say, and the other may have. */
  finished(by: End): void;
  /** Nothing passes any more: both ends are done, or one broke it. Told once. */
  over(how: 'closed' | Ending, by: End): void;
  /** Both legs are gone, with all that was on its way. Told once. */
  gone(): void;
}

/** Who meddles with what passes; `out` is what the caller says. */
export interface Meddling {
  readonly clock: Clock;
  readonly meddlers: readonly Meddler[];
}

/**
 * A caller and a called, joined: octets, ends and resets of the one are those of the other. Who does not read is not read for either, so that
 * no more is kept than the marks of two legs, and what somebody in between makes wait.
 */
export class Relay {
  readonly #legs: Readonly<Record<End, Leg>>;
  readonly #news: RelayNews;
  readonly #lanes: Readonly<Record<End, Lane>> | undefined;
  /** Ends whose peers have no room. */
  readonly #full = new Set<End>();
  /** Ends that are not read for now. */
  readonly #unread = new Set<End>();
  /** Who has no more to say, in order. */
  readonly #finished = new Set<End>();
  #isOver = false;
  /** Somebody in between has ended it. */
  #isBroken = false;
  #closed = 0;

  constructor(legs: Readonly<Record<End, Leg>>, news: RelayNews, meddling?: Meddling) {
    this.#legs = legs;
    this.#news = news;
    this.#lanes = meddling && this.#lanesOf(meddling);
  }

  /** Calls on behalf of the caller, who is not read before that call is taken. */
  open(): void {
    for (const end of ENDS) this.#legs[end].on(this.#join(end));
    this.#legs.called.open();
  }

  /** Ends both legs at once. */
  reset(): void {
    this.#isOver = true;
    this.#break('reset');
  }

  #join(end: End): LegHandler {
    const peer = this.#legs[PEER[end]];
    return {
      opened: () => peer.resume(),
      received: (octets) => this.#received(end, octets),
      drained: () => {
        this.#full.delete(PEER[end]);
        this.#read(PEER[end]);
      },
      finished: () => this.#after(end, () => this.#finish(end)),
      closed: (cause) => {
        if (cause) {
          this.#clear();
          peer.reset();
          this.#over(cause.ending, end);
        }
        this.#closed += 1;
        if (this.#closed < ENDS.length) return;
        for (const each of ENDS) this.#lanes?.[each].over();
        this.#news.gone();
      },
    };
  }

  #received(end: End, octets: Uint8Array): void {
    if (this.#isBroken) return;
    const lane = this.#lanes?.[end];
    if (lane === undefined) return this.#pass(end, octets);
    lane.push(octets);
    if (!lane.isClear && !this.#isBroken) this.#pause(end);
  }

  #pass(end: End, octets: Uint8Array): void {
    if (!this.#legs[PEER[end]].send(octets)) {
      this.#full.add(end);
      this.#pause(end);
    }
    if (!this.#isOver) this.#news.passed(end, octets);
  }

  /** Reads an end on, unless its peer has no room, or something of it waits. */
  #read(end: End): void {
    if (!this.#unread.has(end) || this.#full.has(end) || !(this.#lanes?.[end].isClear ?? true)) return;
    this.#unread.delete(end);
    this.#legs[end].resume();
  }

  #pause(end: End): void {
    this.#unread.add(end);
    this.#legs[end].pause();
  }

  #after(end: End, last: () => void): void {
    if (this.#lanes) this.#lanes[end].after(last);
    else last();
  }

  #finish(end: End): void {
    // Somebody in between may have ended this way before.
    if (this.#finished.has(end)) return;
    this.#legs[PEER[end]].finish();
    this.#finished.add(end);
    const [first] = this.#finished;
    if (this.#finished.size === ENDS.length) this.#over('closed', first!);
    else if (!this.#isOver) this.#news.finished(end);
  }

  #lanesOf({ clock, meddlers }: Meddling): Readonly<Record<End, Lane>> {
    const conversation = new Conversation();
    const laneOf = (end: End): Lane =>
      new Lane(
        meddlers.filter(({ going }) => going === (end === 'caller' ? 'out' : 'in')),
        new Packets(end, conversation),
        clock,
        {
          pass: (octets) => this.#pass(end, octets),
          answer: (octets) => this.#pass(PEER[end], octets),
          end: (how) => (how === 'finish' ? this.#finish(end) : this.#endedBy(end, how)),
          overrun: () => this.#endedBy(end, 'overrun'),
          idle: () => this.#read(end),
        },
      );
    return { caller: laneOf('caller'), called: laneOf('called') };
  }

  /** Somebody in between ends it, at something that this end has said. */
  #endedBy(end: End, how: 'close' | 'reset' | 'overrun'): void {
    if (this.#isBroken) return;
    this.#break(how);
    this.#over(how === 'close' ? 'closed' : how, end);
  }

  #break(how: 'close' | 'reset' | 'overrun'): void {
    this.#isBroken = true;
    this.#clear();
    for (const end of ENDS) {
      if (how === 'close') this.#legs[end].finish();
      else this.#legs[end].reset();
    }
  }

  #clear(): void {
    for (const end of ENDS) this.#lanes?.[end].clear();
  }

  #over(how: 'closed' | Ending, by: End): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#news.over(how, by);
  }
}

const ENDS = ['caller', 'called'] as const;
