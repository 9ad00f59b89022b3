import { type Habit, meddled } from '#harness/faults/index.ts';
import { mta } from '#harness/mta/index.ts';
import { names } from '#harness/names/index.ts';
import { PlainNetwork } from '#harness/net/index.ts';
import type { Role } from '../case.ts';
import { callingTarget, dialledTarget, type Ground } from '../dialling.ts';
import { messageApdu } from '../mts-apdu.ts';
import { CONFORMANCE } from '../speech.ts';
import type { Mode, Target } from '../target.ts';
import type { Terms } from '../terms.ts';
import { OwnCaller } from './caller.ts';
import { OWN_TERMS, ownHost } from './host.ts';

/** Our own endpoint over real TCP on this machine, and how to take it down. */
export interface OwnOverTcp {
  readonly target: Target;
  close(): Promise<void>;
}

/** Brings up our own endpoint at a free port of loopback. `ground`: where its tester lives; the endpoint has a network of its own. */
export const ownOverTcp = async (
  role: Role,
  ground: Ground,
  mode: Mode,
  changes: Partial<Terms> = {},
  habits: readonly Habit[] = [],
): Promise<OwnOverTcp> => {
  const plain = new PlainNetwork();
  const network = meddled(plain, ground.clock, () => habits);
  const target = await OWN[role]({ ground, network, mode, terms: { ...OWN_TERMS, ...changes } });
  return { target, close: () => plain.close() };
};

interface Setting {
  readonly ground: Ground;
  readonly network: PlainNetwork | ReturnType<typeof meddled>;
  readonly mode: Mode;
  readonly terms: Terms;
}

const ANY = { host: '127.0.0.1', port: 0 };

const OWN: Readonly<Record<Role, (setting: Setting) => Promise<Target>>> = {
  responder: async ({ ground, network, mode, terms }) => {
    const host = ownHost(CONFORMANCE[mode], ANY);
    const world = { network, clock: ground.clock, seed: 1, emit: () => {} };
    await mta(host, names({ host: { name: host.name, addresses: [ANY.host] }, sources: [], netbios: [] }), world, {
      keep: () => {},
    }).start();
    return dialledTarget(ground, { name: 'our own endpoint', terms }, placeIn(network.real(ANY)), ANY);
  },
  initiator: async ({ ground, network, mode, terms }) => {
    const apdu = messageApdu(3000, 'IUT-000001');
    const call = (): void =>
      void new OwnCaller(network.dial(placeIn(ground.network.real(ANY)), ANY), ground.clock, CONFORMANCE[mode], apdu);
    return callingTarget(ground, { name: 'our own endpoint', terms }, ANY, call);
  },
};

const placeIn = (text: string): { readonly host: string; readonly port: number } => {
  const [host = '', port] = text.split(':');
  return { host, port: Number(port) };
};
