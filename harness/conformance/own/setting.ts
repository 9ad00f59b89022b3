import type { Network } from '#harness/net/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Role } from '../case.ts';
import type { Ground } from '../dialling.ts';
import type { Target } from '../target.ts';
import type { Terms } from '../terms.ts';

/** Where our own endpoint and its tester live: in memory, or on this machine. */
export interface Setting {
  readonly ground: Ground;
  /** The endpoint's own way to the ground, with whoever is let into its lines. */
  readonly within: Network;
  readonly terms: Terms;
  readonly iut: NetworkAddress;
  readonly tester: NetworkAddress;
  /** Where somebody is found who listens there: the port may be any. */
  readonly found: (network: Network, at: NetworkAddress) => NetworkAddress;
}

/** How our own endpoint is brought up in each of its roles. */
export type OwnRoles = Readonly<Record<Role, (setting: Setting) => Promise<Target>>>;

export const OWN_NAME = 'our own endpoint';
