import type { NetworkAddress } from '#src/tpkt/index.ts';
import { type LineLimits, limitsWith } from './limits.ts';
import type { Line } from './line.ts';
import { TcpLine } from './tcp-line.ts';

/** A line to there, from any address of this machine or a given one (port 0: any port). It stands closed until `open`. */
export const dial = (to: NetworkAddress, from?: NetworkAddress, limits?: Partial<LineLimits>): Line =>
  new TcpLine(to, from, limitsWith(limits));
