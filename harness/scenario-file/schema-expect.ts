import { z } from 'zod';
import type { ConnectorOutcome } from '#harness/run/index.ts';
import { LINT_RULES, type LintRule } from '#harness/topology/index.ts';
import { count, duration, whole } from './schema-words.ts';

const OUTCOMES = [
  'up',
  'misrouted',
  'refused',
  'reset',
  'timeout',
  'unresolved',
  'suspended',
] as const satisfies readonly ConnectorOutcome[];
const outcome = z.enum(OUTCOMES);

/** What a run, or a part of it, must come to. */
export const expectations = z
  .strictObject({
    connectors: z
      .record(
        z.string(),
        z.strictObject({
          outcome: z
            .union([outcome, z.array(outcome).min(1)], { error: 'an outcome or a list of outcomes' })
            .optional()
            .describe('What its last attempt came to; of a list, any'),
          up: z.enum(['never', 'always', 'eventually']).optional().describe('Whether its attempts succeed'),
          by: z.string().optional().describe('Who takes its calls: peer, or a host/connector'),
        }),
      )
      .optional()
      .describe('By glob over host/connector; the most exact glob wins'),
    events: z
      .record(
        z.string(),
        z.array(
          z.strictObject({
            id: z.int().min(1).describe('Event ID'),
            count: count.optional().describe('How often it is logged. Left out: ">=1"'),
          }),
        ),
      )
      .optional()
      .describe('Entries of the event logs, by host'),
    lint: z
      .array(z.enum(Object.keys(LINT_RULES) as [LintRule, ...LintRule[]]))
      .optional()
      .describe('Lint rules that are broken, each once or more, and no others. Left out: not judged'),
    messages: z
      .strictObject({
        delivered: whole.optional().describe('Messages that reached the peer they were meant for'),
        misrouted: whole.optional().describe('Messages that were booked under another connector'),
      })
      .optional()
      .describe('What became of messages'),
    within: duration.optional().describe("The run's own time may not pass this"),
  })
  .meta({ id: 'Expectations', title: 'Expectations', description: 'What a run must come to' });

/** Expectations as they are written. */
export type ExpectShape = z.output<typeof expectations>;
