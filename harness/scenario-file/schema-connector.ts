import * as z from 'zod';
import type { Connector, Schedule } from '#harness/mta/index.ts';
import { override } from './schema-override.ts';
import { addressOrName, gdi, ip, selectors, whole } from './schema-words.ts';

const SCHEDULES = ['always', 'never', 'selected', 'remote-initiated'] as const satisfies readonly Schedule[];

/** What the Advanced page calls the modes of conformance: 1988 normal mode, 1988 X.410 mode, 1984. */
export const CONFORMANCE = { normal: '1988', 'x410-1988': 'x410', 'x410-1984': '1984' } as const satisfies Readonly<
  Record<string, Connector['conformance']>
>;
const MODES = Object.keys(CONFORMANCE) as [keyof typeof CONFORMANCE];

/** What stands on the property pages of an X.400 connector and is read by nothing (Q199412). */
export const PAGES = {
  displayName: z.string().optional().describe('General page: display name'),
  note: z.string().optional().describe('General page: administrative note'),
  wordWrap: z.int().min(1).optional().describe('General page: column at which message text is wrapped'),
  mapi: z.boolean().optional().describe('General page: remote clients support MAPI'),
  expedited: z.boolean().optional().describe('Stack page: use expedited data; means nothing over TCP'),
  exchangeContents: z.boolean().optional().describe('Advanced page: allow MS Exchange contents'),
  bodypart: z
    .enum(['ia5', 'swedish', 'norwegian', 'german', 'iso-8859-1', 'iso-6937', 't61'])
    .optional()
    .describe('Advanced page: body part for message text'),
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
    addressSpace: z
      .array(z.string())
      .optional()
      .describe(
        'Address Space page: what it is for, with its cost, such as X400:c=US;a=ADMD;p=PRMD;o=Org;;1. Left out: the site of the remote MTA, o= its name',
      ),
    connectedSites: z.array(z.string()).optional().describe('Connected Sites page'),
    mode: z.enum(MODES).optional().describe('Advanced page: MTA conformance, 1988 normal mode, 1988 X.410 mode or 1984. Left out: normal'),
    twoWayAlternate: z
      .boolean()
      .optional()
      .describe('Advanced page: two way alternate, both ends may send over one association. Left out: true'),
    bp15: z
      .boolean()
      .optional()
      .describe(
        'Advanced page: allow BP-15 in addition to BP-14. Left out: true, but false in mode x410-1984, which has none. Nothing comes of it yet: mail of scenarios carries text',
      ),
    messageSize: z.int().min(1).optional().describe('Advanced page: largest message in KB; left out: no limit'),
    gdi: gdi
      .optional()
      .describe(
        'Advanced page: global domain identifier of the remote system, what it leaves out as at mta.gdi. Left out: from Site Addressing',
      ),
    ...PAGES,
  })
  .meta({ id: 'Connector', title: 'X.400 connector', description: 'An X.400 connector' });

/** A connector as it is written. */
export type ConnectorShape = z.output<typeof connector>;
