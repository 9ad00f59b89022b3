import { ENTITY, row } from './event-row.ts';

const SERVICE = { category: 'X.400 Service', type: 'Warning', severity: 12 } as const;
const SECURITY = { category: 'Security', type: 'Warning', severity: 12 } as const;
const MESSAGE = { message: 'MTS identifier' } as const;
const QUEUE = { queue: 'name of the queue', length: 'messages in it' } as const;

/** What becomes of messages: read, barred, routed another way, expired. */
export const MESSAGE_EVENTS = {
  152: row({
    ...SECURITY,
    origin: ['MTA', 'DISPATCHER'],
    inserts: { ...MESSAGE, originator: 'address it is from' },
    says: ({ message, originator }) => `Message ${message} is not taken: its originator, ${originator}, is barred`,
    source: 'Q186581; category, type, severity, component and inserts assumed',
  }),
  175: row({
    ...SERVICE,
    origin: ['MTA', 'XFER-OUT'],
    inserts: { ...MESSAGE, ...ENTITY },
    says: ({ message, entity }) => `Message ${message} cannot go to ${entity}: it cannot be written as 1984 has it`,
    source: 'Q177862; category, type, severity, component and inserts assumed',
  }),
  200: row({
    ...SERVICE,
    origin: ['MTA', 'XFER-IN', 98],
    inserts: { ...ENTITY, dump: 'number of the dump' },
    says: ({ entity, dump }) => `What ${entity} transferred is no valid ASN.1; it is kept as dump ${dump}`,
    source: 'Q151395, Q235534; category, type and severity assumed',
  }),
  208: row({
    ...SECURITY,
    origin: ['MTA', 'DISPATCHER'],
    inserts: { ...MESSAGE, minutes: 'minutes that it had' },
    says: ({ message, minutes }) => `The latest delivery time of message ${message} has passed: it had ${minutes} minutes`,
    source: 'Q169715; severity and component assumed',
  }),
  209: row({
    ...SECURITY,
    origin: ['MTA', 'XFER-IN'],
    inserts: { ...MESSAGE, ...ENTITY },
    says: ({ message, entity }) => `Message ${message} from ${entity} comes from another domain than its identifier says`,
    source: 'Q159566; category, type, severity, component and inserts assumed',
  }),
  211: row({
    ...SECURITY,
    origin: ['MTA', 'XFER-IN'],
    inserts: { ...MESSAGE, ...ENTITY },
    says: ({ message, entity }) => `Message ${message} from ${entity} has private extensions, which are not allowed`,
    source: 'Q230420; category, type, severity, component and inserts assumed',
  }),
  287: row({
    ...SERVICE,
    type: 'Information',
    origin: ['MTA', 'DISPATCHER'],
    inserts: {
      ...MESSAGE,
      newConnector: 'connector it goes over now',
      newTarget: 'entity it goes to now',
      oldConnector: 'connector it was to go over',
      oldTarget: 'entity it was to go to',
    },
    says: ({ message, newConnector, newTarget, oldConnector, oldTarget }) =>
      `Message ${message} goes over ${newConnector} to ${newTarget} now, no more over ${oldConnector} to ${oldTarget}`,
    source: 'Q177862; category, type, severity and component assumed',
  }),
  659: row({
    ...SERVICE,
    origin: ['MTA', 'DISPATCHER'],
    inserts: QUEUE,
    says: ({ queue, length }) => `${length} messages wait to go out over ${queue}, which is more than the alarm is set to`,
    source: 'Q163085; all but the meaning assumed',
  }),
  660: row({
    ...SERVICE,
    type: 'Information',
    origin: ['MTA', 'DISPATCHER'],
    inserts: QUEUE,
    says: ({ queue, length }) => `${length} messages wait to go out over ${queue}: the alarm is over`,
    source: 'Q163085; all but the meaning assumed',
  }),
  666: row({
    ...SERVICE,
    origin: ['MTA', 'DISPATCHER'],
    inserts: QUEUE,
    says: ({ queue, length }) => `${length} messages wait to be dealt with in ${queue}, which is more than the alarm is set to`,
    source: 'Q163085; all but the meaning assumed',
  }),
  667: row({
    ...SERVICE,
    type: 'Information',
    origin: ['MTA', 'DISPATCHER'],
    inserts: QUEUE,
    says: ({ queue, length }) => `${length} messages wait to be dealt with in ${queue}: the alarm is over`,
    source: 'Q163085; all but the meaning assumed',
  }),
} as const;
