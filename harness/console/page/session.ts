import { type ServerMessage, VERSION } from '../protocol.ts';
import { type Answer, Asking, type Question } from './asking.ts';
import { Connection, type Socket, type Told as SocketTold, type Standing } from './connection.ts';
import { Frames } from './frames.ts';
import { Inbox } from './inbox.ts';
import { type Gap, History, missingIn } from './model/history.ts';
import { RunModel } from './model/run-model.ts';

type Of<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>;

export interface SessionTerms {
  readonly dial: (since: number, told: SocketTold) => Socket;
  readonly after: (wait: number, go: () => void) => () => void;
  /** Before what is drawn next. */
  readonly frame: (go: () => void) => void;
  readonly now: () => number;
}

/** A run as it comes over the line: what was told is taken in once for each frame that is drawn. */
export class Session {
  readonly history = new History();
  model = new RunModel(false);
  hello: Of<'hello'> | undefined;
  state: Of<'state'> = { type: 'state', paused: false, faults: [] };
  runs: Of<'runs'>['runs'] = [];
  standing: Standing = { kind: 'connecting' };
  isOver = false;
  readonly #terms: SessionTerms;
  readonly #connection: Connection;
  readonly #asking: Asking;
  readonly #watchers = new Set<() => void>();
  readonly frames: Frames;
  readonly #fetching = new Set<number>();
  readonly #inbox = new Inbox();
  #isDue = false;
  #foldedAt = 0;

  constructor(terms: SessionTerms) {
    this.#terms = terms;
    this.#connection = new Connection({
      dial: terms.dial,
      after: terms.after,
      since: () => this.history.last,
      hear: (message) => this.#hear(message),
      stands: (standing) => this.#stand(standing),
    });
    this.#asking = new Asking((message) => this.#connection.say(message));
    this.frames = new Frames(this.#asking, () => this.#changed());
  }

  open(): void {
    this.#connection.open();
  }

  close(): void {
    this.#connection.close();
  }

  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  ask(question: Question): Promise<Answer> {
    return this.#asking.ask(question);
  }

  /** The page is of another version than the server: it must be loaded again. */
  get isForeign(): boolean {
    return this.hello !== undefined && this.hello.version !== VERSION;
  }

  /** May it be told what to do? */
  get isOurs(): boolean {
    return this.hello !== undefined && !this.hello.readonly && !this.isOver;
  }

  /** Gets what was left out: all of it, or so many pieces. */
  async fetch(gap: Gap, pieces = Number.POSITIVE_INFINITY): Promise<void> {
    if (gap.isLost || this.#fetching.has(gap.to)) return;
    this.#fetching.add(gap.to);
    let left: Gap | undefined = gap;
    for (let piece = 0; piece < pieces && left !== undefined && !left.isLost; piece++) {
      const from: number = left.from;
      const answer = await this.ask({ type: 'fetch', from, to: left.to });
      if (answer.type !== 'events') break;
      left = this.history.fill(from, answer.upTo, answer.events);
      if (left === undefined || left.isLost || this.#terms.now() - this.#foldedAt > OFTEN) this.#fold();
    }
    this.#fetching.delete(gap.to);
    this.#fold();
  }

  #hear(message: ServerMessage): void {
    if ('id' in message) return this.#asking.hear(message);
    this.#inbox.put(message);
    this.#wake();
  }

  #stand(standing: Standing): void {
    this.standing = standing;
    if (standing.kind === 'lost' || standing.kind === 'ended') {
      this.#asking.lose();
      this.frames.forgetRefused();
    }
    this.#changed();
  }

  #wake(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#terms.frame(() => {
      this.#isDue = false;
      this.#take();
    });
  }

  /** Takes in what has come; of very much, some now and the rest before the next frame. */
  #take(): void {
    let count = 0;
    while (count < MOST_EVENTS) {
      // Where the run waits for nobody, what stands is what is drawn.
      const message = this.#inbox.next(this.#isHeld);
      if (message === undefined) break;
      this.#takeOne(message);
      if (message.type === 'batch') count += message.events.length;
    }
    if (this.history.shrink()) this.#fold();
    if (!this.#inbox.isEmpty && !this.#isHeld) this.#wake();
    this.#changed();
  }

  get #isHeld(): boolean {
    return this.state.paused && this.hello?.pauses === 'drawing';
  }

  #takeOne(message: ServerMessage): void {
    (this.#takes[message.type] as ((message: ServerMessage) => void) | undefined)?.(message);
  }

  readonly #takes: { readonly [Type in ServerMessage['type']]?: (message: Of<Type>) => void } = {
    hello: (hello) => {
      const isOther = this.hello !== undefined && this.hello.run.id !== hello.run.id;
      this.hello = hello;
      this.isOver = !hello.live;
      if (isOther) return this.#beginAnew();
      if (this.history.length === 0) this.#fold();
    },
    batch: ({ events }) => {
      for (const event of this.history.append(events)) this.model.add(event);
    },
    gap: (message) => {
      const gap = this.history.leaveOut(message);
      if (gap === undefined) return;
      this.model.add(gap);
      // Of very much, what it begins with: without it nothing is understood.
      if (missingIn(gap) <= MOST_FETCHED) void this.fetch(gap);
      else if (gap.from === 0) void this.fetch(gap, 1);
    },
    state: (state) => {
      this.state = state;
    },
    runs: ({ runs }) => {
      this.runs = runs;
    },
    end: () => {
      this.isOver = true;
    },
  };

  /** Another run answers where ours was. */
  #beginAnew(): void {
    this.history.clear();
    this.frames.clear();
    this.#inbox.clear();
    this.#fold();
    this.#connection.close();
    this.#connection.open();
  }

  /** Reads all from the beginning: something has come in between. */
  #fold(): void {
    const model = new RunModel(this.hello?.clock === 'virtual');
    for (const item of this.history.items()) model.add(item);
    this.model = model;
    this.#foldedAt = this.#terms.now();
    this.#changed();
  }

  #changed(): void {
    for (const changed of this.#watchers) changed();
  }
}

/** Events that are taken in before a frame is drawn. */
const MOST_EVENTS = 5000;
/** Events that are fetched although nobody asked for them. */
const MOST_FETCHED = 60_000;
/** Milliseconds between two readings of all. */
const OFTEN = 1500;
