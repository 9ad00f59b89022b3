import test from 'ava';
import { Bucket } from '../../../harness/console/bucket.ts';

test('so many at once, and no more', (t) => {
  const bucket = new Bucket(() => 0, { most: 3, perSecond: 10 });
  t.deepEqual(
    Array.from({ length: 4 }, () => bucket.take()),
    [true, true, true, false],
  );
});

test('so many a second, and never more at once than there is room for', (t) => {
  let now = 0;
  const bucket = new Bucket(() => now, { most: 3, perSecond: 10 });
  const taken = (): number => Array.from({ length: 10 }, () => bucket.take()).filter(Boolean).length;
  t.is(taken(), 3);
  now = 99;
  t.is(taken(), 0);
  now = 200;
  t.is(taken(), 2);
  now = 60_000;
  t.is(taken(), 3);
});
