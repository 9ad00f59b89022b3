import { join } from 'node:path';
import {
  Agent,
  type Cannot,
  Hub,
  KeptOctets,
  KnownLines,
  type OpenConsole,
  openConsole,
  RunControl,
  RunFolder,
  Runs,
  Turnstile,
} from '#harness/console/index.ts';
import type { Faults } from '#harness/faults/index.ts';
import type { RunStream } from '#harness/run/index.ts';
import type { Lab, PlayOptions } from '#harness/topology/index.ts';
import { BindError, systemClock } from '#src/io/index.ts';
import { openInBrowser } from './browser.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { exportsOf } from './console-exports.ts';
import { packageRoot } from './package-root.ts';
import { addressOf, textOf } from './values.ts';

/** A run that may be shown as it goes. */
export interface Shown {
  /** What it is called. */
  readonly name: string;
  readonly command: string;
  readonly stream: RunStream;
  /** Where its run.ndjson and run.pcapng are being written. */
  readonly folder: string;
  readonly time: 'virtual' | 'real';
  /** Whether its lines are ours, and how far it can be told what to do. */
  readonly lines: boolean;
  readonly faults?: () => Faults | undefined;
  /** Why there are none, or nothing is said by hand. */
  readonly cannot?: Cannot;
}

/** A run as it is shown, here or elsewhere: what it is to be played with, and how that ends. */
export class LiveConsole {
  /** For the world of the run; empty where nothing can be done to it. */
  readonly options: Pick<PlayOptions, 'gate' | 'between' | 'begins'>;
  readonly #io: Io;
  readonly #flags: Flags;
  readonly #hub: Hub;
  readonly #console: OpenConsole | undefined;
  readonly #agent: Agent | undefined;
  readonly #gate: Turnstile | undefined;

  static async of(io: Io, flags: Flags, shown: Shown): Promise<LiveConsole> {
    const isControlled = flags.ui !== undefined && flags.uiReadonly !== true;
    const gate = isControlled && shown.lines && shown.time === 'virtual' ? new Turnstile(flags.uiPaused === true) : undefined;
    const lines = isControlled && shown.lines ? new KnownLines(gate ?? new Turnstile()) : undefined;
    let lab: Lab | undefined;
    const faults = shown.faults ?? (shown.lines ? () => lab?.faults : undefined);
    const control = isControlled
      ? new RunControl({
          ...(gate && { gate }),
          ...(lines && { lines }),
          ...(faults && { faults }),
          ...(shown.cannot && { cannot: shown.cannot }),
        })
      : undefined;
    const folder = new RunFolder(shown.folder);
    const octets = new KeptOctets();
    const hub = new Hub({
      clock: systemClock,
      run: { id: 'own', name: shown.name, started: new Date().toISOString(), argv: [shown.command, shown.name] },
      time: shown.time,
      readonly: !isControlled,
      ...(control && { control }),
      past: { events: folder.events, frame: async (frame) => (await octets.frame(frame)) ?? folder.frame(frame) },
      exports: exportsOf(shown.folder, () => shown.stream.events),
    });
    shown.stream.subscribe((event) => {
      octets.add(event);
      hub.add(event);
      control?.heard(event);
    });
    const agent = agentOf(io, flags, hub, shown.name);
    const console = flags.ui === undefined ? undefined : await opened(io, flags, new Runs(hub));
    const options = {
      ...(gate && { gate }),
      ...(lines && { between: lines.between }),
      ...(isControlled && {
        begins: (begun: Lab) => {
          lab = begun;
        },
      }),
    };
    return new LiveConsole(io, flags, { hub, console, agent, gate, options });
  }

  private constructor(
    io: Io,
    flags: Flags,
    {
      hub,
      console,
      agent,
      gate,
      options,
    }: {
      readonly hub: Hub;
      readonly console: OpenConsole | undefined;
      readonly agent: Agent | undefined;
      readonly gate: Turnstile | undefined;
      readonly options: LiveConsole['options'];
    },
  ) {
    this.#io = io;
    this.#flags = flags;
    this.#hub = hub;
    this.#console = console;
    this.#agent = agent;
    this.#gate = gate;
    this.options = options;
    // Whoever interrupts a run that stands wants it to end.
    io.signal.addEventListener('abort', () => gate?.open(), { once: true });
  }

  /** The run is over. The console stays for who is at a terminal, or has asked for it. */
  async over(): Promise<void> {
    this.#gate?.open();
    this.#hub.end();
    const { signal, isTTY, err } = this.#io;
    if (this.#console && !signal.aborted && (isTTY || this.#flags.uiKeep === true)) {
      err('the console stays up; Ctrl-C ends it.');
      await untilAborted(signal);
    }
    await this.close();
  }

  /** It is shown no more. */
  async close(): Promise<void> {
    this.#gate?.open();
    this.#hub.end();
    await Promise.all([this.#agent?.close(), this.#console?.close()]);
  }
}

/** Opens a console, and says where: once, and to the terminal alone. */
export const opened = async (io: Io, flags: Flags, runs: Runs): Promise<OpenConsole> => {
  const at = consoleAt(flags.ui ?? flags.port);
  try {
    const console = await openConsole({ at, clock: systemClock, runs, pages: join(packageRoot(), '.build', 'console') });
    io.err(`console  ${console.url}`);
    if (flags.verbose) io.err(`streams  ${console.streamUrl}`);
    if (!LOOPBACK.has(at.host)) io.err('    whoever hears this network hears the token, too: a tunnel to 127.0.0.1 keeps it');
    if (flags.open === true || flags.uiOpen === true) openInBrowser(console.url, io.err);
    return console;
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error) throw new BindError(String(error.code), at, { cause: error });
    throw error;
  }
};

export const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    // A listener alone keeps no process.
    const kept = setInterval(() => {}, 2 ** 30);
    const ended = (): void => {
      clearInterval(kept);
      resolve();
    };
    signal.addEventListener('abort', ended, { once: true });
  });

const consoleAt = (ui: Flags[string]): { readonly host: string; readonly port: number } => {
  const text = textOf(ui);
  if (text === undefined || text === '') return { host: '127.0.0.1', port: 0 };
  return /^\d+$/.test(text) ? addressOf(`127.0.0.1:${text}`) : addressOf(text, 0);
};

const agentOf = (io: Io, { streamTo }: Flags, hub: Hub, name: string): Agent | undefined => {
  const to = textOf(streamTo);
  if (to === undefined) return undefined;
  if (!URL.canParse(to) || new URL(to).pathname !== '/agent')
    throw new UsageError('--stream-to takes the URL that a console prints for streams', 'port102 ui prints it, and --ui with -v');
  return new Agent({ hub, to, name, clock: systemClock, says: (text) => io.err(`port102: ${text}`) });
};

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);
