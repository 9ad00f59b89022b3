import * as z from 'zod';
import type { ConnectorOutcome } from '#harness/run/index.ts';
import { type ConnectorExpectation, LINT_RULES, type LintRule, type MessageFate } from '#harness/topology/index.ts';
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

const LAYERS = ['transport', 'session', 'presentation', 'acse', 'rtse', 'bind'] as const satisfies readonly ConnectorExpectation['layer'][];

/** What may become of messages. */
const FATES = {
  delivered: count.optional().describe('Messages that reached the host they were for'),
  misrouted: count.optional().describe('Messages that came over a call that was booked under another connector than the one meant'),
  returned: count.optional().describe('Messages that could not be delivered, so that a non-delivery report was made'),
  queued: count.optional().describe('Messages that are still queued'),
  reports: count.optional().describe('Reports that reached the originator of the message'),
} as const satisfies Readonly<Record<MessageFate, z.ZodType>>;

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
          layer: z.enum(LAYERS).optional().describe('The layer on which its last attempt was refused; bind is the MTA-bind'),
          associations: count.optional().describe('How many associations it opens'),
          checkpoint: whole.optional().describe('The checkpoint size that its last association agreed on, in KB; 0 is none'),
          window: whole.optional().describe('The window that its last association agreed on, in checkpoints'),
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
        ...FATES,
        hosts: z
          .record(z.string(), z.strictObject(FATES))
          .optional()
          .describe('The same by host: delivered there, returned by it, queued in it, reports to its users'),
      })
      .optional()
      .describe('What became of messages'),
    within: duration.optional().describe("The run's own time may not pass this"),
  })
  .meta({ id: 'Expectations', title: 'Expectations', description: 'What a run must come to' });

/** Expectations as they are written. */
export type ExpectShape = z.output<typeof expectations>;
