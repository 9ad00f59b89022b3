import test from 'ava';
import { type Gap, History, missingIn } from '../../../../../harness/console/page/model/history.ts';
import type { Told } from '../../../../../harness/console/protocol.ts';

const note = (seq: number, type: 'note' | 'run.end' = 'note'): Told =>
  type === 'note' ? { v: 1, seq, t: seq, type, says: `${seq}` } : { v: 1, seq, t: seq, type, verdict: 'pass', partial: false };
const notes = (from: number, to: number): readonly Told[] => Array.from({ length: to - from + 1 }, (_, index) => note(from + index));
const shown = (history: History): readonly string[] =>
  [...history.items()].map((item) => ('counts' in item ? `${item.from}-${item.to}${item.isLost ? ' lost' : ''}` : `${item.seq}`));

test('keeps events in order, and each once', (t) => {
  const history = new History();
  history.append(notes(0, 2));
  history.append(notes(1, 4));
  t.deepEqual(shown(history), ['0', '1', '2', '3', '4']);
  t.is(history.last, 4);
});

test('a gap stands where it is, until it is filled piece by piece', (t) => {
  const history = new History();
  history.append(notes(0, 1));
  const gap = history.leaveOut({ type: 'gap', from: 2, to: 7, counts: { note: 6 } }) as Gap;
  history.append(notes(8, 9));
  t.deepEqual(shown(history), ['0', '1', '2-7', '8', '9']);
  const left = history.fill(gap.from, 4, notes(2, 4)) as Gap;
  t.deepEqual(shown(history), ['0', '1', '2', '3', '4', '5-7', '8', '9']);
  t.is(missingIn(left), 3);
  t.is(history.fill(left.from, 7, notes(5, 7)), undefined);
  t.deepEqual(shown(history), ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
});

test('what nobody has any more is lost', (t) => {
  const history = new History();
  history.leaveOut({ type: 'gap', from: 0, to: 7, counts: { note: 8 } });
  t.like(history.fill(0, 7, []), { isLost: true });
  t.deepEqual(shown(history), ['0-7 lost']);
});

test('what nobody has any more of a gap is lost, and the rest is there', (t) => {
  const history = new History();
  history.leaveOut({ type: 'gap', from: 0, to: 9, counts: { note: 10 } });
  history.append(notes(10, 10));
  const left = history.fill(0, 7, notes(4, 7)) as Gap;
  t.deepEqual([left.from, left.isLost, missingIn(left)], [8, undefined, 6]);
  const lost = history.fill(left.from, 9, notes(8, 9)) as Gap;
  t.deepEqual([lost.isLost, missingIn(lost)], [true, 4]);
  t.deepEqual(shown(history), ['4', '5', '6', '7', '8-9 lost', '8', '9', '10']);
});

test('a gap that is known already is none', (t) => {
  const history = new History();
  history.append(notes(0, 5));
  t.is(history.leaveOut({ type: 'gap', from: 2, to: 5, counts: { note: 4 } }), undefined);
});

test('of what there is no room for, the oldest goes; verdicts stay', (t) => {
  const history = new History(10);
  history.append([note(0), note(1, 'run.end'), ...notes(2, 11)]);
  t.true(history.shrink());
  t.deepEqual(shown(history), ['0-2 lost', '1', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  t.false(history.shrink());
});
