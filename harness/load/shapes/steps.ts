import type { NetworkAddress } from '#src/tpkt/index.ts';
import { callRaw, serveRaw } from './raw.ts';
import type { Served } from './shape.ts';

/** So many octets there, and when they are there so many back. */
export interface Step {
  readonly there: number;
  readonly back: number;
}

/** Takes calls that go through those steps, again and again, with nothing but node:net. */
export const serveSteps = (steps: readonly Step[]): Promise<Served> =>
  serveRaw((socket) => {
    const answers = steps.map(({ back }) => new Uint8Array(back));
    let [step, left] = [0, steps[0]!.there];
    socket.on('data', ({ length }) => {
      left -= length;
      if (left > 0) return;
      socket.write(answers[step]!);
      step = (step + 1) % steps.length;
      left = steps[step]!.there;
    });
  });

/** Goes through those steps as long as there is more to do, and closes. */
export const callSteps = (to: NetworkAddress, steps: readonly Step[], isMore: () => boolean): Promise<void> =>
  new Promise((done, failed) => {
    const questions = steps.map(({ there }) => new Uint8Array(there));
    let [step, left] = [0, 0];
    const ask = (): void => {
      if (step === 0 && !isMore()) return void socket.end();
      left = steps[step]!.back;
      socket.write(questions[step]!);
    };
    const socket = callRaw(to)
      .on('error', failed)
      .on('close', () => done())
      .on('connect', ask);
    socket.on('data', ({ length }) => {
      left -= length;
      if (left > 0) return;
      step = (step + 1) % steps.length;
      ask();
    });
  });
