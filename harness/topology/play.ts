import { writtenFault } from '#harness/faults/index.ts';
import type { Mta } from '#harness/mta/index.ts';
import { Stuck } from '#harness/net/index.ts';
import type { RunStream, Stamped, Verdict } from '#harness/run/index.ts';
import { defined } from '#src/core/index.ts';
import { curesOf } from './cure.ts';
import type { Finding } from './findings.ts';
import { globFits } from './globs.ts';
import { verdictOf } from './judge.ts';
import { buildLab, type Lab, type LabOptions } from './lab.ts';
import { sendLetters } from './letters.ts';
import { lint } from './lint.ts';
import { Outstanding } from './outstanding.ts';
import type { Step, Topology } from './topology.ts';

export interface Played {
  readonly topology: Topology;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly events: readonly Stamped[];
  /** Where each logical address really was, for people. */
  readonly bound: readonly string[];
}

export interface PlayOptions extends LabOptions {
  /** Ends the run early: the steps that are left are not done, and the run is partial. */
  readonly signal?: AbortSignal;
  readonly started?: Date;
  readonly watch?: (event: Stamped) => void;
  /** Told of the world when it is built, and before anything happens in it. */
  readonly begins?: (lab: Lab) => void;
}

/** A whole run: brings the topology up, does the steps, judges, tears down. */
export const play = async (topology: Topology, options: PlayOptions): Promise<Played> => {
  const { signal, watch } = options;
  const findings = lint(topology);
  const lab = buildLab(topology, { ...options, told: () => outstanding.hear(stream.events.at(-1)!) });
  options.begins?.(lab);
  const { stream, emit } = lab;
  const outstanding = new Outstanding({ topology, findings, emit: (event) => stream.emit(event) });
  // The stream may hold other scenarios of the same run.
  const first = stream.events.length;
  const own = (): readonly Stamped[] => stream.events.slice(first);
  if (watch) stream.subscribe(watch);
  announce(stream, topology, options, findings);
  outstanding.announce();
  await lab.start();
  for (const step of topology.steps) {
    if (signal?.aborted) break;
    await interruptible(perform(lab, step, { outstanding, own }), signal);
    outstanding.look(own());
  }
  if (!signal?.aborted) await asFarAsItGoes(lab, () => lab.clock.settle(lab.quiet()));
  for (const text of lab.faults?.idle ?? []) emit({ type: 'note', says: `the fault "${text}" has struck nothing` });
  const partial = signal?.aborted ?? false;
  if (!partial) outstanding.judge(own());
  const bound = topology.hosts.flatMap(({ addresses, port }) => addresses.map(({ ip }) => lab.network.real({ host: ip, port })));
  await lab.close();
  const asserted = own().filter((event) => event.type === 'expect');
  const verdict = partial ? 'inconclusive' : verdictOf(asserted);
  emit({ type: 'run.end', verdict, partial });
  return { topology, verdict, findings, events: own(), bound };
};

const announce = (stream: RunStream, topology: Topology, { transport, seed, started }: PlayOptions, findings: readonly Finding[]): void => {
  const { name, variant, cell, file } = topology;
  const when = (started ?? new Date(0)).toISOString();
  stream.emit({ type: 'run.start', name, ...defined({ variant, cell }), file, transport, seed, started: when });
  const cures = curesOf(topology).flatMap(({ title, says, source, leaves }) =>
    leaves.length === 0 ? [`${title}: ${says} (${source})`] : [],
  );
  for (const { rule, where, says } of findings)
    stream.emit({ type: 'lint', rule, where, says, ...(rule === 'ambiguous-identity' && cures.length > 0 ? { cures } : {}) });
};

/** What is judged on the way, and by what. */
interface Judging {
  readonly outstanding: Outstanding;
  readonly own: () => readonly Stamped[];
}

const perform = async (lab: Lab, step: Step, judging: Judging): Promise<void> => {
  lab.emit({ type: 'step', verb: step.verb, says: SAYS(step) });
  await asFarAsItGoes(lab, async () => void (await (VERBS[step.verb] as Verb<Step>)(lab, step, judging)));
};

/** With faults, an MTA may wait for what will never come, and have no timer for that: then the run goes on without it. */
const asFarAsItGoes = async (lab: Lab, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Stuck) || !lab.faults) throw error;
    lab.emit({ type: 'note', says: 'nothing more happens, though something is under way: it waits for what a fault has taken away' });
  }
};

/** Waits for work, or for the signal that the run is to end early. */
const interruptible = async (work: Promise<void>, signal: AbortSignal | undefined): Promise<void> => {
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  signal?.addEventListener('abort', stop);
  await Promise.race([work, stopped]).finally(() => signal?.removeEventListener('abort', stop));
};

type Verb<S extends Step> = (lab: Lab, step: S, judging: Judging) => unknown;

/** What each verb of `steps:` does. */
const VERBS: { readonly [V in Step['verb']]: Verb<Extract<Step, { verb: V }>> } = {
  open: (lab, { connectors }) => lab.clock.settle(Promise.all(connectorsOf(lab, connectors).map(([mta, name]) => mta.open(name)))),
  close: async (lab, { connectors }) => {
    for (const [mta, name] of connectorsOf(lab, connectors)) mta.close(name);
    await lab.clock.pass(SETTLING, () => lab.quiet());
  },
  retry: (lab, { times }) => lab.clock.pass(times * roundOf(lab.topology), () => lab.quiet()),
  wait: (lab, step) => lab.clock.pass(step.for, () => lab.quiet()),
  send: (lab, step) => {
    sendLetters(lab, step);
    return lab.clock.settle(lab.quiet());
  },
  cut: (lab, { from, to, after }) => lab.cut({ from: addressesOf(lab, from), to: addressesOf(lab, to), after }),
  fault: (lab, { fault }) => lab.faults!.add(fault),
  clear: (lab, { fault }) => {
    lab.faults?.clear(fault);
    return lab.clock.pass(0, () => lab.quiet());
  },
  stop: async (lab, { host }) => {
    await lab.clock.settle(lab.mtaOf(host).stop());
    await lab.clock.pass(SETTLING, () => lab.quiet());
  },
  start: (lab, { host }) => lab.mtaOf(host).start(),
  assert: (_, __, { outstanding, own }) => void outstanding.judge(own()),
  note: (lab, { says }) => lab.emit({ type: 'note', says }),
};

const connectorsOf = ({ topology, mtaOf }: Lab, globs: readonly string[]): readonly (readonly [Mta, string])[] =>
  topology.hosts.flatMap(({ name: host, connectors }) =>
    connectors
      .filter(({ name }) => globs.some((glob) => globFits(glob, `${host}/${name}`)))
      .map(({ name }) => [mtaOf(host), name] as const),
  );

const addressesOf = ({ topology }: Lab, host: string): readonly string[] =>
  topology.hosts.find(({ name }) => name === host)!.addresses.map(({ ip }) => ip);

/** An open interval and the longest that an attempt may take, over all hosts. */
const roundOf = ({ hosts }: Topology): number =>
  Math.max(
    ...hosts.flatMap(({ product: { timers }, connectors }) =>
      connectors.map((connector) => (connector.override.openInterval ?? timers.openInterval.value) + timers.connect.value),
    ),
  );

/** Milliseconds in which a close reaches the other end. */
const SETTLING = 1000;

const SAYS = (step: Step): string => {
  if (step.verb === 'fault') return `fault ${writtenFault(step.fault)}`;
  const { verb, ...rest } = step;
  return `${verb} ${Object.values(rest)
    .map((value) => (typeof value === 'object' ? [value].flat().join(', ') : String(value)))
    .join(' ')}`.trim();
};
