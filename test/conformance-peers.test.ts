import test from 'ava';
import { CASES } from '#harness/conformance/index.ts';
import { conformed, recordedOf, UNSTABLE } from './support/conformed.ts';
import { PEERS } from './support/peer-table.ts';
import { peerTest } from './support/peers.ts';

const SLOW = 'its own patience of a second or so decides, and a busy machine takes longer';
/** Who is not met each time, and why; PORT102_PEERS=all meets them as well. */
const LEFT_OUT: Readonly<Record<string, string>> =
  process.env.PORT102_PEERS === 'all'
    ? {}
    : {
        's7-info-client': 'every case starts nmap, which takes seconds to look at a port',
        'snap7-client': SLOW,
        'nodes7-client': SLOW,
        'st-one-nodes7-client': SLOW,
        'rdesktop-client': SLOW,
        'xfreerdp-client': SLOW,
      };

for (const peer of Object.keys(PEERS).filter((name) => LEFT_OUT[name] === undefined)) {
  peerTest(peer, `${peer} is found to be what it was found to be`, async (t) => {
    t.timeout(PATIENCE);
    const { has, results } = await conformed(peer);
    const recorded = recordedOf(peer);
    const compared = (verdicts: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(verdicts).filter(([id]) => UNSTABLE[peer]?.[id] === undefined));
    t.deepEqual(has, recorded.has);
    t.deepEqual(compared(Object.fromEntries(results.map(({ case: id, verdict }) => [id, verdict]))), compared(recorded.verdicts));
  });
}

test('every verdict that is recorded is that of a case', (t) => {
  const known = new Set(CASES.map(({ id }) => id));
  for (const peer of Object.keys(PEERS))
    t.deepEqual(
      [...Object.keys(recordedOf(peer).verdicts), ...Object.keys(UNSTABLE[peer] ?? {})].filter((id) => !known.has(id)),
      [],
      peer,
    );
});

const PATIENCE = 900_000;
