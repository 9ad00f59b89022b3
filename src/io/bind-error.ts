import type { NetworkAddress } from '#src/tpkt/index.ts';

/** An address that cannot be listened on; `hint` is the cure, in words. */
export class BindError extends Error {
  override readonly name = 'BindError';
  /** The system's name for it: `EACCES`, `EADDRINUSE`, `EADDRNOTAVAIL`, ... */
  readonly code: string;
  readonly at: NetworkAddress;
  readonly hint: string;

  constructor(code: string, at: NetworkAddress, options?: ErrorOptions) {
    const { says, hint } = REASONS[code] ?? UNKNOWN;
    super(`cannot listen on ${at.host} port ${at.port}: ${says}`, options);
    this.code = code;
    this.at = at;
    this.hint = hint;
  }
}

interface Reason {
  readonly says: string;
  readonly hint: string;
}

// biome-ignore format: a table
const REASONS: Readonly<Record<string, Reason>> = {
  EACCES:        { says: 'this user may not use that port',           hint: 'use a port of 1024 or above, or allow this one: sysctl net.ipv4.ip_unprivileged_port_start=102' },
  EADDRINUSE:    { says: 'another program listens there',             hint: 'end that program, or use another port or address' },
  EADDRNOTAVAIL: { says: 'this machine does not have that address',   hint: 'use an address of this machine: Linux has all of 127/8, elsewhere each must be added to the loopback interface' },
  ENOTFOUND:     { says: 'nobody knows that name',                    hint: 'give an IP address' },
};
const UNKNOWN: Reason = { says: 'the system refuses', hint: 'see the cause' };
