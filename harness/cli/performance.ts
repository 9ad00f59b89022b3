import { resolve } from 'node:path';
import { Ports } from '#harness/net/index.ts';
import { type Conclusion, type Summary, summaries } from '#harness/reports/index.ts';
import { RunStream } from '#harness/run/index.ts';
import { type PlayOptions, play, type Topology } from '#harness/topology/index.ts';
import type { Flags, Io } from './command.ts';
import { commandEvent } from './command-event.ts';
import type { ExitCode } from './exit.ts';
import { type WrittenReport, writeReports } from './report-files.ts';
import { wantedReports } from './report-kinds.ts';
import { RunFiles } from './run-files.ts';
import { countOf } from './values.ts';

/** How a scenario of a run is played; seed, stream and ports are those of the run. */
export type Manner = Pick<PlayOptions, 'transport' | 'clock' | 'portShift' | 'faults'>;

/** Who looks on, and what of each world it needs for that. */
export type Watch = Pick<PlayOptions, 'gate' | 'between' | 'begins'>;

/** A run that is done, and kept. */
export interface Performed {
  readonly done: readonly Summary[];
  readonly conclusion: Conclusion;
  readonly frames: number;
  /** Where a file of the run is, for people. */
  readonly path: (name: string) => string;
  /** Says how the command ends, which is the last event, and writes the reports that were asked for. To be called once. */
  readonly end: (io: Io, exit: ExitCode) => readonly WrittenReport[];
}

/** How topologies are played, and who sees it. */
export interface Performance {
  /** The words that play one of them again, without its file. */
  readonly again: readonly string[];
  readonly mannerOf: (topology: Topology) => Manner;
  /** Sees what came of each as it ends; false: that was enough. */
  readonly each: (topology: Topology, summary: Summary) => boolean;
  /** Asked before anything happens, and told where the run is being written. */
  readonly watch?: (stream: RunStream, folder: string) => Promise<Watch | undefined>;
}

/** Plays topologies one after the other, as one run, and keeps it. */
export const perform = async (
  io: Io,
  flags: Flags,
  topologies: readonly Topology[],
  { again, mannerOf, each, watch }: Performance,
): Promise<Performed> => {
  const wanted = wantedReports(flags);
  const seed = countOf('seed', String(flags.seed));
  const started = new Date();
  const files = new RunFiles(resolve(io.cwd, String(flags.runDir)), started);
  const stream = new RunStream();
  stream.subscribe((event) => files.write(event));
  stream.emit(commandEvent(io, flags, again));
  const watching = await watch?.(stream, files.folder);
  const ports = new Ports();
  const began = performance.now();
  const done: Summary[] = [];
  try {
    for (const topology of topologies) {
      if (io.signal.aborted) break;
      const { events } = await play(topology, { ...mannerOf(topology), ...watching, seed, stream, ports, started, signal: io.signal });
      const [summary] = summaries(events);
      done.push(summary!);
      if (!each(topology, summary!)) break;
    }
  } catch (error) {
    files.close();
    throw error;
  } finally {
    files.capture(stream.events, namesOf(topologies));
  }
  return {
    done,
    conclusion: { took: performance.now() - began, seed, partial: io.signal.aborted },
    frames: stream.frames,
    path: (name) => files.path(name, io.cwd),
    end: (to, exit) => {
      stream.emit({ type: 'exit', code: exit });
      files.close();
      return writeReports(to, files.folder, files.path('', io.cwd), wanted);
    },
  };
};

const namesOf = (topologies: readonly Topology[]): readonly { readonly ip: string; readonly name: string }[] => {
  const pairs = topologies.flatMap(({ hosts }) => hosts.flatMap(({ name, addresses }) => addresses.map(({ ip }) => ({ ip, name }))));
  return [...new Map(pairs.map((pair) => [`${pair.ip} ${pair.name}`, pair])).values()];
};
