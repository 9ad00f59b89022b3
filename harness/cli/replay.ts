import type { Recorded } from '#harness/decode/index.ts';
import { Faults, type HabitsOf, meddledLine } from '#harness/faults/index.ts';
import { Conductor, isWhole, type Outcome } from '#harness/replay/index.ts';
import { type RunEvent, textOfAddress } from '#harness/run/index.ts';
import { dial, type Line, systemClock } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { checkEnds, faultsIn } from './fault-flags.ts';
import { receive } from './replay-calls.ts';
import { ReplayReport } from './replay-report.ts';
import { streamIn, termsIn } from './replay-terms.ts';
import { resolved, unresolved } from './target.ts';
import { addressOf, countOf, durationOf, textOf } from './values.ts';
import { wholeCapture } from './whole-capture.ts';

/** `port102 replay`: plays one side of what a capture has against a real other side, and compares what that says. */
export const replay = async (io: Io, [capture = '', target = '']: readonly string[], flags: Flags): Promise<ExitCode> => {
  const terms = termsIn(flags);
  const time = textOf(flags.for);
  const asked = { stream: streamIn(flags), at: addressOf(target), time: time === undefined ? undefined : durationOf(time) };
  const isResponder = flags.as === 'responder';
  const faults = faultsIn(flags);
  checkEnds(faults ?? []);
  if (asked.time !== undefined && !isResponder) throw new UsageError('--for goes with --as responder: an initiator waits for no call');
  const conversations = chosen((await wholeCapture(capture, io)).conversations, asked.stream);
  if (io.signal.aborted) return EXIT.interrupted;
  const report = new ReplayReport(io, flags, { capture, target });
  if (conversations.length === 0) return report.nothing(asked.stream);
  const seed = countOf('seed', String(flags.seed));
  const emit = (event: RunEvent): void => void (event.type === 'fault' && report.struck(event));
  const { habitsOf } = faults ? new Faults({ seed, emit }, faults) : NO_FAULTS;
  const host = await resolved(asked.at.host);
  if (host === undefined) return unresolved(io, target, asked.at.host, flags);
  const at = { host, port: asked.at.port };
  warn(io, conversations);
  const conductor = new Conductor(isResponder ? 'called' : 'caller', terms, systemClock, report);
  const outcomes = isResponder
    ? await receive(conductor, conversations, at, { io, flags, time: asked.time, continues: terms.continues, habitsOf })
    : await callAll(conductor, conversations, at, { connect: terms.within, habitsOf, signal: io.signal });
  return report.end(conversations.length - outcomes.length);
};

const chosen = (conversations: readonly Recorded[], stream: number | undefined): readonly Recorded[] =>
  stream === undefined ? conversations.filter(isWhole) : conversations.filter((each) => each.stream.number === stream);

const callAll = async (
  conductor: Conductor,
  conversations: readonly Recorded[],
  to: NetworkAddress,
  { connect, habitsOf, signal }: { readonly connect: number; readonly habitsOf: HabitsOf; readonly signal: AbortSignal },
): Promise<readonly Outcome[]> => {
  let line: Line | undefined;
  const stop = (): void => line?.reset();
  signal.addEventListener('abort', stop, { once: true });
  const outcomes = await conductor.playAll(conversations, () => {
    line = signal.aborted ? undefined : meddledLine(dial(to, undefined, { connect, linger: FAREWELL }), systemClock, 'caller', habitsOf);
    return line;
  });
  signal.removeEventListener('abort', stop);
  return outcomes;
};

const NO_FAULTS: { readonly habitsOf: HabitsOf } = { habitsOf: () => [] };

/** How long a line that we have closed may stay, in milliseconds. */
const FAREWELL = 1000;

/** What a capture lacks cannot be said, and nobody can be expected to answer to it. */
const warn = (io: Io, conversations: readonly Recorded[]): void => {
  for (const { stream, missing } of conversations) {
    const ends = `${stream.number}, ${textOfAddress({ host: stream.caller.ip, port: stream.caller.port })}`;
    if (missing > 0) io.err(`port102: ${missing} octets of stream ${ends} are not in the capture: what it has is played`);
  }
};
