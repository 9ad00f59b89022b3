import test from 'ava';
import type { RunEvent } from '#harness/run/index.ts';
import { Expected, tallyOf, toneOfStanding } from '../../../../../harness/console/page/model/expected.ts';
import type { Told } from '../../../../../harness/console/protocol.ts';

type Heard = Extract<Told, { type: 'expected' | 'expect' }>;
const heard = (events: readonly RunEvent[]): Expected => {
  const expected = new Expected();
  for (const [seq, event] of events.entries()) expected.hear({ v: 1, seq, t: 0, ...event } as Heard);
  return expected;
};
const waits = (number: number, got: string, holds: boolean): RunEvent => ({
  type: 'expected',
  number,
  what: `x${number}`,
  wanted: '1',
  got,
  holds,
});
const judged = (number: number | undefined, verdict: 'pass' | 'fail'): RunEvent => ({
  type: 'expect',
  ...(number === undefined ? {} : { number }),
  what: `x${number}`,
  wanted: '1',
  got: '1',
  verdict,
});

test('an expectation keeps its row from the first word to the verdict', (t) => {
  const { all } = heard([waits(0, '0', false), waits(1, '0', false), waits(0, '1', true), judged(1, 'fail')]);
  t.deepEqual(
    all.map(({ what, got, holds, verdict }) => [what, got, holds, verdict]),
    [
      ['x0', '1', true, undefined],
      ['x1', '1', false, 'fail'],
    ],
  );
  t.deepEqual(all.map(toneOfStanding), ['dim', 'bad']);
});

test('how many are met, are not, and wait, is counted; of a run that is over, those that nobody judged', (t) => {
  const { all } = heard([waits(0, '0', false), waits(1, '0', true), waits(2, '0', true), judged(1, 'pass'), judged(2, 'fail')]);
  t.is(tallyOf(all, false), '1 met, 1 not met, 1 waits');
  t.is(tallyOf(all, true), '1 met, 1 not met, 1 not judged');
});

test('a stream that told nothing before has its verdicts one after the other', (t) =>
  t.is(tallyOf(heard([judged(undefined, 'pass'), judged(undefined, 'pass')]).all, true), '2 met'));
