import test from 'ava';
import { openLab } from '../../../harness/topology/lab.ts';
import { pair, topology } from '../../support/hosts.ts';

/** What becomes of the connector of one product that calls another, with MTAs behind both. */
const became = async (caller: string, called: string): Promise<string> => {
  const side = (product: string) => ({ product, a: 'OPS', b: 'OPS' });
  const lab = await openLab(topology(pair(side(caller), side(called))), { transport: 'memory', seed: 1 });
  const outcome = await lab.clock.settle(lab.mtaOf('x').open('link'));
  await lab.close();
  return String(outcome);
};

const calls: Readonly<Record<string, readonly [caller: string, called: string, outcome: string]>> = {
  'ISODE stands in front of an MTA': ['generic', 'isode', 'up'],
  'who stands for the user of a connection is left out where an MTA is that user': ['generic', 'snap7', 'up'],
  'an MTA with habits calls without them': ['conpot', 'generic', 'up'],
  'an MTA does not bind where the references are 0': ['generic', 'cc-zero-references', 'refused'],
  'an MTA does not bind where nobody answers': ['generic', 'nothing-after-cr', 'timeout'],
};
for (const [title, [caller, called, outcome]] of Object.entries(calls)) {
  test(title, async (t) => t.is(await became(caller, called), outcome));
}
