import test from 'ava';
import fc from 'fast-check';
import { SkippingClock, VirtualClock } from '#harness/net/index.ts';

const nothing = async () => {};

test('alarms ring in the order in which they fall due, those of one moment in the order in which they were set', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(50), { maxLength: 60 }), async (times) => {
      const clock = new VirtualClock();
      const rung: number[] = [];
      for (const [index, after] of times.entries()) clock.alarm(after, () => void rung.push(index));
      await clock.pass(100, nothing);
      const due = times.map((after, index) => ({ after, index })).toSorted((a, b) => a.after - b.after || a.index - b.index);
      t.deepEqual(
        rung,
        due.map(({ index }) => index),
      );
    }),
  );
});

test('an alarm that is cancelled does not ring', async (t) => {
  const clock = new VirtualClock();
  const rung: string[] = [];
  clock.alarm(1, () => void rung.push('kept'));
  clock.alarm(1, () => void rung.push('cancelled'))();
  await clock.pass(5, nothing);
  t.deepEqual(rung, ['kept']);
  t.is(clock.now(), 5);
});

test('a day of an alarm every ten minutes passes at once', async (t) => {
  const clock = new VirtualClock();
  let rung = 0;
  const again = (): void => {
    rung += 1;
    clock.alarm(600_000, again);
  };
  clock.alarm(600_000, again);
  await clock.pass(24 * 3_600_000, nothing);
  t.is(rung, 144);
});

test('work that waits for an alarm is done; work that waits for nothing is told so', async (t) => {
  const clock = new VirtualClock();
  t.is(await clock.settle(new Promise((resolve) => clock.alarm(7, () => resolve(clock.now())))), 7);
  await t.throwsAsync(clock.settle(new Promise(() => {})), { message: /nothing is left to happen/ });
});

test('real time can be skipped, and what falls due meanwhile rings at its time', async (t) => {
  const clock = new SkippingClock();
  t.teardown(() => clock.stop());
  const rung: number[] = [];
  clock.alarm(600_000, () => void rung.push(Math.floor(clock.now() / 1000)));
  clock.alarm(3_600_000, () => void rung.push(Math.floor(clock.now() / 1000)));
  await clock.pass(1_000_000, nothing);
  t.deepEqual(rung, [600]);
  t.true(clock.now() >= 1_000_000);
});

test('while time is skipped, each alarm waits for what the one before it has begun', async (t) => {
  const clock = new SkippingClock();
  t.teardown(() => clock.stop());
  const rung: string[] = [];
  let work = Promise.resolve();
  clock.alarm(10, () => {
    work = new Promise((resolve) => setImmediate(resolve)).then(() => void rung.push('work of the first'));
  });
  clock.alarm(20, () => void rung.push('second'));
  await clock.pass(100, () => work);
  t.deepEqual(rung, ['work of the first', 'second']);
});

test('where it is known what is under way, an alarm waits for that, however late it is', async (t) => {
  let arrive = (): void => {};
  const underWay = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const clock = new SkippingClock(() => underWay);
  t.teardown(() => clock.stop());
  const said: string[] = [];
  const work = new Promise<void>((resolve) => clock.alarm(1, () => resolve(void said.push('alarm'))));
  const settled = clock.settle(work);
  for (const late = performance.now() + 20; performance.now() < late; ) await new Promise((resolve) => setTimeout(resolve, 1));
  said.push('octets');
  arrive();
  await settled;
  t.deepEqual(said, ['octets', 'alarm']);
});
