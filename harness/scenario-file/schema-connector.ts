import { z } from 'zod';
import type { Schedule } from '#harness/mta/index.ts';
import { addressOrName, duration, ip, selectors, whole } from './schema-words.ts';

const SCHEDULES = ['always', 'never', 'selected', 'remote-initiated'] as const satisfies readonly Schedule[];

const perKilobyte = (says: string) => z.number().positive().optional().describe(`${says}, in seconds a KB`);

/** Override page of a connector (Q234157, Q199412): what stands here goes before the MTA's own. */
const override = z
  .strictObject({
    mta: z.string().optional().describe('Local MTA name towards this peer'),
    password: z.string().optional().describe('Local MTA password towards this peer'),
    openInterval: duration.optional().describe('Open interval: until an association that failed is tried again. Exchange: 600 s'),
    openRetries: whole.optional().describe('Max open retries. Exchange: 144'),
    transferInterval: duration.optional().describe('Transfer interval. Exchange: 120 s'),
    transferRetries: whole.optional().describe('Max transfer retries. Exchange: 2'),
    checkpoint: whole.optional().describe('Checkpoint size in KB; 0 is none. Exchange: 30'),
    window: z.int().min(1).optional().describe('Window size in checkpoints. Exchange: 5'),
    recovery: duration.optional().describe('Recovery timeout. Exchange: 60 s'),
    lifetime: duration.optional().describe('Lifetime of an idle association. Exchange: 300 s'),
    disconnect: duration.optional().describe('Disconnect timer. Exchange: 120 s'),
    threshold: whole.optional().describe('Queued messages that open another association. Exchange: 50'),
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

/** The property pages of an X.400 connector that no rule of the emulation reads yet (Q199412). */
export const PAGES = {
  displayName: z.string().optional().describe('General page: display name'),
  note: z.string().optional().describe('General page: administrative note'),
  wordWrap: z.int().min(1).optional().describe('General page: column at which message text is wrapped'),
  mapi: z.boolean().optional().describe('General page: remote clients support MAPI'),
  expedited: z.boolean().optional().describe('Stack page: use expedited data; means nothing over TCP'),
  addressSpace: z.array(z.string()).optional().describe('Address Space page: routes with their cost'),
  connectedSites: z.array(z.string()).optional().describe('Connected Sites page'),
  mode: z.enum(['normal', 'x410-1988', 'x410-1984']).optional().describe('Advanced page: MTA conformance'),
  twoWayAlternate: z.boolean().optional().describe('Advanced page: two way alternate'),
  bp15: z.boolean().optional().describe('Advanced page: allow BP-15 in addition to BP-14'),
  exchangeContents: z.boolean().optional().describe('Advanced page: allow MS Exchange contents'),
  bodypart: z
    .enum(['ia5', 'swedish', 'norwegian', 'german', 'iso-8859-1', 'iso-6937', 't61'])
    .optional()
    .describe('Advanced page: body part for message text'),
  messageSize: z.int().min(1).optional().describe('Advanced page: largest message in KB; left out: no limit'),
  gdi: z
    .strictObject({
      country: z.string().optional().describe('Country'),
      admd: z.string().optional().describe('ADMD'),
      prmd: z.string().optional().describe('PRMD'),
    })
    .optional()
    .describe('Advanced page: global domain identifier of the remote system'),
  heuristics: whole.optional().describe('Heuristics bits, as a decimal sum'),
} as const;

/** One X.400 connector. */
export const connector = z
  .strictObject({
    stack: z.string().optional().describe('Transport stack of the host; may be left out where it has one'),
    remote: z
      .strictObject({
        address: addressOrName.describe('IP address or host name, exactly one'),
        mta: z.string().describe('Remote MTA name'),
        password: z.string().optional().describe('Remote MTA password'),
      })
      .describe('The MTA at the other end'),
    outgoing: selectors.optional().describe('Outgoing selectors, field B: how the remote is called. Left out: blank'),
    incoming: selectors.optional().describe('Incoming selectors, field C: how the remote calls. Left out: not configured'),
    source: ip.optional().describe('Address that calls leave from (Stack IP Address Override: Exchange 5.5 SP1 and later, generic)'),
    peer: z.string().optional().describe('The host/connector that it is meant to reach; makes misrouted calls known'),
    schedule: z.enum(SCHEDULES).optional().describe('Schedule page. Left out: always'),
    override: override.optional().describe('Override page: names, passwords, timers and counts of this connector alone'),
    ...PAGES,
  })
  .meta({ id: 'Connector', title: 'X.400 connector', description: 'An X.400 connector' });

/** A connector as it is written. */
export type ConnectorShape = z.output<typeof connector>;
