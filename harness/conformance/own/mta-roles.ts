import { mta } from '#harness/mta/index.ts';
import { names } from '#harness/names/index.ts';
import { callingTarget, dialledTarget } from '../dialling.ts';
import { messageApdu } from '../mts-apdu.ts';
import { CONFORMANCE } from '../speech/mta.ts';
import type { Mode } from '../target.ts';
import { OwnCaller } from './caller.ts';
import { ownHost } from './host.ts';
import { OWN_NAME, type OwnRoles } from './setting.ts';

/** Our own endpoint as an MTA that binds in that mode. */
export const mtaRoles = (mode: Mode): OwnRoles => ({
  responder: async ({ ground, within, terms, iut, tester, found }) => {
    const host = ownHost(CONFORMANCE[mode], iut);
    const world = { network: within, clock: ground.clock, seed: 1, emit: () => {} };
    const known = names({ host: { name: host.name, addresses: [iut.host] }, sources: [], netbios: [] });
    await mta(host, known, world, { keep: () => {} }).start();
    return dialledTarget(ground, { name: OWN_NAME, terms }, found(within, iut), { host: tester.host, port: 0 });
  },
  initiator: async ({ ground, within, terms, iut, tester, found }) => {
    const apdu = messageApdu(3000, 'IUT-000001');
    const call = (): void => {
      const line = within.dial(found(ground.network, tester), { host: iut.host, port: 0 });
      new OwnCaller(line, ground.clock, CONFORMANCE[mode], apdu);
    };
    return callingTarget(ground, { name: OWN_NAME, terms }, tester, call);
  },
});
