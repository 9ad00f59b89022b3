import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { loadFile, render, scenarioFiles } from '#harness/scenario-file/index.ts';
import { type Played, play, type Topology } from '#harness/topology/index.ts';
import { type Chapter, catalogue } from '../../harness/scenario-file/catalogue.ts';

const folder = fileURLToPath(new URL('../../harness/scenarios/', import.meta.url));
const files = scenarioFiles([folder]).map((file) => ({ name: basename(file, '.yaml'), ...loadFile(file) }));

test('every built-in scenario loads without a fault', (t) => {
  t.deepEqual(
    files.flatMap(({ faults }) => faults.map(render)),
    [],
  );
});

for (const { name, topologies } of files) {
  test(`${name} comes to what it expects in memory, and to the same over TCP`, async (t) => {
    for (const topology of topologies) {
      const memory = await play(topology, { transport: 'memory', seed: 1 });
      const other = await play(topology, { transport: 'memory', seed: 2 });
      const tcp = await play(topology, { transport: 'tcp', seed: 1 });
      t.deepEqual([memory, other, tcp].flatMap(missed), [], titleOf(topology));
      t.deepEqual(forgotten(memory), [], titleOf(topology));
      t.deepEqual(decided(tcp), decided(memory), titleOf(topology));
    }
  });
}

test('every scenario says what it shows, where that is known from, and what check must find', (t) => {
  const isComplete = ({ about, refs, tags, expect }: Topology) => about && refs.length > 0 && tags.some(isNumber) && expect.lint;
  t.deepEqual(
    files.flatMap(({ topologies }) => topologies.filter((topology) => !isComplete(topology)).map(titleOf)),
    [],
  );
});
const isNumber = (tag: string): boolean => /^s\d+$/.test(tag);

test('no scenario passes whatever comes of it: with other expectations each fails', async (t) => {
  const expect = { connectors: { '*': { outcome: 'suspended' } }, events: {} } as const;
  const played = await Promise.all(files.map(({ topologies }) => play({ ...topologies[0]!, expect }, { transport: 'memory', seed: 1 })));
  t.deepEqual(
    played.filter(({ verdict }) => verdict !== 'fail').map(({ topology }) => titleOf(topology)),
    [],
  );
});

test('CATALOGUE.md is what the files say', (t) => {
  t.is(readFileSync(`${folder}CATALOGUE.md`, 'utf8'), catalogue(files.map(({ topologies }) => topologies as Chapter)));
});

const titleOf = ({ file, variant }: Topology): string => `${basename(file)}${variant === undefined ? '' : ` [${variant}]`}`;

/** What was expected and did not happen. */
const missed = ({ verdict, events }: Played): readonly string[] => {
  const failed = events.flatMap((event) => (event.type === 'expect' && event.verdict === 'fail' ? [event] : []));
  return verdict === 'pass'
    ? []
    : [verdict, ...failed.map(({ where, what, wanted, got }) => `${where} ${what}: wanted ${wanted}, got ${got}`)];
};

/** Connectors that were tried, and that no expectation names. */
const forgotten = ({ events }: Played): readonly string[] => {
  const judged = new Set(events.flatMap((event) => (event.type === 'expect' ? event.what : [])));
  const tried = new Set(events.flatMap((event) => (event.type === 'connector' ? event.connector : [])));
  return [...tried].filter((connector) => !judged.has(connector));
};

/** By attempt of a connector, in no order: what the called host decided, and what came of it. */
const decided = ({ events }: Played): readonly string[] => {
  const attempts = events.flatMap((event) => (event.type === 'attempt' && event.line ? [event] : []));
  const callers = new Map(attempts.map(({ line, connector, number }) => [line, `${connector} #${number}`]));
  return events
    .flatMap((event) => {
      if (event.type === 'connector') return `${event.connector}: ${event.outcome} ${event.by ?? ''}`;
      if (event.type !== 'decision') return [];
      const { stage, outcome } = event.decision;
      return `${callers.get(event.line)} ${stage}: ${JSON.stringify(outcome)}`;
    })
    .toSorted();
};
