import { type Mta, type MtaOptions, mta } from '#harness/mta/index.ts';
import {
  type Cut,
  frail,
  LoopbackNetwork,
  MemoryNetwork,
  type Network,
  PlainNetwork,
  type Ports,
  RealClock,
  type RunClock,
  recorded,
  SkippingClock,
  Traffic,
  VirtualClock,
} from '#harness/net/index.ts';
import { type ConnectorId, type Emit, RunStream } from '#harness/run/index.ts';
import { namesOf } from './calls.ts';
import { referee } from './referee.ts';
import type { Topology } from './topology.ts';

export interface LabOptions {
  readonly transport: 'memory' | 'tcp';
  /** `real`: timers are waited for; over TCP only. Default: virtual. */
  readonly clock?: 'virtual' | 'real';
  readonly seed: number;
  readonly portShift?: number;
  /** The run that this belongs to; default: one of its own. Several topologies of one run share stream and ports. */
  readonly stream?: RunStream;
  readonly ports?: Ports;
  /** What its MTAs are given besides their hosts. */
  readonly mta?: MtaOptions;
}

/** A topology brought up: its MTAs, their world, and what they tell. */
export interface Lab {
  readonly topology: Topology;
  readonly clock: RunClock;
  readonly network: Network;
  readonly stream: RunStream;
  readonly emit: Emit;
  mtaOf(host: string): Mta;
  /** A line that is to break. */
  cut(cut: Cut): void;
  /** Starts the MTAs that are up when the scenario begins. Rejects with a NetworkError where an address cannot be bound. */
  start(): Promise<void>;
  /** All attempts under way are decided, and all transfers. */
  quiet(): Promise<unknown>;
  close(): Promise<void>;
}

/** Builds the world of a topology, and starts it. */
export const openLab = async (topology: Topology, options: LabOptions): Promise<Lab> => {
  const lab = buildLab(topology, options);
  await lab.start();
  return lab;
};

/** Builds the world of a topology; nothing is up yet. */
export const buildLab = (topology: Topology, options: LabOptions): Lab => {
  const traffic = new Traffic();
  const clock = clockOf(topology, options, traffic);
  const stream = options.stream ?? new RunStream();
  stream.begin(() => clock.now());
  const emit = referee(peersOf(topology), (event) => stream.emit(event));
  const bare = networkOf(topology, options, clock, traffic);
  const network = frail(recorded(bare, emit), clock);
  const names = namesOf(topology);
  // What is waited for in real time may meet real peers, who know what time it is.
  const began = clock instanceof RealClock ? { began: new Date(Date.now() - clock.now()) } : {};
  const world = { network, clock, seed: options.seed, emit, ...began };
  const mtas = new Map(topology.hosts.map((host) => [host.name, mta(host, names.get(host.name)!, world, options.mta)]));
  const lab: Lab = {
    topology,
    clock,
    network,
    stream,
    emit,
    mtaOf: (host) => mtas.get(host)!,
    cut: (cut) => network.cut(cut),
    start: async () => {
      try {
        for (const { name, up, external } of topology.hosts) if (up && !external) await mtas.get(name)!.start();
      } catch (error) {
        await lab.close();
        throw error;
      }
    },
    quiet: async () => {
      // What one MTA has done with may be what another begins with.
      do await Promise.all([...mtas.values()].map((each) => each.quiet()));
      while ([...mtas.values()].some(({ isBusy }) => isBusy));
    },
    close: async () => {
      // Where time is skipped there is enough of it for an orderly end.
      if (!(clock instanceof RealClock)) await clock.settle(Promise.all([...mtas.values()].map((each) => each.release())));
      await clock.settle(Promise.all([...mtas.values()].map((each) => each.stop())));
      await network.close();
      if (clock instanceof SkippingClock) clock.stop();
    },
  };
  return lab;
};

const clockOf = ({ mode }: Topology, { transport, clock }: LabOptions, traffic: Traffic): RunClock => {
  if (transport === 'memory') return new VirtualClock();
  if (clock === 'real') return new RealClock();
  // What a real host has under way nobody knows.
  return mode === 'external' ? new SkippingClock() : new SkippingClock(() => traffic.idle());
};

const networkOf = ({ hosts, mode }: Topology, { transport, portShift, ports }: LabOptions, clock: RunClock, traffic: Traffic): Network => {
  if (mode === 'external') return new PlainNetwork();
  const addresses = hosts.flatMap((host) => host.addresses.map(({ ip }) => ip));
  const connectTimeout = Math.max(...hosts.map(({ product }) => product.timers.connect.value));
  const common = { addresses, connectTimeout, ...(ports ? { ports } : {}) };
  if (transport === 'memory') return new MemoryNetwork(clock, common);
  return new LoopbackNetwork(clock, { ...common, traffic, ...(portShift === undefined ? {} : { portShift }) });
};

const peersOf = ({ hosts }: Topology): ReadonlyMap<ConnectorId, ConnectorId> =>
  new Map(
    hosts.flatMap((host) =>
      host.connectors.flatMap(({ name, peer }): [string, string][] => (peer ? [[`${host.name}/${name}`, peer]] : [])),
    ),
  );
