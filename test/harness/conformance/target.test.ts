import test from 'ava';
import { ownInMemory, paced } from '#harness/conformance/index.ts';

test('links of whoever asks come at a bounded rate, those of several at once, too', async (t) => {
  const { target, clock } = await ownInMemory('responder');
  const slow = paced(target, 1000);
  const began = clock.now();
  await clock.settle(Promise.all(Array.from({ length: 5 }, async () => slow.link())));
  t.true(clock.now() - began >= 4000, `${clock.now() - began}`);
  t.true(clock.now() - began < 5000, `${clock.now() - began}`);
});
