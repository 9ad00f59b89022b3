import { type Habit, meddled } from '#harness/faults/index.ts';
import { MemoryNetwork, recorded, VirtualClock } from '#harness/net/index.ts';
import { RunStream } from '#harness/run/index.ts';
import type { Role } from '../case.ts';
import type { Target } from '../target.ts';
import { ownTarget } from './endpoint.ts';
import { OWN_FORMS, type OwnForm } from './form.ts';
import { OWN_ADDRESS, OWN_PORT, TESTER_ADDRESS } from './host.ts';

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
  form: OwnForm = 'normal',
  stream: RunStream = new RunStream(),
): Promise<OwnEndpoint> => {
  const clock = new VirtualClock();
  stream.begin(() => clock.now());
  const network = recorded(new MemoryNetwork(clock, { addresses: [OWN_ADDRESS, TESTER_ADDRESS] }), (event) => stream.emit(event));
  const ground = { network, clock, frame: () => stream.frames };
  // Whom the endpoint meets in its lines is below it, and above what is told.
  const within = meddled(network, clock, ({ local }) => (local.host === OWN_ADDRESS ? habits : []));
  const { terms } = OWN_FORMS[form];
  const target = await ownTarget(role, form, { ground, within, terms, iut: IUT, tester: TESTER, found: (_, at) => at });
  return { target, clock, stream };
};

const IUT = { host: OWN_ADDRESS, port: OWN_PORT };
const TESTER = { host: TESTER_ADDRESS, port: OWN_PORT };
