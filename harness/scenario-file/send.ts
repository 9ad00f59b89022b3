import * as z from 'zod';
import type { SendStep } from '#harness/topology/index.ts';
import { defined } from '#src/core/index.ts';
import { checkRecipient } from './read-or-address.ts';
import { checkConnector, checkHost, type Reading } from './reading.ts';
import { size, whole } from './schema-words.ts';
import { octets } from './sizes.ts';
import type { Path } from './tree.ts';
import { verb } from './verb.ts';

const PRIORITIES = ['urgent', 'normal', 'non-urgent'] as const satisfies readonly SendStep['priority'][];

const shape = z
  .strictObject({
    from: z.string().describe('The host/connector that they are queued for, or a host, which finds their connector itself'),
    to: z
      .string()
      .optional()
      .describe(
        'The host or the O/R address that they are for. Left out: the host of the peer of the connector; from a host, it must be there',
      ),
    messages: whole.optional().describe('How many. Left out: 1'),
    count: whole.optional().describe('The same as messages'),
    subject: z.string().optional().describe('Their subject. Left out: "Test"'),
    size: size.optional().describe('Length of their text in octets. Left out: 1K'),
    priority: z.enum(PRIORITIES).optional().describe('Their priority. Left out: normal'),
    report: z.boolean().optional().describe('Whether a delivery report is asked for. Left out: false'),
  })
  .describe('Sends messages');

/** The verb `send`. */
export const send = verb(shape, (written, at, reading): SendStep => {
  checkSender(written, at, reading);
  if (written.to !== undefined) checkRecipient(written.to, [...at, 'to'], reading);
  if (written.messages !== undefined && written.count !== undefined)
    reading.tell([...at, 'count'], 'messages and count are the same', 'leave one of them out');
  return defined({
    verb: 'send',
    from: written.from,
    to: written.to,
    messages: written.messages ?? written.count ?? 1,
    subject: written.subject ?? 'Test',
    size: octets(written.size ?? '1K'),
    priority: written.priority ?? 'normal',
    report: written.report ?? false,
  });
});

const checkSender = ({ from, to }: z.output<typeof shape>, at: Path, reading: Reading): void => {
  if (from.includes('/')) return void checkConnector(from, [...at, 'from'], reading);
  checkHost(from, [...at, 'from'], reading);
  if (to === undefined) reading.tell(at, 'the key "to" of send is missing', 'a host finds the connector by the recipient');
};
