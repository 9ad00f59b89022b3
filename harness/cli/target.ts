import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Flags, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** The address of a host; undefined where the system knows none. */
export const resolved = async (host: string): Promise<string | undefined> => {
  if (isIP(host)) return host;
  try {
    return (await lookup(host)).address;
  } catch {
    return undefined;
  }
};

/** Says that a host has no address. */
export const unresolved = (io: Io, target: string, host: string, { json }: Flags): ExitCode => {
  const says = `this machine knows no address of ${host}`;
  if (json) io.out(JSON.stringify({ target, ending: 'unresolved', says, exit: EXIT.environment }, undefined, 2));
  else io.err(`port102: ${says}\n    check the name, or write the address`);
  return EXIT.environment;
};
