import { networkInterfaces } from 'node:os';
import { textOfAddress } from '#harness/run/index.ts';

/** What a console at that address may be called by, with its port, as it stands in a Host header; the best first. */
export const namesOf = (host: string, port: number): readonly string[] => {
  const hosts = WILD.has(host) ? [...LOOPBACK, ...ownAddresses()] : LOOPBACK.includes(host) ? LOOPBACK : [host];
  const names = hosts.map((each) => textOfAddress({ host: each, port }));
  return port === 80 ? [...names, ...names.map((name) => name.slice(0, -':80'.length))] : names;
};

const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address));

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '::1'];
/** Every address of this machine. */
export const WILD: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
