import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import type { NetworkAddress } from '#src/tpkt/index.ts';

/** Another implementation of RFC 1006 that the tests can meet. */
export type Peer = 'node-snap7' | 'nodes7' | 'iso-on-tcp';

/** A test that meets a peer: left out by name where that is not installed, a failure there if PORT102_REQUIRE_PEERS=1. */
export const peerTest = (peer: Peer, title: string, implementation: (t: ExecutionContext) => Promise<void>): void => {
  if (existsSync(join(FOLDER, 'node_modules', peer))) test(title, implementation);
  else if (process.env.PORT102_REQUIRE_PEERS === '1') test(title, (t) => t.fail(`peer ${peer} is required, and is not installed`));
  else test.skip(`${title} (peer ${peer} is not installed)`, implementation);
};

/** What a peer's client makes of a call: it runs in a process of its own, for native code may crash. */
export const calls = async (client: string, { host, port }: NetworkAddress, calling: number, called: number): Promise<Outcome> => {
  const args = [join(FOLDER, `${client}.js`), host, `${port}`, `${calling}`, `${called}`];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: LIMIT });
  return JSON.parse(stdout) as Outcome;
};
export interface Outcome {
  readonly connected: boolean;
  readonly says: string;
}

/** A peer's server at a free port, as long as `use` lasts. */
export const withServer = async (server: string, use: (at: NetworkAddress) => Promise<void>): Promise<void> => {
  const at = await freePlace();
  const args = [join(FOLDER, `${server}.js`), at.host, `${at.port}`];
  const process_ = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], timeout: LIMIT });
  try {
    const [said] = (await Promise.race([once(process_.stdout, 'data'), once(process_, 'exit')])) as unknown[];
    const { listening, says } = JSON.parse(String(said)) as { readonly listening: boolean; readonly says: string };
    if (!listening) throw new Error(`${server} does not listen: ${says}`);
    await use(at);
  } finally {
    process_.kill();
  }
};

const freePlace = async (): Promise<NetworkAddress> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { address: host, port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return { host, port };
};

const FOLDER = join(import.meta.dirname, '..', 'peers');
/** Milliseconds that a peer may take. */
const LIMIT = 20_000;
