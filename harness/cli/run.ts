import { type Fault, writtenFault } from '#harness/faults/index.ts';
import { closing, mailByHost, matricesOf, matrixTables, pipeLine, type Summary, terminalBlock } from '#harness/reports/index.ts';
import { countedAs, type Verdict } from '#harness/run/index.ts';
import { loadFile, renderAll } from '#harness/scenario-file/index.ts';
import type { Topology } from '#harness/topology/index.ts';
import { defined } from '#src/core/index.ts';
import type { Flags, Io } from './command.ts';
import { EXIT, EXIT_OF, type ExitCode, worstExit } from './exit.ts';
import { checkFaults, faultsIn, sayIdle } from './fault-flags.ts';
import type { LiveConsole } from './live-console.ts';
import { isShown, onShow } from './on-show.ts';
import { type Manner, type Performance, type Performed, perform } from './performance.ts';
import { humanIo, reportLines } from './report-files.ts';
import { selected } from './selection.ts';
import { filesOf } from './topologies.ts';
import { countOf, quoted } from './values.ts';

/** `run <scenario...>`: brings each topology up, does its steps, judges, and keeps the run. */
export const run = async (stdout: Io, args: readonly string[], flags: Flags): Promise<ExitCode> => {
  const io = humanIo(stdout, flags);
  const topologies = load(io, args);
  if (!topologies) return EXIT.usage;
  const chosen = selected(topologies, { only: words(flags.only), skip: words(flags.skip), tags: words(flags.tag) });
  if (chosen.length === 0) {
    io.err(`nothing was run: none of ${topologies.length} scenarios is selected`);
    return EXIT.nothing;
  }
  if (flags.list) return list(io, chosen);
  const faults = faultsIn(flags);
  checkFaults(faults ?? [], chosen);
  let shown: LiveConsole | undefined;
  const watch: Performance['watch'] = async (stream, folder) => {
    const clocks = new Set(chosen.map((topology) => mannerOf(topology, flags).clock));
    const time = clocks.has('virtual') ? 'virtual' : 'real';
    shown = await onShow(io, flags, { name: args.join(' '), command: 'run', stream, folder, time, lines: true });
    return shown?.options;
  };
  try {
    const exit = conclude(
      io,
      stdout,
      flags,
      await performChosen(io, chosen, flags, { faults: faults ?? (isShown(flags) ? [] : undefined), watch }),
    );
    await shown?.over();
    return exit;
  } finally {
    await shown?.close();
  }
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

const performChosen = async (
  io: Io,
  topologies: readonly Topology[],
  flags: Flags,
  { faults, watch }: { readonly faults: readonly Fault[] | undefined; readonly watch: Performance['watch'] },
): Promise<Performed> => {
  const repeated = Array.from({ length: countOf('repeat', String(flags.repeat ?? 1)) }, () => topologies).flat();
  const shown: Summary[] = [];
  const performed = await perform(io, flags, repeated, {
    again: againWords(flags),
    mannerOf: (topology) => ({ ...mannerOf(topology, flags), ...defined({ faults }) }),
    each: (topology, summary) => {
      show(io, flags, topology, summary);
      shown.push(summary);
      if (endsMatrix(repeated, shown.length)) showMatrix(io, flags, topology, shown);
      return !(flags.bail && countedAs(summary.verdict) === 'failed');
    },
    ...defined({ watch }),
  });
  sayIdle(
    io,
    faults ?? [],
    performed.done.flatMap(({ events }) => events),
  );
  return performed;
};

/** What plays a scenario the same way again, in front of which its file is put. */
const againWords = (flags: Flags): readonly string[] => [
  'run',
  ...(faultsIn(flags) ?? []).flatMap((fault) => ['--fault', writtenFault(fault)]),
  ...['transport', 'clock'].flatMap((name) =>
    flags[name] === undefined || flags[name] === 'virtual' ? [] : [`--${name}`, String(flags[name])],
  ),
];

/** `--transport`, else what the scenario asks for. */
const mannerOf = ({ mode }: Topology, flags: Flags): Manner => ({
  transport: (flags.transport as Manner['transport'] | undefined) ?? (mode === 'memory' ? 'memory' : 'tcp'),
  clock: flags.clock === 'real' ? 'real' : 'virtual',
  ...(flags.portShift === undefined ? {} : { portShift: countOf('port-shift', String(flags.portShift)) }),
});

const show = (io: Io, flags: Flags, topology: Topology, summary: Summary): void => {
  const failed = countedAs(summary.verdict) === 'failed';
  if (flags.json || (flags.quiet && !failed)) return;
  const faults = (faultsIn(flags) ?? []).map((fault) => ` --fault ${quoted(writtenFault(fault))}`).join('');
  const only = topology.variant === undefined ? '' : ` --only "${topology.variant}"`;
  const again = `port102 run ${topology.file}${only}${faults} --seed ${summary.seed}`;
  const verbose = flags.verbose ? 2 : io.isTTY ? 1 : 0;
  if (verbose === 0) io.out(pipeLine(summary));
  if (verbose > 0 || failed)
    for (const line of terminalBlock(io.paint, summary, { verbose, again }).slice(verbose > 0 ? 0 : 1)) io.out(line);
};

/** Whether the last of so many was the last cell of a matrix. */
const endsMatrix = (topologies: readonly Topology[], count: number): boolean => {
  const [last, next] = topologies.slice(count - 1, count + 1);
  return last?.cell !== undefined && (next?.cell === undefined || next.file !== last.file);
};

/** Who reaches whom, in all the cells of a matrix. */
const showMatrix = (io: Io, flags: Flags, { file }: Topology, summaries: readonly Summary[]): void => {
  if (flags.json || flags.quiet) return;
  const [matrix] = matricesOf(summaries.filter((each) => each.file === file));
  for (const line of matrix ? matrixTables(io.paint, matrix) : []) io.out(`  ${line}`);
};

const conclude = (io: Io, stdout: Io, flags: Flags, { done, conclusion, frames, path, end }: Performed): ExitCode => {
  const exit = exitOf(
    io,
    flags,
    done.map(({ verdict }) => verdict),
  );
  const reports = end(stdout, exit);
  const [capture, stream] = [path('run.pcapng'), path('run.ndjson')];
  if (flags.json) {
    io.out(JSON.stringify({ results: done.map(resultOf), matrices: matricesOf(done), exit, capture, stream }, null, 2));
    return exit;
  }
  if (io.isTTY) io.out('');
  for (const line of reportLines(reports)) io.out(line);
  if (!flags.quiet) io.out(`capture  ${capture} (${frames} frames)   stream  ${stream}`);
  for (const line of closing(done, conclusion)) io.out(line);
  return exit;
};

const exitOf = (io: Io, flags: Flags, verdicts: readonly Verdict[]): ExitCode => {
  if (io.signal.aborted) return EXIT.interrupted;
  return flags.exitZero ? EXIT.ok : worstExit(verdicts.map((verdict) => EXIT_OF[verdict]));
};

const resultOf = ({ name, variant, cell, file, verdict, took, seed, connectors, expects, events }: Summary) => ({
  name,
  ...defined({ variant, cell }),
  file,
  verdict,
  tookMs: Math.round(took),
  seed,
  connectors: Object.fromEntries(
    [...connectors].map(([id, tried]) => [id, tried.map(({ outcome, by }) => (by === undefined ? { outcome } : { outcome, by }))]),
  ),
  messages: Object.fromEntries(mailByHost(events)),
  expectations: expects.map(({ what, wanted, got, verdict: each, where }) => ({ what, wanted, got, verdict: each, where })),
});

const titleOf = ({ file, name, variant }: Topology): string => `${file}  ${name}${variant === undefined ? '' : ` [${variant}]`}`;

const words = (value: Flags[string]): readonly string[] => (typeof value === 'object' ? value : typeof value === 'string' ? [value] : []);
