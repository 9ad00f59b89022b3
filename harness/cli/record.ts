import { Faults } from '#harness/faults/index.ts';
import { TellingProxy, tcpLegs } from '#harness/record/index.ts';
import { type RunEvent, RunStream, type Stamped, textOfAddress, written } from '#harness/run/index.ts';
import { systemClock } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { checkEnds, faultsIn } from './fault-flags.ts';
import { Live } from './live.ts';
import type { LiveConsole } from './live-console.ts';
import { isShown, onShow } from './on-show.ts';
import { RecordFiles } from './record-files.ts';
import { resolved, unresolved } from './target.ts';
import { addressOf, countOf, durationOf, textOf } from './values.ts';

/** `port102 record`: passes calls on to a target, tells what passes, and writes it down as it goes. */
export const record = async (io: Io, flags: Flags): Promise<ExitCode> => {
  const { listen, target, time } = termsOf(flags);
  const faults = faultsIn(flags);
  checkEnds(faults ?? []);
  const host = await resolved(target.host);
  if (host === undefined) return unresolved(io, textOfAddress(target), target.host, flags);
  const to = { host, port: target.port };
  const stream = new RunStream();
  const emit = (event: RunEvent): void => stream.emit(event);
  const inForce = faults || isShown(flags) ? new Faults({ seed: countOf('seed', String(flags.seed)), emit }, faults ?? []) : undefined;
  const proxy = new TellingProxy({
    legs: tcpLegs,
    to,
    once: flags.once === true,
    emit,
    ...(inForce && { faults: { clock: systemClock, inForce } }),
    troubled: (error, line) => io.err(`port102: our fault: what passes on ${line} is passed on, but cannot be read: ${error}`),
  });
  const at = await proxy.open(listen);
  try {
    return await recording(io, flags, { stream, proxy, at, to, time, faults: inForce });
  } finally {
    proxy.close();
  }
};

interface Recording {
  readonly stream: RunStream;
  readonly proxy: TellingProxy;
  readonly at: NetworkAddress;
  readonly to: NetworkAddress;
  readonly time: number | undefined;
  readonly faults: Faults | undefined;
}

const recording = async (io: Io, flags: Flags, { stream, proxy, at, to, time, faults }: Recording): Promise<ExitCode> => {
  if (textOfAddress(at) === textOfAddress(to)) throw new UsageError(`--to is where it listens: a call would go round for ever`);
  const human = !flags.json && !flags.quiet;
  const live = new Live({ paint: io.paint, width: io.columns ?? Number.POSITIVE_INFINITY, verbose: flags.verbose === true });
  const files = new RecordFiles(io, flags);
  const shown = await shownOf(io, flags, { stream, to, files, faults });
  stream.begin(systemClock.now);
  stream.subscribe((event) => {
    files.add(event);
    tell(io, live, event, flags);
    stream.forget();
  });
  stream.emit({ type: 'note', says: `listens at ${textOfAddress(at)}, passes on to ${textOfAddress(to)}, records in ${files.name}` });
  if (human) io.err('Ctrl-C ends it.');
  await oneOf(io.signal, time, proxy.finished);
  proxy.close();
  files.close();
  await shown?.close();
  if (human) io.err(`stopped after ${live.calls} ${live.calls === 1 ? 'call' : 'calls'}, ${stream.frames} frames in ${files.name}`);
  return files.haveFailed ? EXIT.environment : EXIT.ok;
};

/** The console on it, where one is asked for: what passes is not ours, so nothing can be said by hand. */
const shownOf = async (
  io: Io,
  flags: Flags,
  { stream, to, files, faults }: Pick<Recording, 'stream' | 'to' | 'faults'> & { readonly files: RecordFiles },
): Promise<LiveConsole | undefined> => {
  if (!isShown(flags)) return undefined;
  if (files.folder === undefined)
    throw new UsageError('--ui and --stream-to go without --out: the console reads what is written in the folder of a run');
  const name = `what passes to ${textOfAddress(to)}`;
  return onShow(io, flags, {
    name,
    command: 'record',
    stream,
    folder: files.folder,
    time: 'real',
    lines: false,
    faults: () => faults,
  });
};

interface Terms {
  readonly listen: NetworkAddress;
  readonly target: NetworkAddress;
  readonly time: number | undefined;
}

const termsOf = (flags: Flags): Terms => {
  const [listen, to, time] = [textOf(flags.listen), textOf(flags.to), textOf(flags.for)];
  if (listen === undefined || to === undefined)
    throw new UsageError('record takes --listen and --to', 'port102 record --listen 127.0.0.1:1102 --to 127.0.0.1:102');
  return { listen: addressOf(listen), target: addressOf(to), time: time === undefined ? undefined : durationOf(time) };
};

const tell = (io: Io, live: Live, event: Stamped, { json, quiet }: Flags): void => {
  if (event.type === 'octets') return;
  if (json) io.out(written(event));
  else for (const line of quiet ? [] : live.linesOf(event)) io.out(line);
};

/** Resolves when it is stopped, when the time is over, or when the work is done. */
const oneOf = (signal: AbortSignal, time: number | undefined, done: Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    const cancel = time === undefined ? () => {} : systemClock.alarm(time, resolve);
    const end = (): void => {
      cancel();
      resolve();
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    void done.then(end);
  });
