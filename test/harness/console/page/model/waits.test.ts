import test from 'ava';
import type { RunEvent } from '#harness/run/index.ts';
import { Waits, waitSays } from '../../../../../harness/console/page/model/waits.ts';
import type { Told } from '../../../../../harness/console/protocol.ts';
import { playedHere } from '../../../../support/played.ts';

type Retry = Extract<Told, { type: 'retry' }>;
const retry = (t: number, rest: Partial<Extract<RunEvent, { type: 'retry' }>>): Retry => ({
  ...{ v: 1, seq: 0, t, type: 'retry', connector: 'alpha/link', number: 1, of: 144 },
  ...rest,
});
const saysOf = (waits: Waits, now: number): readonly string[] => waits.all.map((wait) => waitSays(wait, 0, now));

test('what waits is told with its time, the next one first', (t) => {
  const waits = new Waits();
  waits.hear(retry(250, { after: 600_000 }));
  waits.hear(retry(250, { message: 'id-1', after: 300_000, of: 2 }));
  t.deepEqual(saysOf(waits, 250), [
    'alpha/link sends id-1 again in 5 min, at 5:00.250: retry 1 of 2',
    'alpha/link calls again in 10 min, at 10:00.250: retry 1 of 144',
  ]);
});

test('by a real clock it is said when, and not how long that is', (t) => {
  const waits = new Waits();
  waits.hear(retry(250, { after: 600_000 }));
  t.is(waitSays(waits.all[0]!, 0), 'alpha/link calls again at 10:00.250: retry 1 of 144');
});

test('it is over when its time has come, or when it is called off', (t) => {
  const waits = new Waits();
  waits.hear(retry(0, { after: 1000 }));
  waits.hear(retry(0, { connector: 'bravo/link', after: 2000 }));
  waits.pass(1000);
  t.deepEqual(saysOf(waits, 1000), ['bravo/link calls again in 1 s, at 0:02.000: retry 1 of 144']);
  waits.hear(retry(1500, { connector: 'bravo/link' }));
  t.deepEqual(saysOf(waits, 1500), []);
});

test('the founding case: each connector waits after each attempt, and its attempt comes when that is over', async (t) => {
  const events = await playedHere('two-connectors-one-address');
  const waits = new Map<string, number>();
  let late = 0;
  for (const event of events) {
    if (event.type === 'retry' && event.after !== undefined) waits.set(event.connector, event.t + event.after);
    if (event.type === 'attempt' && event.number > 1 && waits.get(event.connector) !== event.t) late += 1;
  }
  t.deepEqual([waits.size, late], [4, 0]);
});
