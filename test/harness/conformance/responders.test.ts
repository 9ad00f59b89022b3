import test from 'ava';
import { type ClientEnding, EndpointProcess, meet, ownInMemory, RESPONDERS } from '#harness/conformance/index.ts';

test('identifiers speak, and no two are the same', (t) => {
  t.is(new Set(RESPONDERS.map(({ id }) => id)).size, RESPONDERS.length);
  t.true(RESPONDERS.length >= 18);
  for (const { id } of RESPONDERS) t.regex(id, /^(silent|ends|refuses|confirms|answers)\.[a-z0-9-]+$/);
});

test('our own caller ends wherever it must, goes on wherever it can, and neither hangs nor dies', async (t) => {
  const { target, clock } = await ownInMemory('initiator');
  const endings: Record<string, ClientEnding> = {};
  await clock.settle(
    (async () => {
      for await (const { responder, ending } of meet({ ...target, terms: { ...target.terms, timeout: 600_000 } }, undefined))
        endings[responder.id] = ending;
    })(),
  );
  for (const { id, isLegal } of RESPONDERS) t.is(endings[id], isLegal ? 'accepted' : 'mute', id);
});

/** Waits until a process has ended. */
const ended = async (process: EndpointProcess): Promise<void> => {
  while (process.end === undefined) await new Promise((resolve) => void setImmediate(resolve));
};

const ENDS: Readonly<Record<string, readonly [script: string, crash: RegExp | undefined]>> = {
  'in its own way': ['process.exit(0)', undefined],
  'with a code and a reason': ["console.error('refused: reason 3'); process.exit(2)", undefined],
  'by an error that nobody caught': ["throw new RangeError('out of range')", /RangeError: out of range/],
  'by a signal': ["process.kill(process.pid, 'SIGSEGV')", /SIGSEGV|signal 11/],
};
for (const [title, [script, crash]] of Object.entries(ENDS))
  test(`a process ends ${title}`, async (t) => {
    const started = new EndpointProcess(`exec ${process.execPath} -e "${script}"`);
    started.start();
    await ended(started);
    if (crash === undefined) t.is(started.crash, undefined);
    else t.regex(started.crash ?? '', crash);
  });

test('a process that we end has not crashed', (t) => {
  const started = new EndpointProcess(`exec ${process.execPath} -e "setInterval(() => {}, 1000)"`);
  started.start();
  started.stop();
  t.is(started.end, undefined);
  t.is(started.crash, undefined);
});
