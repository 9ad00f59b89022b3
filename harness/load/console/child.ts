import { type ChildProcess, fork } from 'node:child_process';

/** A process of the bench that says one thing after the other. */
export class Child {
  readonly #process: ChildProcess;
  readonly #said: unknown[] = [];
  readonly #waiting: ((said: unknown) => void)[] = [];
  #ended: (() => void) | undefined;

  constructor(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.#process = fork(program, [...args], { execArgv: [], env: { ...process.env, ...env } });
    this.#process.on('message', (said) => {
      const next = this.#waiting.shift();
      if (next) next(said);
      else this.#said.push(said);
    });
    this.#process.on('exit', () => this.#ended?.());
  }

  /** The next thing that it says. */
  next<T>(): Promise<T> {
    if (this.#said.length > 0) return Promise.resolve(this.#said.shift() as T);
    return new Promise((resolve, reject) => {
      this.#waiting.push((said) => resolve(said as T));
      this.#ended = () => reject(new Error('a process of the bench ended too early'));
    });
  }

  tell(word: string): void {
    this.#process.send(word);
  }

  end(): void {
    this.#process.kill();
  }
}
