import type { Cancel, Clock } from '#src/io/index.ts';
import type { ClientMessage, ServerMessage } from './protocol.ts';

type Answer = Extract<ServerMessage, { readonly id: number }>;
type Asked = Extract<ClientMessage, { type: 'fetch' | 'octets' | 'take' }>;
type Question = Asked extends infer Each ? (Each extends Asked ? Omit<Each, 'id'> : never) : never;

/** Questions to somebody elsewhere, by number. Who does not answer in time has nothing to say, nor has who is not there. */
export class Questions {
  readonly #clock: Clock;
  readonly #say: (message: ClientMessage) => boolean;
  readonly #open = new Map<number, (answer: Answer | undefined) => void>();
  #last = FIRST;

  /** `say`: whether there is anybody to hear it. */
  constructor(clock: Clock, say: (message: ClientMessage) => boolean) {
    this.#clock = clock;
    this.#say = say;
  }

  /** Undefined: it is refused, or not answered. */
  ask(question: Question): Promise<Answer | undefined> {
    if (this.#open.size >= MOST_ASKED) return Promise.resolve(undefined);
    const id = ++this.#last;
    return new Promise((resolve) => {
      const cancel: Cancel = this.#clock.alarm(PATIENCE, () => this.#answer(id, undefined));
      this.#open.set(id, (answer) => {
        cancel();
        resolve(answer);
      });
      if (!this.#say({ ...question, id } as ClientMessage)) this.#answer(id, undefined);
    });
  }

  /** An answer, to one of these or to somebody else's. */
  hear(answer: Answer): void {
    this.#answer(answer.id, answer.type === 'refused' ? undefined : answer);
  }

  /** Nobody is there any more. */
  lose(): void {
    for (const id of [...this.#open.keys()]) this.#answer(id, undefined);
  }

  #answer(id: number, answer: Answer | undefined): void {
    const resolve = this.#open.get(id);
    this.#open.delete(id);
    resolve?.(answer);
  }
}

/** Where their numbers begin, apart from those of what a follower fetches. */
const FIRST = 1_000_000_000;
/** What is asked for at once. */
const MOST_ASKED = 16;
/** Milliseconds until an answer. */
const PATIENCE = 5000;
