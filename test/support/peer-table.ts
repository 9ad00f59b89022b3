import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { NetworkAddress } from '#src/tpkt/index.ts';

/** Another implementation of RFC 1006 that the tests can meet: one program, a client or a server. */
export interface Peer {
  readonly kind: 'server' | 'client';
  /** Where it comes from, and the programs that are there if it is installed. */
  readonly package: { readonly npm: string } | { readonly deb: string; readonly programs: readonly string[] };
  /** How it is started at the root of the project; {host} and {port} say where it listens or calls. */
  readonly argv: readonly string[];
}

export const ROOT = join(import.meta.dirname, '..', '..');
export const FOLDER = join(ROOT, 'test', 'peers');
export const PEERS = JSON.parse(readFileSync(join(FOLDER, 'peers.json'), 'utf8')) as Readonly<Record<string, Peer>>;

/** A port of this machine that nobody has. */
export const freePlace = async (): Promise<NetworkAddress> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { address: host, port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return { host, port };
};
