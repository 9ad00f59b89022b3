import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import test from 'ava';
import { type ReportModel, resultsText } from '#harness/reports/index.ts';
import { resultsSchemaText } from '../../../harness/reports/results-schema.ts';
import { EVERY_VERDICT, hostileScenarios, hostileSuite, KEPT, suiteOf } from '../../support/reported.ts';

const written = readFileSync(new URL('../../../harness/reports/results-v1.schema.json', import.meta.url), 'utf8');

test('the JSON Schema is as it was generated: npm run generate', (t) => t.is(written, resultsSchemaText()));

const MODELS: Readonly<Record<string, ReportModel>> = {
  'one case of each verdict': suiteOf(EVERY_VERDICT),
  'a run that was stopped': suiteOf(EVERY_VERDICT, {}, 'none'),
  'a run of nothing': suiteOf([]),
  'hostile text in a suite': hostileSuite(),
  'hostile text in scenarios': hostileScenarios(),
};
for (const [title, model] of Object.entries(MODELS))
  test(`${title}: valid against its schema`, (t) => {
    const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(written) as object);
    t.true(validate(JSON.parse(resultsText(model, KEPT))), JSON.stringify(validate.errors));
  });

test('a case says what it is about, how it came out and how to run it again', (t) => {
  const { results, summary, run } = JSON.parse(resultsText(suiteOf([{ case: 'tpkt.version.two', verdict: 'fail' }]), KEPT)) as {
    results: readonly unknown[];
    summary: object;
    run: object;
  };
  t.deepEqual(results, [
    {
      id: 'tpkt.version.two',
      kind: 'case',
      group: 'tpkt',
      title: 'A packet whose version is 2 is not taken for one.',
      verdict: 'fail',
      ending: 'open',
      level: 'MUST',
      role: 'responder',
      round: 1,
      refs: [{ doc: 'RFC 1006', clause: '6' }],
      durationMs: 1.5,
      expected: ['closed', 'reset'],
      observed: 'cotp CC (frame 5)',
      reason: '',
      frames: { file: 'run.pcapng', first: 1, last: 8 },
      baseline: null,
      flaky: false,
      rerun: ['port102', 'conform', '127.0.0.1:102', '--only', 'tpkt.version.two', '--seed', '42'],
    },
  ]);
  t.like(summary, { pass: 0, fail: 1 });
  t.like(run, {
    id: KEPT.id,
    kind: 'conform',
    target: '127.0.0.1:102',
    seed: 42,
    exit: 1,
    partial: false,
    started: '2026-11-22T21:40:03.120Z',
  });
});

test('of several rounds, those that differ are flaky', (t) => {
  const rounds = [
    { case: 'tpkt.one', verdict: 'pass', round: 1 },
    { case: 'tpkt.one', verdict: 'fail', round: 2 },
    { case: 'tpkt.two', verdict: 'pass', round: 1 },
  ] as const;
  const { results } = JSON.parse(resultsText(suiteOf(rounds), KEPT)) as { results: readonly { flaky: boolean }[] };
  t.deepEqual(
    results.map(({ flaky }) => flaky),
    [true, true, false],
  );
});
