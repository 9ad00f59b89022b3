import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { FOLDER, freePlace, PEERS, type Peer, ROOT } from './peer-table.ts';

/** A test that meets peers: left out by name where one of them is not installed, a failure there if PORT102_REQUIRE_PEERS=1. */
export const peerTest = (
  peers: string | readonly string[],
  title: string,
  implementation: (t: ExecutionContext) => Promise<void>,
): void => {
  const missing = [peers].flat().find((peer) => !isInstalled(of(peer)));
  if (missing === undefined) test(title, implementation);
  else if (process.env.PORT102_REQUIRE_PEERS === '1') test(title, (t) => t.fail(`peer ${missing} is required, and is not installed`));
  else test.skip(`${title} (peer ${missing} is not installed)`, implementation);
};

/** What a peer's client makes of a call. Rejects where it crashes (code, or signal), hangs (SIGALRM) or ends without a word. */
export const calls = async (client: string, at: NetworkAddress, calling?: number, called?: number): Promise<Outcome> => {
  const [program, ...args] = argvOf(client, at, calling, called);
  const { stdout } = await promisify(execFile)(program!, args, { cwd: ROOT, timeout: LIMIT });
  return JSON.parse(stdout) as Outcome;
};
export interface Outcome {
  readonly connected: boolean;
  readonly says: string;
}

/** A peer's server at a free port, as long as `use` lasts; `use` may ask what has become of it. */
export const withServer = async <T>(server: string, use: (at: NetworkAddress, fate: () => Fate) => Promise<T>): Promise<T> => {
  const at = await freePlace();
  const [program, ...args] = argvOf(server, at);
  // It ends with its standard input, and so with us.
  const child = spawn(program!, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [said] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as unknown[];
    const { listening, says } = JSON.parse(String(said)) as { readonly listening: boolean; readonly says: string };
    if (!listening) throw new Error(`${server} does not listen: ${says}`);
    return await use(at, () => child.signalCode ?? child.exitCode ?? 'runs');
  } finally {
    child.kill();
  }
};
/** Of a server: it runs, or the code or the signal that it ended with. */
export type Fate = 'runs' | number | NodeJS.Signals;

const argvOf = (peer: string, { host, port }: NetworkAddress, ...selectors: readonly (number | undefined)[]): readonly string[] => {
  const given = selectors.filter((selector) => selector !== undefined).map(String);
  return [...of(peer).argv, ...given].map((arg) => arg.replace('{host}', host).replace('{port}', `${port}`));
};

const of = (name: string): Peer => {
  const peer = PEERS[name];
  if (peer === undefined) throw new Error(`no peer is called ${name}`);
  return peer;
};

const isInstalled = ({ package: from }: Peer): boolean =>
  'npm' in from ? existsSync(join(FOLDER, 'node_modules', from.npm)) : from.programs.every(isProgram);
const isProgram = (name: string): boolean => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Milliseconds that a client may take. */
const LIMIT = 20_000;
