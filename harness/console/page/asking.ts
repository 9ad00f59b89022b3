import type { ClientMessage, ServerMessage } from '../protocol.ts';

export type Answer = Extract<ServerMessage, { readonly id: number }>;
type Asked = Exclude<ClientMessage, { type: 'since' }>;
/** What is asked, without its number. */
export type Question = Asked extends infer Each ? (Each extends Asked ? Omit<Each, 'id'> : never) : never;

/** Questions and their answers, by number. What is asked on a line that is lost is answered: nobody heard it. */
export class Asking {
  readonly #say: (message: ClientMessage) => boolean;
  readonly #open = new Map<number, (answer: Answer) => void>();
  #last = 0;

  constructor(say: (message: ClientMessage) => boolean) {
    this.#say = say;
  }

  ask(question: Question): Promise<Answer> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#open.set(id, resolve);
      if (!this.#say({ ...question, id } as ClientMessage)) this.hear(unheard(id));
    });
  }

  hear(answer: Answer): void {
    const resolve = this.#open.get(answer.id);
    this.#open.delete(answer.id);
    resolve?.(answer);
  }

  /** The line is lost. */
  lose(): void {
    for (const id of [...this.#open.keys()]) this.hear(unheard(id));
  }
}

const unheard = (id: number): Answer => ({ type: 'refused', id, says: 'there is no line to the run at the moment' });
