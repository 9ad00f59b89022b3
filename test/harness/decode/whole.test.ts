import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { wholeOf } from '#harness/decode/index.ts';
import { captureOf } from '../../support/captured.ts';
import { ownFolder } from '../../support/folder.ts';
import { callOf } from '../../support/told.ts';

test('a capture is kept with its trees', async (t) => {
  const folder = ownFolder();
  const file = join(folder, 'message.pcap');
  writeFileSync(file, captureOf(callOf('normal-one-message')));
  const { conversations, summary } = await wholeOf(file);
  rmSync(folder, { recursive: true });
  t.is(summary.frames, 10);
  t.deepEqual(
    conversations.map(({ said }) => said.map(({ from, frame, pdus }) => `${frame} ${from} ${pdus.at(-1)?.kind}`).slice(0, 3)),
    [['1 caller CR', '2 called CC', '3 caller MTABindArgument']],
  );
  t.is(conversations[0]?.said[6]?.pdus.at(-1)?.tree().name, 'message');
});
