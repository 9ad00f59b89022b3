import { CONTROL_BLOCK, ENTITY, row } from './event-row.ts';

const SERVICE = { category: 'X.400 Service', type: 'Warning' } as const;
const INTEROPERABILITY = { ...SERVICE, severity: 14 } as const;
const CODE = { code: 'internal error code' } as const;
const REFUSAL = { ...ENTITY, provider: 'provider of the failure reason', reason: 'failure reason', ...CONTROL_BLOCK } as const;

/** What transport class 0, session, presentation and RTSE log (POP4 and PLATFORM). */
export const PLATFORM_EVENTS = {
  1133: row({
    ...SERVICE,
    severity: 12,
    origin: ['PLATFORM', 'RTSE', 164],
    inserts: { ...ENTITY, state: 'current state', service: 'service type', flavor: 'service flavor', ...CONTROL_BLOCK },
    says: ({ entity, state, service, flavor }) =>
      `RTSE lost its way with ${entity}: service ${service}, flavor ${flavor} in state ${state}; the association ends`,
    source: 'Q194031',
  }),
  1136: row({
    ...INTEROPERABILITY,
    origin: ['PLATFORM', 'RTSE', 151],
    inserts: { ...ENTITY, code: 'error code of the decoder', offset: 'octet', node: 'ASN.1 element', ...CONTROL_BLOCK },
    says: ({ entity, code, offset, node }) =>
      `What RTSE received from ${entity} is no valid ASN.1: ${node} at octet ${offset}, error ${code}`,
    source: 'Q189753; category and type assumed',
  }),
  1192: row({
    ...INTEROPERABILITY,
    origin: ['PLATFORM', 'KERNEL'],
    inserts: { code: 'error code of the decoder', offset: 'octet', ...CONTROL_BLOCK, node: 'ASN.1 element', ...ENTITY },
    says: ({ entity, code, offset, node }) =>
      `What the presentation layer received from ${entity} is no valid ASN.1: ${node} at octet ${offset}, error ${code}`,
    source: 'Q240383; component and thread assumed',
  }),
  1198: row({
    ...INTEROPERABILITY,
    origin: ['PLATFORM', 'KERNEL', 108],
    inserts: { ...ENTITY, state: 'current state', service: 'service type', flavor: 'service flavor', ...CONTROL_BLOCK },
    says: ({ entity, state, service, flavor }) =>
      `Presentation with ${entity} got service ${service}, flavor ${flavor} in state ${state}; the association ends`,
    source: 'Q152877, Q225206, Q306959; type assumed',
  }),
  1209: row({
    ...INTEROPERABILITY,
    origin: ['PLATFORM', 'KERNEL', 62],
    inserts: { ...ENTITY, lpi: 'internal connection handle', ...CONTROL_BLOCK },
    says: ({ entity, lpi, controlBlock }) =>
      `A message from ${entity} names connection ${lpi}, which is not known; control block ${controlBlock}`,
    source: 'Q152901, Q225206, Q306959; type assumed',
  }),
  1222: row({
    ...INTEROPERABILITY,
    origin: ['PLATFORM', 'KERNEL', 82],
    inserts: { state: 'current state', event: 'current event', ...CONTROL_BLOCK },
    says: ({ state, event, controlBlock }) =>
      `Session got event ${event} in state ${state}, control block ${controlBlock}; the association ends`,
    source: 'Q225206; category and type assumed',
  }),
  1277: row({
    ...INTEROPERABILITY,
    origin: ['PLATFORM', 'KERNEL'],
    inserts: { ...CONTROL_BLOCK, ...ENTITY },
    says: ({ controlBlock, entity }) => `Session refused a transport connection from ${entity}, control block ${controlBlock}`,
    source: 'Q152877; type assumed',
  }),
  1279: row({
    ...SERVICE,
    severity: 8,
    origin: ['PLATFORM', 'KERNEL', 94],
    inserts: { ...CONTROL_BLOCK, networkType: 'network type, 1 is TCP' },
    says: ({ controlBlock, networkType }) =>
      `The other side ended the transport connection of control block ${controlBlock}, network type ${networkType}`,
    source: 'Q151626; type assumed',
  }),
  1290: row({
    ...SERVICE,
    severity: 12,
    origin: ['PLATFORM', 'KERNEL', 130],
    inserts: REFUSAL,
    says: ({ entity, provider, reason }) => `${entity} refused our association: provider ${provider}, reason ${reason}`,
    source: 'Q169716, Q196381',
  }),
  1293: row({
    ...SERVICE,
    severity: 12,
    origin: ['PLATFORM', 'KERNEL', 128],
    inserts: REFUSAL,
    says: ({ entity, provider, reason }) => `We refused an association that ${entity} asked for: provider ${provider}, reason ${reason}`,
    source: 'Q169716, Q194031, Q196381',
  }),
  1294: row({
    ...SERVICE,
    severity: 10,
    origin: ['PLATFORM', 'KERNEL', 130],
    inserts: ENTITY,
    says: ({ entity }) => `An association with ${entity} ended that should not have`,
    source: 'Q157630, Q158279, Q169716, Q196381',
  }),
  2035: row({
    category: 'Internal Processing',
    type: 'Warning',
    severity: 10,
    origin: ['BASE', 'POP4 DOWN', 138],
    inserts: { locality: 'number of the locality' },
    says: ({ locality }) => `Connections to locality ${locality} were lost`,
    source: 'Q151626, Q232602; type and procedure assumed',
  }),
  2036: row({
    category: 'Internal Processing',
    type: 'Warning',
    severity: 10,
    origin: ['BASE', 'POP4 DOWN', 138],
    inserts: { locality: 'number of the locality' },
    says: ({ locality }) => `Connections to locality ${locality} were lost`,
    source: 'Q151626, Q232602; type, component and thread assumed',
  }),
  2037: row({
    category: 'Internal Processing',
    type: 'Warning',
    severity: 10,
    origin: ['BASE', 'POP4 DOWN', 138],
    inserts: { locality: 'number of the locality' },
    says: ({ locality }) => `More connections to locality ${locality} ended than there were`,
    source: 'Q155302; type, component and thread assumed',
  }),
  4282: row({
    ...INTEROPERABILITY,
    origin: ['POP4', 'MAIN BASE', 18],
    inserts: { protocol: 'interface protocol', ...CODE },
    says: ({ protocol, code }) => `Interface protocol ${protocol} was broken inside the MTA, error ${code}`,
    source: 'Q152897, Q254818; type assumed',
  }),
  4283: row({
    ...INTEROPERABILITY,
    origin: ['POP4', 'POP4 UP', 228],
    inserts: { lpi: 'internal connection handle', ...CODE },
    says: ({ lpi, code }) => `A message names connection ${lpi}, which the transport layer does not know, error ${code}`,
    source: 'Q152897, Q266792, Q319936; type assumed',
  }),
  4284: row({
    ...INTEROPERABILITY,
    origin: ['POP4', 'POP4 DOWN', 179],
    inserts: CODE,
    says: ({ code }) => `A transport connection could not be set up or ended, error ${code}`,
    source: 'Q175354, Q157630, Q170471',
  }),
  4287: row({
    ...INTEROPERABILITY,
    origin: ['POP4', 'POP4 DOWN', 18],
    inserts: CODE,
    says: ({ code }) => `The transport layer met an internal error, ${code}`,
    source: 'Q175354, Q236586, Q152897',
  }),
  4293: row({
    category: 'Field Engineering',
    type: 'Warning',
    severity: 10,
    origin: ['POP4', 'POP4 UP', 39],
    inserts: { selector: 'called T-selector' },
    says: ({ selector }) => `A call was refused: no connector is reached by the called T-selector ${selector}`,
    source: 'Q252843; severity assumed',
  }),
  4300: row({
    category: 'Configuration',
    type: 'Error',
    severity: 16,
    origin: ['BASE IL', 'MAIN BASE'],
    inserts: CODE,
    says: ({ code }) => `The MTA cannot start with this configuration, error ${code}`,
    source: 'Q168815, Q243632; component and thread assumed',
  }),
} as const;
