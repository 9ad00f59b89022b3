import { createHash } from 'node:crypto';
import { isOnWire, record } from '#harness/capture/index.ts';
import { outcomesSay, summaries } from '#harness/reports/index.ts';
import type { Stamped, Verdict } from '#harness/run/index.ts';
import { type Played, play, type Topology } from '#harness/topology/index.ts';
import { defined } from '#src/core/index.ts';
import { cutTo, firstFrames, framesIn } from './blocks.ts';
import { nameOf, scenarioOf } from './naming.ts';

/** A scenario, or one variant or cell of it, and what came of it. */
export interface Shown {
  readonly scenario: string;
  readonly variant?: string;
  readonly cell?: string;
  /** By host. */
  readonly products: Readonly<Record<string, string>>;
  /** What it shows, in a line. */
  readonly says: string;
  readonly verdict: Verdict;
  /** Where the set has only the beginning of it: the last frame that it has, and how many there are in all. */
  readonly cutAt?: { readonly frame: number; readonly of: number };
}

/** A capture of the set. */
export interface Golden extends Shown {
  readonly id: string;
  readonly file: string;
  readonly octets: Uint8Array;
  readonly frames: number;
  /** What else puts these frames on the wire, at the same times. */
  readonly sameAs: readonly Shown[];
}

export interface GoldenSet {
  readonly captures: readonly Golden[];
  /** Those in which nobody calls: they have no capture. */
  readonly silent: readonly Shown[];
}

/** Plays each topology, and keeps a capture of each that differs on the wire from all before it. */
export const golden = async (topologies: readonly Topology[]): Promise<GoldenSet> => {
  const kept = new Map<string, Golden & { readonly sameAs: Shown[] }>();
  const silent: Shown[] = [];
  for (const topology of topologies) {
    const played = await play(topology, { transport: 'memory', seed: SEED });
    const { octets, frames, cutAt } = captureOf(played);
    const shown = { ...shownBy(played), ...defined({ cutAt }) };
    const wire = wireOf(played, frames);
    const same = kept.get(wire);
    const name = nameOf(topology);
    if (frames === 0) silent.push(shown);
    else if (same) same.sameAs.push(shown);
    else kept.set(wire, { id: `golden/${name}`, file: `${name}.pcapng`, ...shown, frames, octets, sameAs: [] });
  }
  return { captures: [...kept.values()], silent };
};

const shownBy = ({ topology, verdict, events }: Played): Shown => {
  const { file, name, variant, cell, hosts } = topology;
  const [summary] = summaries(events);
  return {
    scenario: scenarioOf(file),
    ...(variant !== undefined && { [cell === undefined ? 'variant' : 'cell']: variant }),
    products: Object.fromEntries(hosts.map((host) => [host.name, host.product.id])),
    says: `${name}: ${outcomesSay(summary!)}`,
    verdict,
  };
};

const captureOf = ({ topology, events }: Played) => {
  const names = topology.hosts.flatMap(({ name, addresses }) => addresses.map(({ ip }) => ({ ip, name })));
  const whole = record(numbered(events.filter(({ type }) => !UNCOUNTED.has(type))), { start: START, names });
  const octets = cutTo(MOST_OCTETS, whole);
  const [frames, of] = [framesIn(octets), framesIn(whole)];
  return { octets, frames, cutAt: frames < of ? { frame: frames, of } : undefined };
};

/** Frames name the events about them by number: how much we read in a PDU may change no number, nor what is said of times to come. */
const numbered = (events: readonly Stamped[]): readonly Stamped[] => events.map((event, seq) => ({ ...event, seq }));
const UNCOUNTED: ReadonlySet<Stamped['type']> = new Set(['pdu', 'expected', 'retry']);

/** The first frames of a run without a word about them, as a key: two products that say the same make one. */
const wireOf = ({ events }: Played, frames: number): string =>
  createHash('sha256')
    .update(firstFrames(frames, record(events.filter(isOnWire), { start: START, names: [] })))
    .digest('hex');

const SEED = 42;
/** When a run begins by the clocks of its MTAs: frames and the envelopes in them tell one time. */
const START = Date.UTC(1999, 10, 22, 12);
/** Less than 64 KiB. */
export const MOST_OCTETS = 64 * 1024 - 1;
