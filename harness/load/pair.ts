import type { Usage } from './orders.ts';
import type { Shape, Taken } from './shapes/index.ts';
import { WorkerProcess } from './worker-process.ts';

/** Who measures one side of a shape, round by round. */
export interface Pair {
  measure(count: number): Promise<Taken>;
  end(): void;
}

/** Two processes: one is called, the other calls; a third between them where the side has one. */
export class KeptPair implements Pair {
  readonly #called: WorkerProcess;
  readonly #between: WorkerProcess | undefined;
  readonly #calling: WorkerProcess;

  constructor(program: string, { name, ...shape }: Shape, side: 'raw' | 'ours') {
    this.#called = new WorkerProcess(program, name, side);
    this.#between = shape[side].between && new WorkerProcess(program, name, side);
    this.#calling = new WorkerProcess(program, name, side);
  }

  async measure(count: number): Promise<Taken> {
    const called = await this.#called.ask('serve');
    const to = (await this.#between?.ask('between', called)) ?? called;
    const before = await this.#usage();
    const seconds = await this.#calling.ask('run', count, to);
    const after = await this.#usage();
    await this.#between?.ask('close');
    await this.#called.ask('close');
    return { count, seconds, cpuSeconds: after.cpuSeconds - before.cpuSeconds, grown: after.memory - before.memory };
  }

  end(): void {
    for (const process of [this.#calling, this.#between, this.#called]) process?.end();
  }

  /** CPU time of all, memory of the called one. */
  async #usage(): Promise<Usage> {
    const called = await this.#called.ask('usage');
    const others = [await this.#calling.ask('usage'), await this.#between?.ask('usage')];
    return { cpuSeconds: others.reduce((sum, usage) => sum + (usage?.cpuSeconds ?? 0), called.cpuSeconds), memory: called.memory };
  }
}

/** New processes for each round. */
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
