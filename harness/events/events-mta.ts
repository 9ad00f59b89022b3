import { ENTITY, row } from './event-row.ts';

const SECURITY = { category: 'Security', type: 'Warning', severity: 14 } as const;
const SERVICE = { category: 'X.400 Service', type: 'Warning' } as const;
const ASSOCIATION = { association: 'index of the association' } as const;

/** What the MTA itself logs: binding, associations, retries, reports. */
export const MTA_EVENTS = {
  37: row({
    ...SECURITY,
    origin: ['MTA', 'XFER-IN', 35],
    inserts: ENTITY,
    says: ({ entity }) => `${entity} asked for an association while its schedule is Never`,
    source: 'Q169716',
  }),
  41: row({
    category: 'Resource',
    type: 'Warning',
    severity: 14,
    origin: ['MTA', 'XFER-IN'],
    inserts: { configured: 'entity control blocks that are configured' },
    says: ({ configured }) => `Too many remote MTAs are connected at once: all ${configured} entity control blocks are in use`,
    source: 'Q205533, Q140945; category, type and thread assumed',
  }),
  48: row({
    ...SECURITY,
    origin: ['MTA', 'XFER-IN', 42],
    inserts: { ...ENTITY, ...ASSOCIATION },
    says: ({ entity }) => `${entity} answered our bind with a password that is not the one we expect`,
    source: 'Q159182',
  }),
  51: row({
    ...SECURITY,
    origin: ['MTA', 'XFER-IN', 42],
    inserts: { name: 'MTA name in the bind', address: 'calling presentation address', ...ASSOCIATION },
    says: ({ name, address }) => `No connector stands for the MTA ${name} at ${address}, which asked to bind`,
    source: 'Q166308, Q152932',
  }),
  55: row({
    ...SECURITY,
    origin: ['MTA', 'XFER-IN', 35],
    inserts: { ...ENTITY, ...ASSOCIATION },
    says: ({ entity }) => `${entity} asked for a dialogue mode that the connector does not allow`,
    source: 'Q171113; type assumed',
  }),
  57: row({
    ...SERVICE,
    severity: 14,
    origin: ['MTA', 'XFER-IN', 34],
    inserts: { ...ENTITY, limit: 'associations that are allowed' },
    says: ({ entity, limit }) => `There are ${limit} associations with ${entity} already, which is the most allowed`,
    source: 'Q194589, Q278444',
  }),
  289: row({
    ...SERVICE,
    severity: 12,
    origin: ['MTA', 'XFER-IN', 26],
    inserts: ENTITY,
    says: ({ entity }) => `No connection to ${entity} could be opened`,
    source: 'Q157630, Q158279, Q169716, Q196381',
  }),
  290: row({
    category: 'X.400 Service',
    type: 'Warning',
    severity: 12,
    origin: ['MTA', 'DISP:RESULT', 136],
    inserts: { reason: 'reason code', diagnostic: 'diagnostic code', message: 'MTS identifier', recipient: 'address it was meant for' },
    says: ({ reason, diagnostic, message, recipient }) =>
      `Message ${message} to ${recipient} is returned with a non-delivery report: ${reason}, ${diagnostic}`,
    source: 'Q170471, Q230497, Q254818; category and type assumed',
  }),
  301: row({
    category: 'X.400 Service',
    type: 'Information',
    severity: 10,
    origin: ['MTA', 'XFER-IN'],
    inserts: { ...ENTITY, controlBlock: 'control block', seconds: 'open interval' },
    says: ({ entity, seconds }) => `The next attempt to open an association with ${entity} is made in ${seconds} seconds`,
    source: 'Q157630; component, thread and severity assumed',
  }),
} as const;
