import test from 'ava';
import { record } from '#harness/capture/index.ts';
import { compare, differenceBetween, isSame, wholeOfOctets } from '#harness/diff/index.ts';
import { load } from '#harness/scenario-file/index.ts';
import { play } from '#harness/topology/index.ts';
import { TOLD_APART } from '../../support/scenarios.ts';

const STEPS = 'steps: [{ open: ["*"] }, { send: { from: alpha/ops } }, { send: { from: bravo/sales, count: 2 } }]\n';
const SCENARIO = TOLD_APART.replace('expect:', `${STEPS}expect:`);

const captured = async ({ seed = 1, start = Date.UTC(1999, 10, 22), scenario = SCENARIO } = {}): Promise<Uint8Array> => {
  const [topology] = load(scenario, 'x.yaml').topologies;
  const { events } = await play(topology!, { transport: 'memory', seed, started: new Date(start) });
  return record(events, { start, names: [] });
};

test('a run is the same on another day, with another seed', async (t) => {
  const [a, b] = [await captured(), await captured({ seed: 7, start: Date.UTC(2030, 0, 1, 3, 4, 5) })];
  t.notDeepEqual(a, b);
  t.is(await differenceBetween(a, b), undefined);
});

test('a run of another product is not', async (t) => {
  const [a, b] = [await captured(), await captured({ scenario: SCENARIO.replace('exchange-5.5-sp1', 'generic') })];
  t.regex((await differenceBetween(a, b)) ?? '', /^10\.1\.0\.\d to 10\.1\.0\.\d:102: /);
});

test('a run to which nobody answers has associations, too', async (t) => {
  const whole = await wholeOfOctets(await captured({ scenario: SCENARIO.replace('bravo:\n', 'bravo:\n    up: false\n') }));
  t.true(whole.conversations.length > 0);
  t.true(isSame(compare(whole, whole)));
});
