import type { Recorded } from '#harness/decode/index.ts';
import { type HabitsOf, MeddledLine, meddledLine } from '#harness/faults/index.ts';
import type { Conductor, Outcome } from '#harness/replay/index.ts';
import { textOfAddress } from '#harness/run/index.ts';
import { type Line, listen, systemClock } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Flags, Io } from './command.ts';

/** How calls are waited for. */
export interface Waiting {
  readonly io: Io;
  readonly flags: Flags;
  /** How long, in milliseconds; undefined: until it is interrupted. */
  readonly time: number | undefined;
  readonly continues: boolean;
  /** Who meddles with a call. */
  readonly habitsOf: HabitsOf;
}

/** Takes one call for each conversation, in their order, and plays each as it comes; what nobody called for is not among the outcomes. */
export const receive = async (
  conductor: Conductor,
  conversations: readonly Recorded[],
  at: NetworkAddress,
  { io, flags, time, continues, habitsOf }: Waiting,
): Promise<readonly Outcome[]> => {
  const due = [...conversations];
  const lines = new Set<Line>();
  const plays: Promise<Outcome>[] = [];
  let enough: () => void = () => {};
  const over = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const answer = (accepted: Line): void => {
    const recorded = due.shift();
    if (recorded === undefined) return accepted.reset();
    const line = meddledLine(accepted, systemClock, 'called', habitsOf);
    lines.add(line);
    const play = conductor.play(recorded, line);
    if (line instanceof MeddledLine) line.began();
    plays.push(play);
    void play.then(({ differs }) => {
      lines.delete(line);
      if (differs > 0 && !continues) enough();
    });
    if (due.length === 0) enough();
  };
  const listener = await listen(at, answer, { linger: FAREWELL });
  const stop = (): void => {
    enough();
    for (const line of lines) line.reset();
  };
  io.signal.addEventListener('abort', stop, { once: true });
  if (io.signal.aborted) stop();
  const cancel = time === undefined ? () => {} : systemClock.alarm(time, () => enough());
  if (!flags.json && !flags.quiet) io.err(waitingSays(listener.addresses[0] ?? at, conversations.length));
  await over;
  cancel();
  await listener.close();
  const outcomes = await Promise.all(plays);
  io.signal.removeEventListener('abort', stop);
  return outcomes;
};

const waitingSays = (at: NetworkAddress, calls: number): string =>
  `listens at ${textOfAddress(at)} for ${calls === 1 ? 'one call' : `${calls} calls`}\nCtrl-C ends it.`;

/** How long a line that we have closed may stay, in milliseconds. */
const FAREWELL = 1000;
