import { setTimeout as wait } from 'node:timers/promises';
import {
  callingTarget,
  dialledTarget,
  EndpointProcess,
  type Ground,
  type OwnForm,
  ownInMemory,
  ownOverTcp,
  type Role,
  type Target,
  type Terms,
} from '#harness/conformance/index.ts';
import { PlainNetwork, RealClock, type RunClock, recorded } from '#harness/net/index.ts';
import { type RunStream, textOfAddress } from '#harness/run/index.ts';
import { defined } from '#src/core/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { type Flags, UsageError } from './command.ts';
import { type HoldingNetwork, holding } from './held-lines.ts';
import { addressOf, countOf, durationOf, objectIdentifierOf, selectorIn, textOf } from './values.ts';

/** An endpoint to be tested, brought up as far as that is ours to do. */
export interface Setup {
  readonly target: Target;
  /** What stands for it, where we start it. */
  readonly process?: EndpointProcess;
  /** Lets the work be done: in memory, time passes by it. */
  readonly settle: <T>(work: Promise<T>) => Promise<T>;
  close(): Promise<void>;
}

/** What is asked for: who calls whom, and where. */
export type Wanted =
  | { readonly kind: 'self'; readonly role: Role; readonly transport: 'tcp' | 'memory' }
  | { readonly kind: 'dial'; readonly name: string; readonly to: NetworkAddress; readonly start: string | undefined }
  | { readonly kind: 'listen'; readonly at: NetworkAddress; readonly exec: string | undefined };

/** Which of the three the command line asks for. */
export const wantedOf = (target: string | undefined, flags: Flags): Wanted => {
  const [listen, self, exec, start] = [flags.listen, flags.self, flags.exec, flags.start].map(textOf);
  const asked = [target, listen, self].filter((each) => each !== undefined);
  if (asked.length !== 1)
    throw new UsageError(
      'conform takes a target, --listen or --self',
      'port102 conform 127.0.0.1:1102, or port102 conform --listen 127.0.0.1:1102',
    );
  if (exec !== undefined && listen === undefined) throw new UsageError('--exec goes with --listen: it starts what calls');
  if (start !== undefined && target === undefined) throw new UsageError('--start goes with a target: it starts what is called');
  if (self !== undefined) return { kind: 'self', role: self as Role, transport: flags.transport === 'memory' ? 'memory' : 'tcp' };
  if (listen !== undefined) return { kind: 'listen', at: addressOf(listen), exec };
  return { kind: 'dial', name: target!, to: addressOf(target!), start };
};

/** How the endpoint is to be spoken to, as the flags say. */
export const termsOf = (flags: Flags): Terms => {
  const of = (side: 'called' | 'calling') => {
    const party = defined({
      t: selectorIn(flags[side]),
      s: selectorIn(flags[`${side}S`]),
      p: selectorIn(flags[`${side}P`]),
      apTitle: given(objectIdentifierOf, `${side}-ap-title`, flags[`${side}ApTitle`]),
      aeQualifier: given(countOf, `${side}-ae-qualifier`, flags[`${side}AeQualifier`]),
    });
    return Object.keys(party).length > 0 ? party : undefined;
  };
  return defined({
    called: of('called'),
    calling: of('calling'),
    mta: textOf(flags.mta) ?? 'TESTER',
    password: textOf(flags.password),
    timeout: durationOf(String(flags.timeout)),
    quiet: QUIET,
  });
};

/** What a flag says, where it is given. */
const given = <T>(read: (flag: string, text: string) => T, flag: string, value: Flags[string]): T | undefined =>
  typeof value === 'string' ? read(flag, value) : undefined;

/** What the endpoint is: who is called, or who calls. */
export const roleOf = (wanted: Wanted): Role => (wanted.kind === 'self' ? wanted.role : wanted.kind === 'dial' ? 'responder' : 'initiator');

/** What our own endpoint is to be: of the flag there are these choices alone. */
export const ownFormOf = ({ mode = 'normal' }: Flags): OwnForm => mode as OwnForm;

/** Brings up what is wanted; what passes is told to the stream. */
export const setUp = async (wanted: Wanted, terms: Terms, stream: RunStream, form: OwnForm = 'normal'): Promise<Setup> => {
  if (wanted.kind === 'self' && wanted.transport === 'memory') {
    const { target, clock } = await ownInMemory(wanted.role, [], form, stream);
    return { target, settle: (work) => clock.settle(work), close: async () => {} };
  }
  const clock = new RealClock();
  stream.begin(() => clock.now());
  const network = holding(recorded(new PlainNetwork(), (event) => stream.emit(event)));
  const ground: Ground = { network, clock, frame: () => stream.frames };
  const { target, process, close } = await BRING_UP[wanted.kind](wanted as never, ground, terms, form);
  const settle = <T>(work: Promise<T>): Promise<T> => work;
  return { target, ...(process ? { process } : {}), settle, close: () => closed(network, close(), clock) };
};

const closed = async (network: HoldingNetwork, own: Promise<void> | void, clock: RunClock & { stop?(): void }): Promise<void> => {
  network.reset();
  await Promise.all([network.close(), own]);
  clock.stop?.();
};

type Up = { readonly target: Target; readonly process?: EndpointProcess | undefined; readonly close: () => Promise<void> | void };
type BringUp<K extends Wanted['kind']> = (wanted: Extract<Wanted, { kind: K }>, ground: Ground, terms: Terms, form: OwnForm) => Promise<Up>;

const BRING_UP: { readonly [K in Wanted['kind']]: BringUp<K> } = {
  self: ({ role }, ground, terms, form) => ownOverTcp(role, ground, form, { timeout: terms.timeout }),
  dial: async ({ name, to, start }, ground, terms) => {
    const from = { host: to.host.includes(':') ? '::' : '0.0.0.0', port: 0 };
    const process = start === undefined ? undefined : new EndpointProcess(filledIn(start, to));
    const revive = process && (() => startedAt(process, ground, to, terms));
    const target = dialledTarget(ground, { name, terms, ...(process ? { revive: revive!, crash: crashOf(process) } : {}) }, to, from);
    if (revive && !(await revive())) {
      const said = process?.output.trim().split('\n').at(-1);
      process?.stop();
      throw new UsageError(`--start: nothing listens at ${textOfAddress(to)}`, said);
    }
    return { target, close: () => process?.stop() };
  },
  listen: async ({ at, exec }, ground, terms) => {
    const process = exec === undefined ? undefined : new EndpointProcess(filledIn(exec, at));
    // Each call is that of a process of its own: whatever became of one, there is another.
    const started = process && { crash: crashOf(process, ENDING), revive: async () => true };
    const common = { name: `who calls ${textOfAddress(at)}`, terms, ...started };
    return { target: await callingTarget(ground, common, at, () => process?.start()), process, close: () => process?.stop() };
  },
};

const filledIn = (command: string, { host, port }: NetworkAddress): string =>
  command.replaceAll('{host}', host).replaceAll('{port}', `${port}`);

/** A crash shows some time after what has caused it; one that comes to its end in any case is waited for. */
const crashOf =
  (process: EndpointProcess, patience = SETTLING) =>
  async (): Promise<string | undefined> => {
    // Once more in any case: its last words come after its end.
    for (let waited = 0; waited < patience && !process.end; waited += SETTLING) await wait(SETTLING);
    await wait(SETTLING);
    return process.crash;
  };

/** Starts the endpoint, and waits until it takes calls: first until the one before takes none any more. */
const startedAt = async (process: EndpointProcess, { clock }: Ground, to: NetworkAddress, { timeout }: Terms): Promise<boolean> => {
  const within = async (ms: number, takesCalls: boolean): Promise<boolean> => {
    for (const until = clock.now() + ms; clock.now() < until; await wait(SETTLING)) if ((await isOpen(to)) === takesCalls) return true;
    return false;
  };
  process.stop();
  await within(LEAST, false);
  process.start();
  return within(Math.max(timeout, LEAST), true);
};

/** Whether somebody takes calls there. These calls are no part of the run: its capture has none of them. */
const isOpen = async (to: NetworkAddress): Promise<boolean> => {
  const line = new PlainNetwork().dial(to, { host: to.host.includes(':') ? '::' : '0.0.0.0', port: 0 });
  const opened = await new Promise<boolean>((resolve) => {
    line.on({ opened: () => resolve(true), closed: () => resolve(false), received: () => {}, drained: () => {} });
    line.open();
  });
  line.close();
  return opened;
};

/** How long nothing must come for it to be silence, in milliseconds. */
const QUIET = 200;
/** How long a process is given to die, and between two looks whether it has come up. */
const SETTLING = 50;
/** How long a caller is given to end by itself when its call is over. */
const ENDING = 300;
/** How long an endpoint is given to come up. */
const LEAST = 15_000;
