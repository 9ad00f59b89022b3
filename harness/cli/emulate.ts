import { setTimeout } from 'node:timers/promises';
import { ANY_MTA, type Host } from '#harness/mta/index.ts';
import { glyph } from '#harness/reports/index.ts';
import { RunStream, type Stamped, written } from '#harness/run/index.ts';
import { buildLab, globFits, type Lab, type LabOptions, outlook, type Topology } from '#harness/topology/index.ts';
import { defined } from '#src/core/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { emulatedHost } from './emulated-host.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { checkFaults, faultsIn } from './fault-flags.ts';
import { Live } from './live.ts';
import type { LiveConsole } from './live-console.ts';
import { isShown, onShow } from './on-show.ts';
import { RecordFiles } from './record-files.ts';
import { keeperIn } from './sink.ts';
import { chosen, readable } from './topologies.ts';
import { addressOf, countOf, durationOf, quoted, typed } from './values.ts';

/** `port102 emulate`: brings a scenario or one host up over TCP, and keeps it up until it is told to stop. */
export const emulate = async (io: Io, [scenario]: readonly string[], flags: Flags): Promise<ExitCode> => {
  const topology = topologyOf(io, scenario, flags);
  if (!topology) return EXIT.usage;
  const calling = connectorsOf(topology, flags.open);
  const time = typeof flags.for === 'string' ? durationOf(flags.for) : undefined;
  const faults = faultsIn(flags);
  checkFaults(faults ?? [], [topology]);
  const stream = new RunStream();
  const shown = await Emulation.of(io, flags, stream, scenario ?? String(flags.product));
  const lab = buildLab(topology, {
    stream,
    ...shown?.console.options,
    transport: 'tcp',
    clock: 'real',
    seed: countOf('seed', String(flags.seed)),
    portShift: countOf('port-shift', String(flags.portShift)),
    ...defined({ faults: faults ?? (shown ? [] : undefined) }),
    ...keeping(flags),
  });
  shown?.console.options.begins?.(lab);
  const live = new Live({ paint: io.paint, width: (io.columns ?? Number.POSITIVE_INFINITY) - INDENT, verbose: flags.verbose === true });
  stream.subscribe((event) => {
    tell(io, live, event, flags);
    stream.forget();
  });
  await lab.start();
  const human = !flags.json && !flags.quiet;
  if (human) io.err(`${hint(io, lab)}\nCtrl-C ends it.`);
  for (const [host, connector] of calling) void lab.mtaOf(host).open(connector);
  await untilStopped(io.signal, time);
  await lab.close();
  await shown?.close();
  if (human) io.err(`stopped after ${live.calls} ${live.calls === 1 ? 'call' : 'calls'}`);
  return EXIT.ok;
};

/** An emulation that is looked at: what it does is written as it goes, too, so that nothing of it must be kept. */
class Emulation {
  readonly console: LiveConsole;
  readonly #files: RecordFiles;

  private constructor(files: RecordFiles, console: LiveConsole) {
    this.#files = files;
    this.console = console;
  }

  static async of(io: Io, flags: Flags, stream: RunStream, name: string): Promise<Emulation | undefined> {
    if (!isShown(flags)) return undefined;
    const files = new RecordFiles(io, { runDir: flags.runDir });
    stream.subscribe((event) => files.add(event));
    const shown = { name, command: 'emulate', stream, folder: files.folder!, time: 'real', lines: true } as const;
    const console = await onShow(io, flags, shown);
    return console && new Emulation(files, console);
  }

  async close(): Promise<void> {
    this.#files.close();
    await this.console.close();
  }
}

const topologyOf = (io: Io, scenario: string | undefined, flags: Flags): Topology | undefined => {
  if ((scenario === undefined) === (flags.product === undefined))
    throw new UsageError(
      'emulate takes either a scenario or --product',
      'port102 emulate two-connectors-one-address, or port102 emulate --product generic --listen 127.0.0.1:1102',
    );
  if (scenario === undefined) return emulatedHost(flags);
  if (flags.keep !== undefined) throw new UsageError('--keep goes with --product: the MTAs of a scenario deliver and hand on');
  const topologies = readable(io, scenario);
  return topologies && chosen(topologies, flags.variant);
};

/** Where its MTA keeps what arrives, if it does. */
const keeping = ({ keep }: Flags): Pick<LabOptions, 'mta'> => (typeof keep === 'string' ? { mta: { keep: keeperIn(keep) } } : {});

/** The connectors that `--open` names. */
const connectorsOf = ({ hosts }: Topology, open: Flags[string]): readonly (readonly [host: string, connector: string])[] => {
  const globs = typeof open === 'object' ? open : [];
  const all = hosts.flatMap(({ name: host, connectors }) => connectors.map(({ name }) => [host, name] as const));
  const unfit = globs.find((glob) => !all.some(([host, name]) => globFits(glob, `${host}/${name}`)));
  if (unfit !== undefined)
    throw new UsageError(`--open: no connector is called ${unfit}`, `there are ${all.map((pair) => pair.join('/')).join(', ')}`);
  return all.filter(([host, name]) => globs.some((glob) => globFits(glob, `${host}/${name}`)));
};

const tell = (io: Io, live: Live, event: Stamped, { json, quiet }: Flags): void => {
  if (event.type === 'octets') return;
  if (json) io.out(written(event));
  else for (const line of quiet ? [] : live.linesOf(event)) io.out(line);
};

/** How to call it from another terminal: as one of its own connectors would, or under a T-selector of its first host. */
const hint = ({ paint }: Io, { topology, network }: Lab): string => {
  const [host] = topology.hosts;
  const [prediction] = outlook(topology).predictions;
  const { to, port, from, called, calling, bind } = prediction
    ? { ...prediction.call, port: prediction.called.port }
    : {
        to: host!.addresses[0]!.ip,
        port: host!.port,
        from: undefined,
        called: host!.stacks[0]!.selectors,
        calling: {},
        bind: callerOf(host!),
      };
  const words = [
    `port102 probe ${network.real({ host: to, port })}`,
    ...(from === undefined ? [] : [`--from ${addressOf(network.real({ host: from, port })).host}`]),
    ...(called.t === undefined ? [] : [`--called ${typed(called.t)}`]),
    ...(calling.t === undefined ? [] : [`--calling ${typed(calling.t)}`]),
    ...((prediction?.called ?? host!).above === 'nothing' || bind === undefined ? [] : [`--mta ${quoted(bind.name)}`]),
  ];
  return `to call it${prediction ? ` as ${prediction.connector} does` : ''} ${glyph(paint, 'arrow')} ${words.join(' ')}`;
};

/** Whom one host set up by flags takes a bind from. */
const callerOf = ({ connectors }: Host): { readonly name: string } => {
  const [{ remote } = { remote: { mta: ANY_MTA } }] = connectors;
  return { name: remote.mta === ANY_MTA ? 'ANYBODY' : remote.mta };
};

const untilStopped = async (signal: AbortSignal, time: number | undefined): Promise<void> => {
  do await setTimeout(time ?? LONGEST, undefined, { signal }).catch(() => {});
  while (time === undefined && !signal.aborted);
};

/** What stands before a line of a call. */
const INDENT = 6;
/** How long one wait may be, in milliseconds. */
const LONGEST = 2 ** 31 - 1;
