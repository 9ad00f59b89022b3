import * as z from 'zod';

const count = z.int().nonnegative().meta({ description: 'how many' });
const words = z.array(z.string());

const result = z
  .strictObject({
    id: z.string().describe('case of the suite, or scenario with its variant in brackets'),
    kind: z.enum(['case', 'scenario']),
    group: z.string().describe('first word of a case; scenario file'),
    title: z.string(),
    verdict: z.enum(['none', 'n/a', 'pass', 'xfail', 'warn', 'inconclusive', 'xpass', 'fail', 'error']),
    ending: z
      .enum(['orderly', 'refused', 'reset', 'closed', 'timeout', 'open'])
      .optional()
      .describe('of a case: how its connection stood at the end'),
    level: z.enum(['MUST', 'SHOULD', 'MAY']).optional().describe('of a case: how the standard says it'),
    role: z.enum(['responder', 'initiator']).optional().describe('of a case: what the endpoint does, it is called or it calls'),
    round: z.int().positive().optional().describe('of a case that was run several times'),
    refs: z.array(z.strictObject({ doc: z.string(), clause: z.string() })).describe('where the standard says it'),
    durationMs: z.number().nonnegative().describe('of the run’s own time'),
    expected: words.describe('what might have happened; of a scenario, the expectations that were not met'),
    observed: z.string().describe('what did happen'),
    reason: z.string().describe('what else is to be said; may be empty'),
    frames: z
      .strictObject({ file: z.string(), first: z.int(), last: z.int() })
      .nullable()
      .describe('where it is in the capture; null: nothing was said'),
    place: z.string().optional().describe('of a scenario: file:line:column'),
    connectors: z
      .record(z.string(), z.array(z.strictObject({ outcome: z.string(), by: z.string().optional() })))
      .optional()
      .describe('of a scenario: what became of each connector, attempt by attempt'),
    baseline: z.string().nullable().describe('what a baseline has to do with the verdict'),
    flaky: z.boolean().describe('it came out otherwise in another round'),
    rerun: words.describe('the words that run it once more'),
  })
  .meta({ title: 'One result' });

/** The results document: `results.json`, `port102 report --json`. */
export const resultsDocument = z
  .strictObject({
    schema: z.literal('port102/results/1'),
    tool: z.strictObject({ name: z.literal('port102'), version: z.string(), node: z.string() }),
    run: z.strictObject({
      id: z.string().describe('name of the folder of the run'),
      kind: z.string().describe('the command: run, demo, conform'),
      target: z.string().optional(),
      seed: z.int(),
      exit: z.int().nullable().describe('null: nobody knows, the run was broken off'),
      started: z.string().describe('ISO 8601, UTC'),
      durationMs: z.number().nonnegative().describe('of the run’s own time, which may have been skipped over'),
      partial: z.boolean(),
      argv: words,
    }),
    summary: z.strictObject({
      pass: count,
      warn: count,
      fail: count,
      inconclusive: count,
      xfail: count,
      xpass: count,
      notApplicable: count,
      error: count,
    }),
    results: z.array(result),
    illnesses: z
      .array(z.strictObject({ group: z.string(), ill: z.string() }))
      .describe('when the endpoint was not well beside any case, and why'),
    artifacts: z.array(z.strictObject({ kind: z.string(), path: z.string() })).describe('files in the folder of the run'),
  })
  .meta({ title: 'Results of a run of port102' });

export type ResultsDocument = z.infer<typeof resultsDocument>;

/** The text of results-v1.schema.json. */
export const resultsSchemaText = (): string =>
  `${JSON.stringify(
    z.toJSONSchema(resultsDocument, {
      override: ({ jsonSchema }) => {
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      },
    }),
    null,
    2,
  )}\n`;
