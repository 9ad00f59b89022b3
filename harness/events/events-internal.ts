import { CONTROL_BLOCK, ENTITY, row } from './event-row.ts';

const INTEROPERABILITY = { category: 'X.400 Service', type: 'Warning', severity: 14 } as const;
const RESOURCE = { category: 'Resource', type: 'Warning', severity: 14 } as const;
const INTERNAL = { category: 'Internal Processing', type: 'Error', severity: 16 } as const;
const BLOCKS = { configured: 'entity control blocks that are configured' } as const;
const LPI = { ...ENTITY, lpi: 'internal connection handle', ...CONTROL_BLOCK } as const;
const KERNEL = { ...ENTITY, association: 'index of the association' } as const;
const PLACE = { element: 'element', offset: 'octet' } as const;
const DATABASE = { caller: 'who asked', procedure: 'number of the procedure', object: 'object at fault' } as const;

/** What goes wrong inside the MTA: handles, control blocks, memory, its database, its other transports. */
export const INTERNAL_EVENTS = {
  248: row({
    ...RESOURCE,
    origin: ['MTA', 'MAIN BASE'],
    inserts: BLOCKS,
    says: ({ configured }) => `Nobody else can be connected: all ${configured} entity control blocks are taken`,
    source: 'Q205533, Q140945; category, type and thread assumed',
  }),
  251: row({
    ...RESOURCE,
    origin: ['MTA', 'MAIN BASE'],
    inserts: BLOCKS,
    says: ({ configured }) => `No entity control block is free of the ${configured} that there are`,
    source: 'Q205533, Q140945; category, type and thread assumed',
  }),
  252: row({
    category: 'Configuration',
    type: 'Error',
    severity: 14,
    origin: ['MTA', 'MAIN BASE'],
    inserts: ENTITY,
    says: ({ entity }) => `There is no stack to reach ${entity} by`,
    source: 'Q193323; category, type, severity and component assumed',
  }),
  316: row({
    category: 'Resource',
    type: 'Information',
    severity: 4,
    origin: ['PLATFORM', 'KERNEL'],
    inserts: { association: 'index of the association', left: 'control blocks that are left' },
    says: ({ association, left }) => `Association block ${association} is free again, which leaves ${left}`,
    source: 'Q161946; component assumed',
  }),
  1001: row({
    ...INTEROPERABILITY,
    origin: ['PLATFORM', 'RTSE', 146],
    inserts: LPI,
    says: ({ entity, lpi, controlBlock }) =>
      `An association with ${entity} names connection ${lpi}, which is not the right one; control block ${controlBlock}`,
    source: 'Q225206; category and type assumed',
  }),
  1004: row({
    ...INTEROPERABILITY,
    origin: ['PLATFORM', 'KERNEL', 10],
    inserts: KERNEL,
    says: ({ association, entity }) => `Association ${association} with ${entity} failed; it ends, and is opened anew where it is needed`,
    source: 'Q152877; category and type assumed',
  }),
  1008: row({
    ...INTEROPERABILITY,
    origin: ['PLATFORM', 'KERNEL', 10],
    inserts: KERNEL,
    says: ({ association, entity }) => `Association ${association} with ${entity} failed; it ends, and is opened anew where it is needed`,
    source: 'Q152877; category, type and thread assumed',
  }),
  1131: row({
    ...INTEROPERABILITY,
    origin: ['PLATFORM', 'RTSE', 147],
    inserts: LPI,
    says: ({ entity, lpi, controlBlock }) =>
      `RTSE with ${entity} was given connection ${lpi}, which is not the right one; control block ${controlBlock}`,
    source: 'Q225206; category and type assumed',
  }),
  1153: row({
    ...INTEROPERABILITY,
    origin: ['PLATFORM', 'RTSE', 151],
    inserts: { ...ENTITY, spdu: 'SPDU identifier', field: 'parameter in error' },
    says: ({ entity, spdu, field }) => `RTSE with ${entity} got SPDU ${spdu}, of which parameter ${field} is wrong`,
    source: 'Q225206; category and type assumed',
  }),
  2050: row({
    ...INTERNAL,
    origin: ['BASE', 'RTSE'],
    inserts: PLACE,
    says: ({ element, offset }) => `More was read than there is: element ${element}, octet ${offset}`,
    source: 'Q196852; severity assumed',
  }),
  2051: row({
    ...INTERNAL,
    origin: ['BASE', 'RTSE', 70],
    inserts: PLACE,
    says: ({ element, offset }) => `More was read than there is: element ${element}, octet ${offset}`,
    source: 'Q196852',
  }),
  2110: row({
    ...INTERNAL,
    origin: ['DB Server', 'MAIN BASE'],
    inserts: DATABASE,
    says: ({ caller, procedure, object }) => `The database of the MTA failed in procedure ${procedure} for ${caller}: object ${object}`,
    source: 'Q142916, Q177886; severity and component assumed',
  }),
  2136: row({
    category: 'Resource',
    type: 'Warning',
    severity: 10,
    origin: ['DB Server', 'RTSE'],
    inserts: { resource: 'what there is too little of' },
    says: ({ resource }) => `A thread waits, for there is too little of ${resource}`,
    source: 'Q222985; type assumed',
  }),
  2171: row({
    ...INTERNAL,
    origin: ['DB Server', 'MAIN BASE'],
    inserts: DATABASE,
    says: ({ caller, procedure, object }) => `The database of the MTA failed in procedure ${procedure} for ${caller}: object ${object}`,
    source: 'Q193049, Q288166; severity and component assumed',
  }),
  2187: row({
    ...INTERNAL,
    origin: ['DB Server', 'MAIN BASE'],
    inserts: DATABASE,
    says: ({ caller, procedure, object }) => `The database of the MTA failed in procedure ${procedure} for ${caller}: object ${object}`,
    source: 'Q193049, Q288166; severity and component assumed',
  }),
  9102: row({
    category: 'Resource',
    type: 'Warning',
    severity: 10,
    origin: ['BASE IL', 'X.25 DRVR'],
    inserts: { limit: 'circuits that are allowed' },
    says: ({ limit }) => `There are ${limit} X.25 circuits already, which is the most allowed`,
    source: 'Q182975; category, type, severity and component assumed',
  }),
  9106: row({
    category: 'Operating System',
    type: 'Error',
    severity: 16,
    origin: ['BASE IL', 'X.25 DRVR'],
    inserts: { error: 'error of the interface' },
    says: ({ error }) => `The X.25 interface cannot be used, error ${error}`,
    source: 'Q174257; category, type, severity and component assumed',
  }),
} as const;
