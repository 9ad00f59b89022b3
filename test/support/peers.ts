import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import type { NetworkAddress } from '#src/tpkt/index.ts';

/** Another implementation of RFC 1006 that the tests can meet: one program, a client or a server. */
export interface Peer {
  readonly kind: 'server' | 'client';
  /** Where it comes from, and the programs that are there if it is installed. */
  readonly package: { readonly npm: string } | { readonly deb: string; readonly programs: readonly string[] };
  /** How it is started at the root of the project; {host} and {port} say where it listens or calls. */
  readonly argv: readonly string[];
}

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, 'test', 'peers');
export const PEERS = JSON.parse(readFileSync(join(FOLDER, 'peers.json'), 'utf8')) as Readonly<Record<string, Peer>>;

/** A test that meets a peer: left out by name where that is not installed, a failure there if PORT102_REQUIRE_PEERS=1. */
export const peerTest = (peer: string, title: string, implementation: (t: ExecutionContext) => Promise<void>): void => {
  if (isInstalled(of(peer))) test(title, implementation);
  else if (process.env.PORT102_REQUIRE_PEERS === '1') test(title, (t) => t.fail(`peer ${peer} is required, and is not installed`));
  else test.skip(`${title} (peer ${peer} is not installed)`, implementation);
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

const freePlace = async (): Promise<NetworkAddress> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { address: host, port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return { host, port };
};

/** Milliseconds that a client may take. */
const LIMIT = 20_000;
