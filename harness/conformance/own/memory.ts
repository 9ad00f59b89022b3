import { type Habit, meddled } from '#harness/faults/index.ts';
import { mta } from '#harness/mta/index.ts';
import { names } from '#harness/names/index.ts';
import { MemoryNetwork, type Network, recorded, VirtualClock } from '#harness/net/index.ts';
import { RunStream } from '#harness/run/index.ts';
import type { Clock } from '#src/io/index.ts';
import type { Role } from '../case.ts';
import { callingTarget, dialledTarget } from '../dialling.ts';
import { messageApdu } from '../mts-apdu.ts';
import { CONFORMANCE } from '../speech.ts';
import type { Mode, Target } from '../target.ts';
import { OwnCaller } from './caller.ts';
import { OWN_ADDRESS, OWN_PORT, OWN_TERMS, ownHost, TESTER_ADDRESS } from './host.ts';

/** Our own endpoint in memory: the target that it is, the time that passes, and what is told. */
export interface OwnEndpoint {
  readonly target: Target;
  readonly clock: VirtualClock;
  readonly stream: RunStream;
}

/** Brings up our own endpoint in memory, with whoever is let into its lines. */
export const ownInMemory = async (
  role: Role,
  habits: readonly Habit[] = [],
  mode: Mode = 'normal',
  stream: RunStream = new RunStream(),
): Promise<OwnEndpoint> => {
  const clock = new VirtualClock();
  stream.begin(() => clock.now());
  const network = recorded(new MemoryNetwork(clock, { addresses: [OWN_ADDRESS, TESTER_ADDRESS] }), (event) => stream.emit(event));
  const ground = { network, clock, frame: () => stream.frames };
  // Whom the endpoint meets in its lines is below it, and above what is told.
  const within = meddled(network, clock, ({ local }) => (local.host === OWN_ADDRESS ? habits : []));
  const target = await OWN[role]({ ground, within, clock, mode });
  return { target, clock, stream };
};

interface Setting {
  readonly ground: { readonly network: Network; readonly clock: Clock; readonly frame: () => number };
  readonly within: Network;
  readonly clock: Clock;
  readonly mode: Mode;
}

const IUT = { host: OWN_ADDRESS, port: OWN_PORT };
const TESTER = { host: TESTER_ADDRESS, port: OWN_PORT };
const ANY_PORT = { host: TESTER_ADDRESS, port: 0 };

const OWN: Readonly<Record<Role, (setting: Setting) => Promise<Target>>> = {
  responder: async ({ ground, within, clock, mode }) => {
    const host = ownHost(CONFORMANCE[mode]);
    const world = { network: within, clock, seed: 1, emit: () => {} };
    await mta(host, names({ host: { name: host.name, addresses: [OWN_ADDRESS] }, sources: [], netbios: [] }), world, {
      keep: () => {},
    }).start();
    return dialledTarget(ground, { name: 'our own endpoint', terms: OWN_TERMS }, IUT, ANY_PORT);
  },
  initiator: async ({ ground, within, clock, mode }) => {
    const apdu = messageApdu(3000, 'IUT-000001');
    const call = () => void new OwnCaller(within.dial(TESTER, { host: OWN_ADDRESS, port: 0 }), clock, CONFORMANCE[mode], apdu);
    return callingTarget(ground, { name: 'our own endpoint', terms: OWN_TERMS }, TESTER, call);
  },
};
