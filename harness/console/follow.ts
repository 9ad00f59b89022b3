import type { ClientMessage, ServerMessage, Told } from './protocol.ts';

/** What a follower needs: somebody to ask, and somebody to tell. */
export interface FollowTerms {
  readonly ask: (message: ClientMessage) => void;
  readonly tell: (event: Told) => void;
  /** Events that nobody has any more. */
  readonly lost?: (from: number, to: number) => void;
}

/** Puts what a server says in order: what was left out is fetched before what came after it is told. It goes on where it was on another line. */
export class Follow {
  readonly #terms: FollowTerms;
  readonly #later: Told[] = [];
  /** In characters, as it came. */
  #size = 0;
  /** What is missing: fetched from the first on. */
  #gap: { from: number; to: number } | undefined;
  #asked = 0;
  #seq: number;
  #isEnded = false;

  constructor(terms: FollowTerms, since = -1) {
    this.#terms = terms;
    this.#seq = since;
  }

  /** The last event that was told. */
  get since(): number {
    return this.#seq;
  }

  /** The run is over, and all of it told. */
  get isDone(): boolean {
    return this.#isEnded && this.#gap === undefined && this.#later.length === 0;
  }

  /** Another line: whatever was asked for is not answered any more. */
  restart(): void {
    this.#gap = undefined;
    this.#forget();
  }

  /** `size`: in characters. */
  hear(message: ServerMessage, size: number): void {
    if (message.type === 'batch') this.#batch(message.events, size);
    if (message.type === 'gap') this.#missing(message.from, message.to);
    if (message.type === 'events' && message.id === this.#asked) this.#fetched(message.events, message.upTo);
    if (message.type === 'end') this.#isEnded = true;
  }

  #batch(events: readonly Told[], size: number): void {
    if (this.#gap === undefined) return this.#tellAll(events);
    for (const event of events) this.#later.push(event);
    this.#size += size;
    if (this.#later.length <= MOST_LATER && this.#size <= LARGEST_LATER) return;
    // It is so far behind that it fetches these, too.
    this.#gap.to = Math.max(this.#gap.to, this.#later.at(-1)?.seq ?? 0);
    this.#forget();
  }

  #forget(): void {
    this.#later.length = 0;
    this.#size = 0;
  }

  #missing(from: number, to: number): void {
    if (to <= this.#seq) return;
    if (this.#gap) {
      this.#gap.to = Math.max(this.#gap.to, to);
      this.#forget();
      return;
    }
    this.#gap = { from: Math.max(from, this.#seq + 1), to };
    this.#fetch();
  }

  #fetch(): void {
    const { from, to } = this.#gap!;
    this.#terms.ask({ type: 'fetch', id: ++this.#asked, from, to });
  }

  #fetched(events: readonly Told[], upTo: number): void {
    const gap = this.#gap;
    if (gap === undefined) return;
    if (events.length === 0) this.#terms.lost?.(gap.from, Math.min(upTo, gap.to));
    this.#tellAll(events);
    gap.from = Math.max(gap.from, upTo) + 1;
    if (gap.from <= gap.to) return this.#fetch();
    this.#gap = undefined;
    this.#tellAll(this.#later.splice(0));
    this.#forget();
  }

  #tellAll(events: readonly Told[]): void {
    for (const event of events) {
      if (event.seq <= this.#seq) continue;
      this.#seq = event.seq;
      this.#terms.tell(event);
    }
  }
}

/** Events that wait for what is missing before them, and how large they may be together, in characters. */
const MOST_LATER = 20_000;
const LARGEST_LATER = 16 * 1024 * 1024;
