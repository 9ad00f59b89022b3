import { CONTROL_BLOCK, ENTITY, row, WINSOCK_ERROR } from './event-row.ts';
import { readHexAddress } from './network-address.ts';
import { winsock } from './winsock.ts';

const SOCKETS = { category: 'Operating System', type: 'Warning', severity: 12 } as const;
const DRIVER = ['BASE IL', 'TCP/IP DRVR'] as const;

/** What the transport drivers log: TCP, control blocks, start and stop. */
export const TRANSPORT_EVENTS = {
  2004: row({
    category: 'Internal Processing',
    type: 'Warning',
    severity: 14,
    origin: ['BASE', 'TCP/IP DRVR', 0],
    inserts: { product: 'product identifier', code: 'code that is not in the message file' },
    says: ({ product, code }) => `An event that has no text was to be logged: product ${product}, code ${code}`,
    source: 'Q188040',
  }),
  9156: row({
    category: 'Resource',
    type: 'Warning',
    severity: 10,
    origin: ['BASE IL', 'MAIN BASE', 282],
    inserts: { networkType: 'network type, 1 is TCP', configured: 'control blocks that are configured' },
    says: ({ networkType, configured }) =>
      `No association can be opened: all ${configured} control blocks of network type ${networkType} are in use`,
    source: 'Q166602, Q200259, Q243632',
  }),
  9202: row({
    ...SOCKETS,
    origin: [...DRIVER, 256],
    inserts: { ...WINSOCK_ERROR, ...CONTROL_BLOCK },
    says: ({ error, controlBlock }) =>
      `An incoming call was dropped on accept(), sockets error ${winsock(error)}, control block ${controlBlock}`,
    source: 'Q193380, Q254909; category and type assumed',
  }),
  9215: row({
    ...SOCKETS,
    origin: [...DRIVER, 274],
    inserts: { ...WINSOCK_ERROR, ...CONTROL_BLOCK },
    says: ({ error, controlBlock }) => `connect() failed with sockets error ${winsock(error)}, control block ${controlBlock}`,
    source: 'Q170056, Q164400',
  }),
  9221: row({
    ...SOCKETS,
    origin: [...DRIVER, 262],
    inserts: { ...WINSOCK_ERROR, ...CONTROL_BLOCK },
    says: ({ error, controlBlock }) => `Receiving failed with sockets error ${winsock(error)}, control block ${controlBlock}`,
    source: 'Q169143, Q162674',
  }),
  9224: row({
    ...SOCKETS,
    origin: [...DRIVER, 272],
    inserts: { ...WINSOCK_ERROR, ...CONTROL_BLOCK },
    says: ({ error, controlBlock }) => `send() failed with sockets error ${winsock(error)}, control block ${controlBlock}`,
    source: 'Q152941, Q170007; category assumed',
  }),
  9225: row({
    category: 'Internal Processing',
    type: 'Warning',
    severity: 14,
    origin: [...DRIVER, 255],
    inserts: { messageType: 'type of the socket message', ...CONTROL_BLOCK, state: 'state of the control block' },
    says: ({ messageType, controlBlock, state }) =>
      `Control block ${controlBlock} got a socket message of type ${messageType} in state ${state}, where none is due`,
    source: 'Q157701, Q151626',
  }),
  9228: row({
    category: 'Configuration',
    type: 'Error',
    severity: 16,
    origin: ['BASE IL', 'MAIN BASE', 250],
    inserts: {
      networkType: 'network type, 1 is TCP',
      requested: 'control blocks needed to listen',
      configured: 'control blocks that are configured',
    },
    says: ({ networkType, requested, configured }) =>
      `The MTA cannot listen: it needs ${requested} control blocks of network type ${networkType} for that and has ${configured}`,
    source: 'Q168815, Q243632',
  }),
  9234: row({
    ...SOCKETS,
    origin: ['BASE IL', 'TCP/IP ASYNC', 280],
    inserts: { ...WINSOCK_ERROR, ...CONTROL_BLOCK },
    says: ({ error, controlBlock }) => `select() failed with sockets error ${winsock(error)}, control block ${controlBlock}`,
    source: 'Q170006',
  }),
  9236: row({
    ...SOCKETS,
    origin: [...DRIVER, 262],
    inserts: { ...CONTROL_BLOCK, ...WINSOCK_ERROR },
    says: ({ controlBlock, error }) =>
      `The other side closed the TCP connection of control block ${controlBlock}, sockets error ${winsock(error)}`,
    source: 'Q151626; type assumed',
  }),
  9298: row({
    category: 'Operating System',
    type: 'Information',
    severity: 10,
    origin: ['BASE IL', 'MAIN BASE', 490],
    inserts: { build: 'build of the MTA' },
    says: ({ build }) => `The MTA started, build ${build}`,
    source: 'Q163294, Q174695; thread, category, type and severity assumed',
  }),
  9299: row({
    category: 'Operating System',
    type: 'Information',
    severity: 10,
    origin: ['BASE IL', 'MAIN BASE', 490],
    inserts: { build: 'build of the MTA' },
    says: ({ build }) => `The MTA stopped, build ${build}`,
    source: 'Q163294, Q174695; thread, category, type and severity assumed',
  }),
  9301: row({
    category: 'Configuration',
    type: 'Information',
    severity: 10,
    origin: [...DRIVER, 218],
    inserts: { stack: 'distinguished name of the transport stack', address: 'network address, in hex' },
    says: ({ stack, address }) =>
      `No one connector on ${stack} stands for the network address ${address} (${readHexAddress(String(address))})`,
    source: 'Q189345, Q193380; Q256844 calls it a warning',
  }),
  9302: row({
    category: 'Configuration',
    type: 'Warning',
    severity: 8,
    origin: ['BASE IL', 'OPERATOR', 217],
    inserts: { transport: 'transport type found', ...ENTITY },
    says: ({ transport, entity }) => `${entity} is set up for a transport of type ${transport}, which this MTA does not know`,
    source: 'Q165017; category assumed',
  }),
  9404: row({
    category: 'Resource',
    type: 'Error',
    severity: 16,
    origin: ['BASE', 'TCP/IP DRVR'],
    inserts: { headers: 'headers asked for', elements: 'elements asked for' },
    says: ({ headers, elements }) => `The MTA ends: a buffer of ${headers} headers and ${elements} elements was asked for, which cannot be`,
    source: 'Q182619, Q242221; category and type assumed',
  }),
  9405: row({
    category: 'Field Engineering',
    type: 'Error',
    severity: 16,
    origin: ['BASE', 'TCP/IP DRVR'],
    inserts: { error: 'what happened' },
    says: ({ error }) => `Something happened that may end the MTA: ${error}`,
    source: 'Q152941, Q154301, Q276222, Q246302',
  }),
} as const;
