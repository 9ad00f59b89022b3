import { type Fault, Faults, meddled } from '#harness/faults/index.ts';
import { type Mta, type MtaOptions, mta } from '#harness/mta/index.ts';
import {
  type Cut,
  frail,
  type Gate,
  LoopbackNetwork,
  MemoryNetwork,
  type Network,
  PlainNetwork,
  type Ports,
  RealClock,
  type RunClock,
  recorded,
  SkippingClock,
  Stuck,
  Traffic,
  VirtualClock,
} from '#harness/net/index.ts';
import { type ConnectorId, type Emit, type RunEvent, RunStream } from '#harness/run/index.ts';
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
  /** Faults besides those of the topology. Given, though there be none: some may come while it runs. */
  readonly faults?: readonly Fault[];
  /** What its MTAs are given besides their hosts. */
  readonly mta?: MtaOptions;
  /** Where it can be made to stand; time that is waited for stands for nobody. */
  readonly gate?: Gate;
  /** Who stands between the hosts and what is recorded. */
  readonly between?: (network: Network) => Network;
  /** Called when something was told. */
  readonly told?: (event: RunEvent) => void;
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
  /** What goes wrong on purpose: to be added to, and taken back. A topology without faults, and without any asked for, has none. */
  readonly faults: Faults | undefined;
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
  const emit = referee(peersOf(topology), (event) => {
    faults?.heard(event);
    stream.emit(event);
    options.told?.(event);
  });
  const faults = faultsOf(topology, options, emit);
  const { between = (network) => network } = options;
  const told = between(recorded(networkOf(topology, options, clock, traffic), emit));
  // Above what is recorded, so that a capture has what was really on the wire.
  const network = frail(faults ? meddled(told, clock, faults.habitsOf) : told, clock);
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
    faults,
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
      faults?.clear();
      // Where time is skipped there is enough of it for an orderly end.
      if (!(clock instanceof RealClock))
        await clock.settle(Promise.all([...mtas.values()].map((each) => each.release()))).catch(unlessStuck);
      await clock.settle(Promise.all([...mtas.values()].map((each) => each.stop())));
      await network.close();
      if (clock instanceof SkippingClock) clock.stop();
    },
  };
  return lab;
};

/** After a fault, somebody may wait for good for what it took away: then there is no orderly end. */
const unlessStuck = (error: unknown): void => {
  if (!(error instanceof Stuck)) throw error;
};

/** Faults cost: where there are none, and none can come, lines are what they are. */
const faultsOf = ({ faults = [], steps, hosts }: Topology, options: LabOptions, emit: Emit): Faults | undefined => {
  if (faults.length === 0 && options.faults === undefined && !steps.some(({ verb }) => verb === 'fault')) return undefined;
  const homes = new Map(hosts.flatMap((host) => host.addresses.map(({ ip }) => [ip, host] as const)));
  const terms = {
    seed: options.seed,
    emit,
    hostOf: (address: string) => homes.get(address)?.name,
    // What a real host says is struck where it comes in.
    isOurs: (address: string) => homes.has(address) && !homes.get(address)!.external,
  };
  return new Faults(terms, [...faults, ...(options.faults ?? [])]);
};

const clockOf = ({ mode }: Topology, { transport, clock, gate }: LabOptions, traffic: Traffic): RunClock => {
  if (transport === 'memory') return new VirtualClock(gate);
  if (clock === 'real') return new RealClock();
  // What a real host has under way nobody knows.
  return new SkippingClock(mode === 'external' ? undefined : () => traffic.idle(), gate);
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
