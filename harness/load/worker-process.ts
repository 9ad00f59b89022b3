import { type ChildProcess, fork } from 'node:child_process';
import type { Answer, Orders } from './orders.ts';

/** A worker seen from the bench. */
export class WorkerProcess {
  readonly #process: ChildProcess;

  constructor(program: string, shape: string, side: 'raw' | 'ours') {
    this.#process = fork(program, [shape, side], { execArgv: [] });
  }

  /** Gives an order, and waits for its answer. */
  ask<Name extends keyof Orders>(name: Name, ...args: Parameters<Orders[Name]>): Promise<Awaited<ReturnType<Orders[Name]>>> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error(`a worker ended while it was asked to ${name}`));
      this.#process.once('exit', ended);
      this.#process.once('message', (answer: Answer) => {
        this.#process.off('exit', ended);
        if ('failed' in answer) reject(new Error(answer.failed));
        else resolve(answer.said as Awaited<ReturnType<Orders[Name]>>);
      });
      this.#process.send({ name, args });
    });
  }

  end(): void {
    if (this.#process.connected) this.#process.disconnect();
  }
}
