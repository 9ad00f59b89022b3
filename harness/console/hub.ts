import type { Stamped } from '#harness/run/index.ts';
import type { Cancel, Clock } from '#src/io/index.ts';
import { Carrying } from './carrying.ts';
import type { Control } from './control.ts';
import { Counts } from './counts.ts';
import { type Entry, entryIn, entryOf } from './entry.ts';
import { type Exports, eventsOf, type Taken } from './exports.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { EventsTold, Past } from './past.ts';
import { batchOf, type Peer, said } from './peer.ts';
import { type ServerMessage, VERSION } from './protocol.ts';
import { Recent } from './recent.ts';
import { Seat } from './seat.ts';

type Hello = Extract<ServerMessage, { type: 'hello' }>;

/** A run as it is shown. */
export interface HubTerms {
  readonly clock: Clock;
  readonly run: Hello['run'];
  /** That of the run. */
  readonly time: Hello['clock'];
  /** Who can tell it what to do; absent: nobody. */
  readonly control?: Control;
  /** Whether nobody is let. */
  readonly readonly?: boolean;
  readonly past?: Past;
  /** What can be taken away of it besides run.ndjson. */
  readonly exports?: Exports;
  readonly limits?: Partial<Limits>;
}

/** One run and all who look at it: events come in as they are told, and go out in batches. It waits for nobody. */
export class Hub {
  readonly #terms: HubTerms;
  readonly #limits: Limits;
  readonly #recent: Recent;
  readonly #counts = new Counts();
  readonly #seats = new Set<Seat>();
  #waiting: Entry[] = [];
  #cancel: Cancel | undefined;
  #seq = -1;
  #isOver = false;

  constructor(terms: HubTerms) {
    this.#terms = terms;
    this.#limits = { ...LIMITS, ...terms.limits };
    this.#recent = new Recent(this.#limits.kept);
    terms.control?.watch(() => this.tell(this.#state()));
  }

  get run(): Hello['run'] {
    return this.#terms.run;
  }

  /** The run goes on. */
  get isLive(): boolean {
    return !this.#isOver;
  }

  /** The last event. */
  get seq(): number {
    return this.#seq;
  }

  /** An event of the run, as it is told. Octets are not for everybody. */
  add(event: Stamped): void {
    if (event.type !== 'octets') this.push(entryOf(event));
  }

  /** The same, written. */
  push(entry: Entry): void {
    if (entry.seq <= this.#seq) return;
    this.note(entry.seq, entry.type);
    this.#recent.add(entry);
    this.#waiting.push(entry);
    if (this.#waiting.length >= this.#limits.batch) return this.#flush();
    this.#cancel ??= this.#terms.clock.alarm(this.#limits.wait, () => this.#flush());
  }

  /** There is such an event, and somebody else has it. */
  note(seq: number, type: string): void {
    this.#seq = seq;
    this.#counts.add(seq, type);
  }

  /** The run is over; who still has to hear of something hears of it. */
  end(): void {
    this.#flush();
    this.#isOver = true;
    for (const seat of this.#seats) seat.end();
  }

  /** Events of a range, the first of them: as far as `upTo`. */
  async events(from: number, to: number): Promise<EventsTold> {
    const most = this.#limits.fetch;
    const texts = to < from ? [] : await this.#past(from, Math.min(to, this.#seq), most);
    const last = texts.length < most ? undefined : entryIn(texts.at(-1)!);
    return { texts, upTo: last?.seq ?? to };
  }

  /** Something of it to take away; undefined: there is no such thing. */
  async exported(name: string): Promise<Taken | undefined> {
    if (name === 'run.ndjson') return eventsOf(this);
    const { exports = {} } = this.#terms;
    return Object.hasOwn(exports, name) ? exports[name]!() : undefined;
  }

  /** Somebody who has seen all up to `since`. */
  join(peer: Peer, since: number): Seat {
    this.#flush();
    const carrying = new Carrying((name) => this.exported(name));
    const seat = new Seat(peer, this.#terms.clock, this.#limits, {
      answers: {
        events: (from, to) => this.events(from, to),
        frame: async (frame) => this.#terms.past?.frame(frame),
        piece: (name, at) => carrying.piece(name, at),
      },
      control: () => (this.#isOver || this.#terms.readonly ? undefined : this.#terms.control),
      gone: () => {
        this.#seats.delete(seat);
        carrying.leave();
      },
    });
    this.#seats.add(seat);
    peer.send(said(this.#hello()));
    peer.send(said(this.#state()));
    this.#catchUp(peer, since);
    if (this.#isOver) seat.end();
    return seat;
  }

  /** What there is already: the last of it at once, and of what is before that, how much it is. */
  #catchUp(peer: Peer, since: number): void {
    const last = this.#recent.last(since, this.#limits.backlog);
    const to = (last[0]?.seq ?? this.#seq + 1) - 1;
    const counts = to > since ? this.#counts.between(since + 1, to) : {};
    if (Object.keys(counts).length > 0) peer.send(said({ type: 'gap', from: since + 1, to, counts }));
    for (let at = 0; at < last.length; at += this.#limits.batch) peer.send(batchOf(last.slice(at, at + this.#limits.batch)));
  }

  async #past(from: number, to: number, most: number): Promise<readonly string[]> {
    const first = this.#recent.firstSeq ?? Number.POSITIVE_INFINITY;
    const older = from < first ? ((await this.#terms.past?.events(from, Math.min(to, first - 1), most)) ?? []) : [];
    if (older.length >= most) return older;
    return [...older, ...this.#recent.between(Math.max(from, first), to, most - older.length).map(({ text }) => text)];
  }

  #flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const entries = this.#waiting;
    if (entries.length === 0) return;
    this.#waiting = [];
    if (this.#seats.size === 0) return;
    const batch = batchOf(entries);
    for (const seat of this.#seats) seat.offer(entries, batch);
  }

  /** Says something to all who look. */
  tell(message: ServerMessage): void {
    this.#flush();
    for (const seat of this.#seats) seat.tell(message);
  }

  #hello(): Hello {
    const { run, time, control, readonly = false } = this.#terms;
    const pauses = control?.pauses ?? 'drawing';
    const cannot = readonly || control === undefined ? {} : { cannot: control.cannot };
    return { type: 'hello', version: VERSION, run, live: !this.#isOver, readonly, clock: time, pauses, ...cannot, seq: this.#seq };
  }

  #state(): ServerMessage {
    return { type: 'state', ...(this.#terms.control?.state ?? { paused: false, faults: [] }) };
  }
}
