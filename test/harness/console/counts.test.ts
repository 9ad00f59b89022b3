import test from 'ava';
import { Counts } from '../../../harness/console/counts.ts';

test('events are counted by their types, of any range', (t) => {
  const counts = new Counts();
  for (let seq = 0; seq < 100_000; seq++) counts.add(seq, seq % 4 === 0 ? 'note' : 'pdu');
  t.deepEqual(counts.between(0, 99_999), { note: 25_000, pdu: 75_000 });
  t.deepEqual(counts.between(65_535, 65_536), { pdu: 1, note: 1 });
});

test('of more types than there can be, those beyond count as the last', (t) => {
  const counts = new Counts();
  for (let seq = 0; seq < 1000; seq++) counts.add(seq, `type${seq}`);
  const counted = counts.between(0, 999);
  t.is(Object.keys(counted).length, 255);
  t.is(counted.type0, 1);
  t.is(counted.type254, 746);
});
