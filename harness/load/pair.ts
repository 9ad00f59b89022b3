import type { Usage } from './orders.ts';
import type { Taken } from './shapes/index.ts';
import { WorkerProcess } from './worker-process.ts';

/** Who measures one side of a shape, round by round. */
export interface Pair {
  measure(count: number): Promise<Taken>;
  end(): void;
}

/** Two processes: one is called, the other calls. */
export class KeptPair implements Pair {
  readonly #called: WorkerProcess;
  readonly #calling: WorkerProcess;

  constructor(program: string, shape: string, side: 'raw' | 'ours') {
    this.#called = new WorkerProcess(program, shape, side);
    this.#calling = new WorkerProcess(program, shape, side);
  }

  async measure(count: number): Promise<Taken> {
    const to = await this.#called.ask('serve');
    const before = await this.#usage();
    const seconds = await this.#calling.ask('run', count, to);
    const after = await this.#usage();
    await this.#called.ask('close');
    return { count, seconds, cpuSeconds: after.cpuSeconds - before.cpuSeconds, grown: after.memory - before.memory };
  }

  end(): void {
    this.#calling.end();
    this.#called.end();
  }

  /** CPU time of both, memory of the called one. */
  async #usage(): Promise<Usage> {
    const called = await this.#called.ask('usage');
    const calling = await this.#calling.ask('usage');
    return { cpuSeconds: called.cpuSeconds + calling.cpuSeconds, memory: called.memory };
  }
}

/** Two new processes for each round. */
export class FreshPairs implements Pair {
  readonly #of: ConstructorParameters<typeof KeptPair>;

  constructor(...of: ConstructorParameters<typeof KeptPair>) {
    this.#of = of;
  }

  async measure(count: number): Promise<Taken> {
    const pair = new KeptPair(...this.#of);
    try {
      return await pair.measure(count);
    } finally {
      pair.end();
    }
  }

  end(): void {}
}
