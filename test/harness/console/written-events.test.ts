import { appendFileSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { WrittenEvents } from '../../../harness/console/written-events.ts';
import { pdus } from '../../support/console.ts';
import { ownFolder } from '../../support/folder.ts';

const lines = (from: number, to: number): string =>
  pdus(from, to)
    .map((event) => `${JSON.stringify(event)}\n`)
    .join('');
const seqsIn = (texts: readonly string[]): readonly number[] => texts.map((text) => JSON.parse(text).seq);
const written = (text: string): string => {
  const path = join(ownFolder(), 'run.ndjson');
  writeFileSync(path, text);
  return path;
};

test('events are found by their numbers, the first so many', async (t) => {
  const events = new WrittenEvents(written(lines(0, 4999)));
  t.deepEqual(seqsIn(await events.between(4000, 4002, 10)), [4000, 4001, 4002]);
  t.deepEqual(seqsIn(await events.between(700, 4999, 3)), [700, 701, 702]);
  t.deepEqual(seqsIn(await events.between(0, 0, 3)), [0]);
  t.deepEqual(await events.between(5000, 6000, 3), []);
});

test('a file that grows is read on, and a line that is not whole waits', async (t) => {
  const path = written(lines(0, 9));
  const events = new WrittenEvents(path);
  const seen: number[] = [];
  await events.scan(({ seq }) => void seen.push(seq));
  const more = lines(10, 12);
  appendFileSync(path, more.slice(0, -5));
  await events.scan(({ seq }) => void seen.push(seq));
  appendFileSync(path, more.slice(-5));
  await events.scan(({ seq }) => void seen.push(seq));
  t.deepEqual(seen, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  t.deepEqual(seqsIn(await events.between(9, 12, 10)), [9, 10, 11, 12]);
});

test('what is no event is passed over', async (t) => {
  const path = written(`${lines(0, 1)}\nnonsense\n{"v":1,"seq":2,"t":0,"type":"pdu",\n${'x'.repeat(2_000_000)}\n${lines(3, 4)}`);
  t.deepEqual(seqsIn(await new WrittenEvents(path).between(0, 9, 10)), [0, 1, 3, 4]);
});

test('a file that is not there has no events', async (t) =>
  t.deepEqual(await new WrittenEvents('/nowhere/run.ndjson').between(0, 9, 10), []));

test('what could not be read once is read the next time', async (t) => {
  const path = join(ownFolder(), 'run.ndjson');
  const events = new WrittenEvents(path);
  mkdirSync(path);
  await t.throwsAsync(events.between(0, 9, 10), { code: 'EISDIR' });
  rmdirSync(path);
  writeFileSync(path, lines(0, 2));
  t.deepEqual(seqsIn(await events.between(0, 9, 10)), [0, 1, 2]);
});
