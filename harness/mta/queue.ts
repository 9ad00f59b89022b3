import type { Priority } from '#harness/run/index.ts';
import type { Kind } from './demand.ts';
import type { Message } from './message.ts';

/** What waits on a connector: a queue for each priority, in the order of arrival (Q163307, Q133400), counted by the kind of association that it goes over. */
export class Queue {
  readonly #kindOf: (message: Message) => Kind;
  readonly #waiting: Readonly<Record<Priority, Message[]>> = { urgent: [], normal: [], 'non-urgent': [] };
  readonly #counts: Record<Kind, number> = { normal: 0, urgent: 0 };

  /** A message is of one kind for as long as it waits. */
  constructor(kindOf: (message: Message) => Kind) {
    this.#kindOf = kindOf;
  }

  /** How many wait, of a kind or of all. */
  count(kind?: Kind): number {
    return kind === undefined ? this.#counts.normal + this.#counts.urgent : this.#counts[kind];
  }

  add(message: Message): void {
    this.#counts[this.#kindOf(message)] += 1;
    this.#waiting[message.priority].push(message);
  }

  /** One that could not be sent goes back to the head of its queue. */
  putBack(message: Message): void {
    this.#counts[this.#kindOf(message)] += 1;
    this.#waiting[message.priority].unshift(message);
  }

  /** The next one of a kind, or of all: the most urgent, and of those the oldest. */
  take(kind?: Kind): Message | undefined {
    if (this.count(kind) === 0) return undefined;
    for (const priority of PRIORITIES) {
      const at = this.#waiting[priority].findIndex((message) => kind === undefined || this.#kindOf(message) === kind);
      if (at >= 0) return this.#takeAt(priority, at);
    }
    return undefined;
  }

  /** Takes one away, wherever it waits; false: it does not. */
  drop(message: Message): boolean {
    const at = this.#waiting[message.priority].indexOf(message);
    return at >= 0 && this.#takeAt(message.priority, at) !== undefined;
  }

  /** All that wait, most urgent first; the queue is empty then. */
  takeAll(): readonly Message[] {
    this.#counts.normal = 0;
    this.#counts.urgent = 0;
    return PRIORITIES.flatMap((priority) => this.#waiting[priority].splice(0));
  }

  #takeAt(priority: Priority, at: number): Message | undefined {
    const [message] = this.#waiting[priority].splice(at, 1);
    if (message) this.#counts[this.#kindOf(message)] -= 1;
    return message;
  }
}

const PRIORITIES: readonly Priority[] = ['urgent', 'normal', 'non-urgent'];
