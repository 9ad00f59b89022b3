import type { ServerMessage } from '../protocol.ts';

type Of<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>;
type Told = Of<'batch'> | Of<'gap'>;

/** What was said and is not taken in yet, in order. Of very many events the first are kept; the others are left out, to be fetched when their turn comes. */
export class Inbox {
  readonly #room: number;
  #messages: ServerMessage[] = [];
  #events = 0;
  #left: Of<'gap'> | undefined;

  /** `room`: in events. */
  constructor(room = ROOM) {
    this.#room = room;
  }

  get isEmpty(): boolean {
    return this.#messages.length === 0 && this.#left === undefined;
  }

  put(message: ServerMessage): void {
    // Another line begins behind what was taken in: all that waits is told once more.
    if (message.type === 'hello') this.#forget();
    if (isTold(message) && (this.#left || this.#events >= this.#room)) return this.#leaveOut(message);
    this.#messages.push(message);
    this.#events += eventsIn(message);
  }

  /** The next; of what is held, none of what is told of the run. */
  next(isHeld: boolean): ServerMessage | undefined {
    const at = isHeld ? this.#messages.findIndex((message) => !isTold(message)) : 0;
    const [message] = at < 0 ? [] : this.#messages.splice(at, 1);
    if (message) this.#events -= eventsIn(message);
    if (message || isHeld) return message;
    const left = this.#left;
    this.#left = undefined;
    return left;
  }

  clear(): void {
    this.#messages = [];
    this.#events = 0;
    this.#left = undefined;
  }

  #forget(): void {
    const others = this.#messages.filter((message) => !isTold(message));
    this.clear();
    this.#messages = others;
  }

  #leaveOut(told: Told): void {
    const { from, to, counts } = told.type === 'gap' ? told : gapOf(told);
    const all: Record<string, number> = { ...this.#left?.counts };
    for (const [type, count] of Object.entries(counts)) all[type] = (all[type] ?? 0) + count;
    this.#left = { type: 'gap', from: this.#left?.from ?? from, to, counts: all };
  }
}

const isTold = (message: ServerMessage): message is Told => message.type === 'batch' || message.type === 'gap';
/** A message takes room, however little it tells. */
const eventsIn = (message: ServerMessage): number => (message.type === 'batch' ? message.events.length : isTold(message) ? 1 : 0);

const gapOf = ({ events }: Of<'batch'>): Omit<Of<'gap'>, 'type'> => {
  const counts: Record<string, number> = {};
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return { from: events[0]?.seq ?? 0, to: events.at(-1)?.seq ?? 0, counts };
};

/** Events that wait. */
const ROOM = 100_000;
