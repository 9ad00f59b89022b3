import { resolve } from 'node:path';
import { Ports } from '#harness/net/index.ts';
import { type Conclusion, type Summary, summaries } from '#harness/reports/index.ts';
import { RunStream } from '#harness/run/index.ts';
import { type PlayOptions, play, type Topology } from '#harness/topology/index.ts';
import type { Flags, Io } from './command.ts';
import { RunFiles } from './run-files.ts';
import { countOf } from './values.ts';

/** How a scenario of a run is played; seed, stream and ports are those of the run. */
export type Manner = Pick<PlayOptions, 'transport' | 'clock' | 'portShift' | 'faults'>;

/** A run that is done, and kept. */
export interface Performed {
  readonly done: readonly Summary[];
  readonly conclusion: Conclusion;
  readonly frames: number;
  /** Where a file of the run is, for people. */
  readonly path: (name: string) => string;
}

/** Plays topologies one after the other, as one run, and keeps it. `each` sees what came of each as it ends; false: that was enough. */
export const perform = async (
  io: Io,
  flags: Flags,
  topologies: readonly Topology[],
  mannerOf: (topology: Topology) => Manner,
  each: (topology: Topology, summary: Summary) => boolean,
): Promise<Performed> => {
  const seed = countOf('seed', String(flags.seed));
  const started = new Date();
  const files = new RunFiles(resolve(io.cwd, String(flags.runDir)), started);
  const stream = new RunStream();
  stream.subscribe((event) => files.write(event));
  const ports = new Ports();
  const began = performance.now();
  const done: Summary[] = [];
  try {
    for (const topology of topologies) {
      if (io.signal.aborted) break;
      const { events } = await play(topology, { ...mannerOf(topology), seed, stream, ports, started, signal: io.signal });
      const [summary] = summaries(events);
      done.push(summary!);
      if (!each(topology, summary!)) break;
    }
  } finally {
    files.finish(stream.events, namesOf(topologies));
  }
  return {
    done,
    conclusion: { took: performance.now() - began, seed, partial: io.signal.aborted },
    frames: stream.frames,
    path: (name) => files.path(name, io.cwd),
  };
};

const namesOf = (topologies: readonly Topology[]): readonly { readonly ip: string; readonly name: string }[] => {
  const pairs = topologies.flatMap(({ hosts }) => hosts.flatMap(({ name, addresses }) => addresses.map(({ ip }) => ({ ip, name }))));
  return [...new Map(pairs.map((pair) => [`${pair.ip} ${pair.name}`, pair])).values()];
};
