import type { ServerMessage, Told } from '../../protocol.ts';

/** Events that are not here: both ends are included. `isLost`: nobody has them any more. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly isLost?: true;
}

/** All that was told, in order, and where something is missing. */
export class History {
  #events: Told[] = [];
  #gaps: Gap[] = [];
  readonly #room: number;
  #last = -1;

  constructor(room = ROOM) {
    this.#room = room;
  }

  /** The last event that is known of, missing or not. */
  get last(): number {
    return this.#last;
  }

  get gaps(): readonly Gap[] {
    return this.#gaps;
  }

  get length(): number {
    return this.#events.length;
  }

  /** What comes next; of what is known already, nothing. */
  append(events: readonly Told[]): readonly Told[] {
    const news = events.filter(({ seq }) => seq > this.#last);
    for (const event of news) this.#events.push(event);
    this.#last = news.at(-1)?.seq ?? this.#last;
    return news;
  }

  /** What was left out. */
  leaveOut({ from, to, counts }: Extract<ServerMessage, { type: 'gap' }>): Gap | undefined {
    if (to <= this.#last) return undefined;
    const gap = { from: Math.max(from, this.#last + 1), to, counts };
    this.#gaps.push(gap);
    this.#last = to;
    return gap;
  }

  /** What was fetched of a gap, from its beginning up to a number. Says what of it is missing still. */
  fill(from: number, upTo: number, events: readonly Told[]): Gap | undefined {
    const index = this.#gaps.findIndex((gap) => gap.from <= from && gap.to >= from);
    const gap = this.#gaps[index];
    if (gap === undefined) return undefined;
    const found = events.filter(({ seq }) => seq >= gap.from && seq <= gap.to);
    this.#insert(found);
    const counts = without(gap.counts, found);
    if (upTo < gap.to) return this.#replace(index, { ...gap, from: Math.max(from, upTo) + 1, counts });
    // What is still missing behind its end nobody has any more.
    return this.#replace(index, missingIn({ counts }) === 0 ? undefined : { ...gap, counts, isLost: true });
  }

  /** Whether there is more than there is room for; then the oldest become a gap, but for those that all the others are understood by. */
  shrink(): boolean {
    if (this.#events.length <= this.#room) return false;
    const cut = this.#events.length - Math.floor(this.#room * 0.9);
    const old = this.#events.slice(0, cut);
    const kept = old.filter(({ type }) => LASTING.has(type));
    const gone = old.filter(({ type }) => !LASTING.has(type));
    const to = old.at(-1)!.seq;
    const inside = this.#gaps.filter((gap) => gap.from <= to);
    const counts: Record<string, number> = {};
    for (const { type } of gone) counts[type] = (counts[type] ?? 0) + 1;
    for (const gap of inside) for (const [type, count] of Object.entries(gap.counts)) counts[type] = (counts[type] ?? 0) + count;
    const from = Math.min(gone[0]?.seq ?? to, inside[0]?.from ?? to);
    this.#events = [...kept, ...this.#events.slice(cut)];
    this.#gaps = [{ from, to, counts, isLost: true }, ...this.#gaps.filter((gap) => gap.from > to)];
    return true;
  }

  /** It is another run. */
  clear(): void {
    this.#events = [];
    this.#gaps = [];
    this.#last = -1;
  }

  /** Everything in order; a gap stands where it begins. */
  *items(): Generator<Told | Gap> {
    let next = 0;
    for (const event of this.#events) {
      for (let gap = this.#gaps[next]; gap !== undefined && gap.from <= event.seq; gap = this.#gaps[++next]) yield gap;
      yield event;
    }
    for (const gap of this.#gaps.slice(next)) yield gap;
  }

  #insert(found: readonly Told[]): void {
    const first = found[0];
    if (first === undefined) return;
    const after = this.#events.findIndex(({ seq }) => seq > first.seq);
    const at = after < 0 ? this.#events.length : after;
    this.#events = [...this.#events.slice(0, at), ...found, ...this.#events.slice(at)];
  }

  #replace(index: number, gap: Gap | undefined): Gap | undefined {
    this.#gaps = this.#gaps.flatMap((each, at) => (at === index ? (gap ?? []) : each));
    return gap;
  }
}

const without = (counts: Gap['counts'], found: readonly Told[]): Gap['counts'] => {
  const left: Record<string, number> = { ...counts };
  for (const { type } of found) if (left[type] !== undefined) left[type] -= 1;
  return Object.fromEntries(Object.entries(left).filter(([, count]) => count > 0));
};

/** How many are missing. */
export const missingIn = ({ counts }: Pick<Gap, 'counts'>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Few, and without them nothing is understood. */
const LASTING: ReadonlySet<Told['type']> = new Set([
  'command',
  'run.start',
  'host.up',
  'lint',
  'case',
  'verdict',
  'expected',
  'expect',
  'run.end',
]);
/** Events that are kept. */
const ROOM = 400_000;
