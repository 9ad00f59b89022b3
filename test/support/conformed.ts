import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { port102With } from './cli.ts';
import { ownFolder } from './folder.ts';
import { freePlace, PEERS, ROOT } from './peer-table.ts';

/** What the suite makes of a peer. */
export interface Conformed {
  /** What it was found to have. */
  readonly has: readonly string[];
  readonly results: readonly Told[];
  /** A capture of all of it, and the port where the called end is in it. */
  readonly capture: string;
  readonly port: number;
}

/** A case that was run, as `conform --json` tells it. */
export interface Told {
  readonly case: string;
  readonly verdict: string;
  readonly clause: string;
  readonly level: string;
  readonly observed: string;
  readonly reason: string;
  readonly frames: { readonly first: number; readonly last: number };
}

/** What is recorded of a peer: the verdict of every case that is about it, and of a client how it meets bad responders. */
export interface Recorded {
  readonly has: readonly string[];
  readonly verdicts: Readonly<Record<string, string>>;
  readonly responders?: Readonly<Record<string, string>>;
}

/** Runs the suite against a peer, in this process. */
export const conformed = async (peer: string): Promise<Conformed> => {
  const cwd = ownFolder();
  const at = await freePlace();
  const { has = {}, results } = await told<{ has?: Record<string, boolean>; results: readonly Told[] }>(cwd, argvFor(peer, at));
  return {
    has: Object.keys(has).filter((feature) => has[feature]),
    results: results.filter(({ verdict }) => verdict !== 'n/a'),
    capture: join(cwd, '.port102', 'last', 'run.pcapng'),
    port: at.port,
  };
};

/** How a client ends that meets bad responders: by responder. */
export const metBadly = async (peer: string): Promise<Readonly<Record<string, string>>> => {
  const cwd = ownFolder();
  const { responders } = await told<{ responders: readonly { responder: string; ending: string }[] }>(cwd, [
    ...argvFor(peer, await freePlace()),
    '--bad-responders',
  ]);
  return Object.fromEntries(responders.map(({ responder, ending }) => [responder, ending]));
};

/** What was recorded of a peer. */
export const recordedOf = (peer: string): Recorded => JSON.parse(readFileSync(recordFileOf(peer), 'utf8')) as Recorded;
export const recordFileOf = (peer: string): string => join(ROOT, 'test', 'peers', 'verdicts', `${peer}.json`);

/** Cases whose verdict depends on time, of a peer, and why: they are not compared. */
export const UNSTABLE = JSON.parse(readFileSync(join(ROOT, 'test', 'peers', 'unstable.json'), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

const told = async <T>(cwd: string, argv: readonly string[]): Promise<T> => {
  const { out, err } = await port102With({ cwd }, 'conform', ...argv, '--json', '--timeout', PATIENCE);
  if (out.length === 0) throw new Error(err.join('\n'));
  return JSON.parse(out.join('\n')) as T;
};

/** What of npm is S7 or takes any selector; what is of Debian has none, or its own. */
const argvFor = (peer: string, { host, port }: NetworkAddress): readonly string[] => {
  const { kind, package: from, argv } = PEERS[peer]!;
  const [program, file, ...places] = argv;
  const takesSelectors = 'npm' in from;
  // A shell stands between, which is to become what it starts.
  const command = ['exec', program, join(ROOT, file!), ...places].join(' ');
  if (kind === 'client') return ['--listen', `${host}:${port}`, '--exec', takesSelectors ? `${command} 0x0100 0x0102` : command];
  return [`${host}:${port}`, '--start', command, ...(takesSelectors ? ['--called', '0x0102', '--calling', '0x0100'] : [])];
};

/** How long an answer is waited for: these machines have others to serve. */
const PATIENCE = '4s';
