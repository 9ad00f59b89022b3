import { type Habit, meddled } from '#harness/faults/index.ts';
import { type Network, PlainNetwork } from '#harness/net/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Role } from '../case.ts';
import type { Ground } from '../dialling.ts';
import type { Target } from '../target.ts';
import type { Terms } from '../terms.ts';
import { ownTarget } from './endpoint.ts';
import { OWN_FORMS, type OwnForm } from './form.ts';

/** Our own endpoint over real TCP on this machine, and how to take it down. */
export interface OwnOverTcp {
  readonly target: Target;
  close(): Promise<void>;
}

/** Brings up our own endpoint at a free port of loopback. `ground`: where its tester lives; the endpoint has a network of its own. */
export const ownOverTcp = async (
  role: Role,
  ground: Ground,
  form: OwnForm,
  changes: Partial<Terms> = {},
  habits: readonly Habit[] = [],
): Promise<OwnOverTcp> => {
  const plain = new PlainNetwork();
  const within = meddled(plain, ground.clock, () => habits);
  const terms = { ...OWN_FORMS[form].terms, ...changes };
  const found = (network: Network, at: NetworkAddress): NetworkAddress => placeIn(network.real(at));
  const target = await ownTarget(role, form, { ground, within, terms, iut: ANY, tester: ANY, found });
  return { target, close: () => plain.close() };
};

const ANY = { host: '127.0.0.1', port: 0 };

const placeIn = (text: string): NetworkAddress => {
  const [host = '', port] = text.split(':');
  return { host, port: Number(port) };
};
