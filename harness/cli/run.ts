import { resolve } from 'node:path';
import { Ports } from '#harness/net/index.ts';
import { closing, pipeLine, type Summary, summaries, terminalBlock } from '#harness/reports/index.ts';
import { countedAs, RunStream, type Verdict } from '#harness/run/index.ts';
import { loadFile, renderAll } from '#harness/scenario-file/index.ts';
import { type PlayOptions, play, type Topology } from '#harness/topology/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode, worstExit } from './exit.ts';
import { RunFiles } from './run-files.ts';
import { selected } from './selection.ts';
import { filesOf } from './topologies.ts';

/** `run <scenario...>`: brings each topology up, does its steps, judges, and keeps the run. */
export const run = async (io: Io, args: readonly string[], flags: Flags): Promise<ExitCode> => {
  const topologies = load(io, args);
  if (!topologies) return EXIT.usage;
  const chosen = selected(topologies, { only: words(flags.only), skip: words(flags.skip), tags: words(flags.tag) });
  if (chosen.length === 0) {
    io.err(`nothing was run: none of ${topologies.length} scenarios is selected`);
    return EXIT.nothing;
  }
  if (flags.list) return list(io, chosen);
  return perform(io, chosen, flags);
};

const load = (io: Io, args: readonly string[]): readonly Topology[] | undefined => {
  const loaded = filesOf(io, args).map((file) => loadFile(file));
  const faults = loaded.flatMap((each) => each.faults);
  if (faults.length === 0) return loaded.flatMap((each) => each.topologies);
  io.err(renderAll(faults));
  return undefined;
};

const list = (io: Io, topologies: readonly Topology[]): ExitCode => {
  for (const topology of topologies) io.out(titleOf(topology));
  return EXIT.ok;
};

const perform = async (io: Io, topologies: readonly Topology[], flags: Flags): Promise<ExitCode> => {
  const started = new Date();
  const seed = number(flags.seed, '--seed');
  const repeat = number(flags.repeat ?? '1', '--repeat');
  const files = new RunFiles(resolve(io.cwd, String(flags.runDir)), started);
  const stream = new RunStream();
  stream.subscribe((event) => files.write(event));
  const ports = new Ports();
  const began = performance.now();
  let seen = 0;
  try {
    for (const topology of Array.from({ length: repeat }, () => topologies).flat()) {
      if (io.signal.aborted) break;
      await play(topology, { ...optionsOf(topology, flags, seed), stream, ports, started, signal: io.signal });
      const summary = summaries(stream.events.slice(seen)).at(-1)!;
      seen = stream.events.length;
      show(io, flags, topology, summary);
      if (flags.bail && countedAs(summary.verdict) === 'failed') break;
    }
  } finally {
    files.finish(stream.events, namesOf(topologies));
  }
  return conclude(io, flags, files, stream, performance.now() - began);
};

/** `--transport`, else what the scenario asks for. */
const optionsOf = ({ mode }: Topology, flags: Flags, seed: number): PlayOptions => ({
  transport: (flags.transport as PlayOptions['transport'] | undefined) ?? (mode === 'memory' ? 'memory' : 'tcp'),
  clock: flags.clock === 'real' ? 'real' : 'virtual',
  seed,
  ...(flags.portShift === undefined ? {} : { portShift: number(flags.portShift, '--port-shift') }),
});

const show = (io: Io, flags: Flags, topology: Topology, summary: Summary): void => {
  const failed = countedAs(summary.verdict) === 'failed';
  if (flags.json || (flags.quiet && !failed)) return;
  const again = `port102 run ${topology.file}${topology.variant === undefined ? '' : ` --only "${topology.variant}"`} --seed ${summary.seed}`;
  const verbose = flags.verbose ? 2 : io.isTTY ? 1 : 0;
  if (verbose === 0) io.out(pipeLine(summary));
  if (verbose > 0 || failed)
    for (const line of terminalBlock(io.paint, summary, { verbose, again }).slice(verbose > 0 ? 0 : 1)) io.out(line);
};

const conclude = (io: Io, flags: Flags, files: RunFiles, stream: RunStream, took: number): ExitCode => {
  const done = summaries(stream.events);
  const verdicts = done.map(({ verdict }) => verdict);
  const exit = exitOf(io, flags, verdicts);
  if (flags.json) {
    io.out(
      JSON.stringify(
        { results: done.map(resultOf), exit, capture: files.path('run.pcapng', io.cwd), stream: files.path('run.ndjson', io.cwd) },
        null,
        2,
      ),
    );
    return exit;
  }
  if (io.isTTY) io.out('');
  if (!flags.quiet)
    io.out(`capture  ${files.path('run.pcapng', io.cwd)} (${stream.frames} frames)   stream  ${files.path('run.ndjson', io.cwd)}`);
  for (const line of closing(done, { took, seed: number(flags.seed, '--seed'), partial: io.signal.aborted })) io.out(line);
  return exit;
};

const exitOf = (io: Io, flags: Flags, verdicts: readonly Verdict[]): ExitCode => {
  if (io.signal.aborted) return EXIT.interrupted;
  return flags.exitZero ? EXIT.ok : worstExit(verdicts.map((verdict) => EXIT_OF[verdict]));
};

const EXIT_OF: Readonly<Record<Verdict, ExitCode>> = {
  none: EXIT.inconclusive,
  pass: EXIT.ok,
  warn: EXIT.ok,
  xfail: EXIT.ok,
  'n/a': EXIT.ok,
  inconclusive: EXIT.inconclusive,
  fail: EXIT.failed,
  xpass: EXIT.failed,
  error: EXIT.internal,
};

const resultOf = ({ name, variant, file, verdict, took, seed, connectors, expects }: Summary) => ({
  name,
  ...(variant === undefined ? {} : { variant }),
  file,
  verdict,
  tookMs: Math.round(took),
  seed,
  connectors: Object.fromEntries(
    [...connectors].map(([id, tried]) => [id, tried.map(({ outcome, by }) => (by === undefined ? { outcome } : { outcome, by }))]),
  ),
  expectations: expects.map(({ what, wanted, got, verdict: each, where }) => ({ what, wanted, got, verdict: each, where })),
});

const namesOf = (topologies: readonly Topology[]): readonly { readonly ip: string; readonly name: string }[] => {
  const pairs = topologies.flatMap(({ hosts }) => hosts.flatMap(({ name, addresses }) => addresses.map(({ ip }) => ({ ip, name }))));
  return [...new Map(pairs.map((pair) => [`${pair.ip} ${pair.name}`, pair])).values()];
};

const titleOf = ({ file, name, variant }: Topology): string => `${file}  ${name}${variant === undefined ? '' : ` [${variant}]`}`;

const words = (value: Flags[string]): readonly string[] => (typeof value === 'object' ? value : typeof value === 'string' ? [value] : []);

const number = (value: Flags[string], flag: string): number => {
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < 0) throw new UsageError(`${flag} is a whole number, not "${String(value)}"`);
  return parsed;
};
