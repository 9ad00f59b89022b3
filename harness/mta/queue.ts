import type { Priority } from '#harness/run/index.ts';
import type { Message } from './message.ts';

/** What waits on a connector: a queue for each priority, in the order of arrival (Q163307, Q133400). */
export class Queue {
  readonly #waiting: Readonly<Record<Priority, Message[]>> = { urgent: [], normal: [], 'non-urgent': [] };

  /** How many wait that are meant. */
  count(isMeant: (message: Message) => boolean): number {
    return PRIORITIES.reduce((sum, priority) => sum + this.#waiting[priority].filter(isMeant).length, 0);
  }

  add(message: Message): void {
    this.#waiting[message.priority].push(message);
  }

  /** One that could not be sent goes back to the head of its queue. */
  putBack(message: Message): void {
    this.#waiting[message.priority].unshift(message);
  }

  /** The next one that may go: the most urgent, and of those the oldest. */
  take(isMeant: (message: Message) => boolean): Message | undefined {
    for (const priority of PRIORITIES) {
      const at = this.#waiting[priority].findIndex(isMeant);
      if (at >= 0) return this.#waiting[priority].splice(at, 1)[0];
    }
    return undefined;
  }

  /** Takes one away, wherever it waits; false: it does not. */
  drop(message: Message): boolean {
    const waiting = this.#waiting[message.priority];
    const at = waiting.indexOf(message);
    if (at >= 0) waiting.splice(at, 1);
    return at >= 0;
  }

  /** All that wait, most urgent first; the queue is empty then. */
  takeAll(): readonly Message[] {
    return PRIORITIES.flatMap((priority) => this.#waiting[priority].splice(0));
  }
}

const PRIORITIES: readonly Priority[] = ['urgent', 'normal', 'non-urgent'];
