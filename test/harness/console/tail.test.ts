import { tmpdir } from 'node:os';
import test from 'ava';
import { openConsole, Runs, tail } from '#harness/console/index.ts';
import { systemClock } from '#src/io/index.ts';
import { hubWith, pdu } from '../../support/console.ts';

test('who is told to stop does not come back', async (t) => {
  const { hub } = hubWith({ clock: systemClock });
  hub.add(pdu(0));
  const console = await openConsole({ at: { host: '127.0.0.1', port: 0 }, clock: systemClock, runs: new Runs(hub), pages: tmpdir() });
  const stop = new AbortController();
  let alarms = 0;
  const clock = {
    ...systemClock,
    alarm: () => {
      alarms++;
      return () => {};
    },
  };
  const heard: number[] = [];
  const end = await tail({
    ...{ url: console.url, clock, signal: stop.signal, says: t.log },
    tell: ({ seq }) => {
      heard.push(seq);
      stop.abort();
    },
  });
  t.is(end, 'stopped');
  // Both ends of its line are closed by then.
  await console.close();
  t.is(alarms, 0);
  t.deepEqual(heard, [0]);
});
