import { MemoryNetwork, recorded, VirtualClock } from '#harness/net/index.ts';
import { type Association, beCalled, call } from './mta.ts';
import type { Step } from './steps.ts';

/** What two MTAs of ours say to each other over an association on which those messages are transferred: how many octets there and back. */
export const conversation = async (association: Association, messages: readonly Uint8Array[]): Promise<readonly Step[]> => {
  const clock = new VirtualClock();
  const steps: Step[] = [];
  const network = recorded(new MemoryNetwork(clock, { addresses: [CALLED.host] }), (event) => {
    if (event.type === 'octets') add(steps, event.from, event.octets.length);
  });
  await network.listen(CALLED, (line) => beCalled(line, clock));
  const waiting = [...messages];
  await clock.settle(call(network.dial(CALLED, CALLING), clock, association, () => waiting.shift()));
  return steps;
};

const add = (steps: Step[], from: 'caller' | 'called', octets: number): void => {
  const { there = 0, back = 0 } = steps.at(-1) ?? {};
  const isAnother = steps.length === 0 || (from === 'caller' && back > 0);
  if (from === 'called') steps.splice(-1, 1, { there, back: back + octets });
  else if (isAnother) steps.push({ there: octets, back: 0 });
  else steps.splice(-1, 1, { there: there + octets, back });
};

const CALLING = { host: '192.0.2.1', port: 0 };
const CALLED = { host: '192.0.2.2', port: 102 };
