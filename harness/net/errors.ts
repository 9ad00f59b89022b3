import type { BindError } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';

export type BindFailure = 'EACCES' | 'EADDRINUSE' | 'EADDRNOTAVAIL' | 'other';

/** An address cannot be bound; `hint` is the cure. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly code: BindFailure;
  readonly at: NetworkAddress;
  readonly hint: string;

  constructor(code: BindFailure, at: NetworkAddress, options?: ErrorOptions) {
    super(`${at.host}:${at.port} cannot be bound: ${REASONS[code].says}`, options);
    this.code = code;
    this.at = at;
    this.hint = REASONS[code].hint;
  }
}

const REASONS: Readonly<Record<BindFailure, { readonly says: string; readonly hint: string }>> = {
  EACCES: {
    says: 'this user may not use that port',
    hint: 'choose a port from 1024 on, or let this user: sudo sysctl net.ipv4.ip_unprivileged_port_start=102',
  },
  EADDRINUSE: {
    says: 'somebody else has it',
    hint: 'choose another port or address; a scenario also runs without sockets: port102 run --transport memory',
  },
  EADDRNOTAVAIL: {
    says: 'this machine does not have that address',
    hint: 'Linux has all of 127/8; on macOS add it: sudo ifconfig lo0 alias ADDRESS; a scenario also runs without sockets: port102 run --transport memory',
  },
  other: { says: 'the system refused', hint: 'port102 doctor tells what this machine can do' },
};

/** The error of an address as the run knows it. */
export const networkErrorOf = (error: BindError, at: NetworkAddress): NetworkError =>
  new NetworkError(failureOf(error.code), at, { cause: error });

const failureOf = (code: string): BindFailure => (code === 'EACCES' || code === 'EADDRINUSE' || code === 'EADDRNOTAVAIL' ? code : 'other');
