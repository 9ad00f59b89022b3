import test from 'ava';
import { clockSays, deltaSays } from '../../../../../harness/console/page/model/times.ts';

for (const [t0, says] of [
  [250, '0:00.250'],
  [1_241_000, '20:41.000'],
  [91_242_001, '25:20:42'],
] as const)
  test(`${t0} ms is ${says}`, (t) => t.is(clockSays(t0), says));

test('no time passes at once', (t) =>
  t.deepEqual([deltaSays(5, undefined), deltaSays(5, 5), deltaSays(5.25, 5), deltaSays(605_000, 5000)], ['+0', '', '+0.25 ms', '+10 min']));
