import * as z from 'zod';
import { duration, whole } from './schema-words.ts';

const perKilobyte = (says: string) => z.number().positive().optional().describe(`${says}, in seconds a KB`);

/** Override page of a connector (Q234157, Q199412): what stands here goes before the MTA's own. */
export const override = z
  .strictObject({
    mta: z.string().optional().describe('Local MTA name towards this peer'),
    password: z.string().optional().describe('Local MTA password towards this peer'),
    openInterval: duration.optional().describe('Open interval: until an association that failed is tried again. Exchange: 600 s'),
    openRetries: whole.optional().describe('Max open retries. Exchange: 144'),
    transferInterval: duration.optional().describe('Transfer interval: until a message that failed is tried again. Exchange: 120 s'),
    transferRetries: whole.optional().describe('Max transfer retries. Exchange: 2'),
    checkpoint: whole.optional().describe('Checkpoint size in KB; 0 is none. Exchange: 30'),
    window: z.int().min(1).optional().describe('Window size in checkpoints. Exchange: 5'),
    recovery: duration.optional().describe('Recovery timeout: how long a transfer that was cut off can go on. Exchange: 60 s'),
    lifetime: duration.optional().describe('Lifetime of an idle association. Exchange: 300 s'),
    disconnect: duration.optional().describe('Disconnect timer. Exchange: 120 s'),
    threshold: z.int().min(1).optional().describe('Queued messages that open another association. Exchange: 50'),
    transferTimeout: z
      .strictObject({
        urgent: perKilobyte('Urgent messages'),
        normal: perKilobyte('Normal messages'),
        nonUrgent: perKilobyte('Non-urgent messages'),
      })
      .optional()
      .describe('Transfer timeouts. Exchange: 1000, 2000 and 3000'),
  })
  .meta({ id: 'Override', title: 'Override page of a connector', description: 'Override page' });

/** The Override page as it is written. */
export type OverrideShape = z.output<typeof override>;
