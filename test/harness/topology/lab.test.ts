import test from 'ava';
import { parseFault } from '#harness/faults/index.ts';
import { load } from '#harness/scenario-file/index.ts';
import { type Played, play } from '#harness/topology/index.ts';

const SCENARIO = `version: 1
hosts:
  alpha:
    product: exchange-5.5-sp1
    ip: 10.1.0.1/24
    mta: { name: ALPHA }
    connectors: { to-bravo: { remote: { address: 10.1.0.2, mta: BRAVO }, outgoing: { t: OPS }, peer: bravo/to-alpha } }
  bravo:
    product: exchange-5.5-sp1
    ip: 10.1.0.2/24
    mta: { name: BRAVO }
    connectors: { to-alpha: { remote: { address: 10.1.0.1, mta: ALPHA }, outgoing: { t: OPS }, peer: alpha/to-bravo } }
steps:
  - open: [alpha/to-bravo]
  - send: { from: alpha/to-bravo, size: 5K }
  - send: { from: bravo/to-alpha, size: 1K }
`;
const [topology] = load(SCENARIO, 'x.yaml').topologies;
const played = (fault: string, transport: 'memory' | 'tcp'): Promise<Played> =>
  play(topology!, { transport, seed: 1, faults: [parseFault(fault)] });
const toldBy = ({ events }: Played): readonly string[] =>
  events.flatMap((event) => {
    if (event.type === 'fault') return [`${event.from}: ${event.says}`];
    if (event.type === 'note') return [event.says];
    return event.type === 'connector' ? [event.outcome] : [];
  });

/** A fault, and what is told of it and of the connector. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'CC from bravo: delay 5s': ['called: held up for 5s', 'up'],
  'CN from alpha/to-bravo: corrupt 0 xor ff': ['caller: octet 0 changed from 03 to fc', 'reset', 'up'],
  'CR from zulu: drop': ['up', 'the fault "CR from zulu: drop" has struck nothing'],
  // Nobody has a timer for the turn: the run goes on without it, and ends.
  'GTC from alpha: drop': [
    'up',
    'caller: taken away, 9 octets',
    'nothing more happens, though something is under way: it waits for what a fault has taken away',
    'nothing more happens, though something is under way: it waits for what a fault has taken away',
  ],
};

for (const transport of ['memory', 'tcp'] as const) {
  for (const [fault, told] of Object.entries(TOLD)) {
    test(`${transport}: ${fault}`, async (t) => t.deepEqual(toldBy(await played(fault, transport)), told));
  }
}
