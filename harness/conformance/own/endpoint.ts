import { mta } from '#harness/mta/index.ts';
import { names } from '#harness/names/index.ts';
import type { Network } from '#harness/net/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Role } from '../case.ts';
import { callingTarget, dialledTarget, type Ground } from '../dialling.ts';
import { messageApdu } from '../mts-apdu.ts';
import { CONFORMANCE } from '../speech.ts';
import type { Mode, Target } from '../target.ts';
import type { Terms } from '../terms.ts';
import { OwnCaller } from './caller.ts';
import { ownHost } from './host.ts';

/** Where our own endpoint and its tester live: in memory, or on this machine. */
export interface Setting {
  readonly ground: Ground;
  /** The endpoint's own way to the ground, with whoever is let into its lines. */
  readonly within: Network;
  readonly mode: Mode;
  readonly terms: Terms;
  readonly iut: NetworkAddress;
  readonly tester: NetworkAddress;
  /** Where somebody is found who listens there: the port may be any. */
  readonly found: (network: Network, at: NetworkAddress) => NetworkAddress;
}

/** Brings up our own endpoint in one of its roles. */
export const ownTarget = (role: Role, setting: Setting): Promise<Target> => OWN[role](setting);

const NAME = 'our own endpoint';

const OWN: Readonly<Record<Role, (setting: Setting) => Promise<Target>>> = {
  responder: async ({ ground, within, mode, terms, iut, tester, found }) => {
    const host = ownHost(CONFORMANCE[mode], iut);
    const world = { network: within, clock: ground.clock, seed: 1, emit: () => {} };
    const known = names({ host: { name: host.name, addresses: [iut.host] }, sources: [], netbios: [] });
    await mta(host, known, world, { keep: () => {} }).start();
    return dialledTarget(ground, { name: NAME, terms }, found(within, iut), { host: tester.host, port: 0 });
  },
  initiator: async ({ ground, within, mode, terms, iut, tester, found }) => {
    const apdu = messageApdu(3000, 'IUT-000001');
    const call = (): void => {
      const line = within.dial(found(ground.network, tester), { host: iut.host, port: 0 });
      new OwnCaller(line, ground.clock, CONFORMANCE[mode], apdu);
    };
    return callingTarget(ground, { name: NAME, terms }, tester, call);
  },
};
