import { tpktFaults } from '#src/tpkt/index.ts';
import { hex } from './hex.ts';
import { type Input, TPDUS, type WAYS } from './transport.ts';

type Way = keyof typeof WAYS;
type Cell = readonly [way: Way, input: Input, effects: readonly string[]];

const HANG_UP = '< N-DISCONNECT.request';
const TS2 = '! TS2 10000';
const over = (what: string): string => `^ T-DISCONNECT.indication ${what}`;
const DATA: Input = { kind: 'T-DATA.request', tsdu: hex('61') };
const URGENT: Input = { kind: 'T-EXPEDITED-DATA.request', tsdu: hex('61') };
const GO: Input = { kind: 'T-DISCONNECT.request' };
const GONE: Input = { kind: 'N-DISCONNECT.indication' };
const BREACH: Input = { ...GONE, cause: tpktFaults.version() };

// biome-ignore format: a table
/** State by state, what an event does. */
export const CELLS: Readonly<Record<string, readonly Cell[]>> = {
  'a connection that we ask for': [
    ['CLOSED',         { kind: 'T-CONNECT.request', to: { host: '192.0.2.2', port: 102 } }, ['< N-CONNECT.request']],
    ['WFNC',           { kind: 'N-CONNECT.confirm' },           ['< 06e00000000100', '! TS1 60000']],
    ['WFCC',           TPDUS.CC,                                ['! TS1 Infinity', '^ T-CONNECT.confirm tpduSize=65531']],
    ['WFCC',           '06 d0 0002 0007 00',                    ['< 06800007000000', TS2, over('cause=cotp.noSuchReference@2')]],
    ['WFCC',           TPDUS.DR,                                [HANG_UP, over('reason=0')]],
    ['WFCC',           TPDUS.ER,                                [HANG_UP, over('rejectCause=0')]],
    ['WFCC',           '04 70 0001',                            [HANG_UP, over('cause=cotp.lengthIndicator@0')]],
  ],
  'a connection that the peer asks for': [
    ['CLOSED',         { kind: 'N-CONNECT.indication', from: { host: '192.0.2.2', port: 40_001 } }, ['! first CR 30000']],
    ['CLOSED, called', TPDUS.CR,                                ['! first CR Infinity', '^ T-CONNECT.indication']],
    ['CLOSED, called', '06 e0 0000 0007 20',                    ['< 06800007000082', TS2, over('cause=cotp.classRefused@6')]],
    ['CLOSED, called', '06 e0 0005 0007 00',                    ['< 0970000703c10306e000', TS2, over('cause=cotp.dstRef@2')]],
    ['CLOSED, called', '02 30 80',                              [HANG_UP, over('cause=cotp.type@1')]],
    ['CLOSED, called', TPDUS.CC,                                ['< 06800007000000']],
    ['CLOSED, called', '06 80 0001 0007 00',                    [HANG_UP, over('reason=0 cause=cotp.disconnected@1')]],
    ['WFTRESP',        { kind: 'T-CONNECT.response' },          ['< 06d00007000100']],
    ['WFTRESP',        { ...GO, reason: 3 },                    ['< 06800007000003', TS2]],
  ],
  'data': [
    ['OPEN',           DATA,                                    ['< 02f08061']],
    ['OPEN',           TPDUS.DT,                                ['^ T-DATA.indication tsdu=61']],
    ['OPEN',           '02 f0 00 61',                           []],
    ['OPEN, expedited', URGENT,                                 ['< 02108061']],
    ['OPEN, expedited', TPDUS.ED,                               ['^ T-EXPEDITED-DATA.indication tsdu=61']],
    ['CLOSING',        URGENT,                                  []],
    ['OPEN',           '06 d0 0001 0008 00',                    ['< 06800008000000']],
    ['OPEN',           TPDUS.CC,                                ['< 0870000702c10206d0', TS2, over('cause=cotp.unexpected@1')]],
  ],
};

// biome-ignore format: a table
/** How a connection ends, and in which states so. */
export const ENDINGS: Readonly<Record<string, readonly [ways: readonly Way[], input: Input, effects: readonly string[]]>> = {
  'we go':                              [['CLOSED', 'WFNC', 'WFCC', 'OPEN'],                    GO,       [HANG_UP]],
  'a second CR':                        [['WFTRESP', 'OPEN', 'OPEN, called'],                   TPDUS.CR, [HANG_UP, over('cause=cotp.secondCR@1')]],
  'a DR that class 0 has not':          [['WFTRESP', 'OPEN', 'OPEN, called'],                   TPDUS.DR, [HANG_UP, over('reason=0 cause=cotp.disconnected@1')]],
  'an ER':                              [['WFTRESP', 'OPEN', 'OPEN, called'],                   TPDUS.ER, [HANG_UP, over('rejectCause=0')]],
  'the end of the network connection':  [['CLOSED', 'WFNC', 'WFCC', 'WFTRESP', 'OPEN', 'OPEN, called'], GONE,   ['^ T-DISCONNECT.indication']],
  'a breach below':                     [['CLOSED', 'WFNC', 'WFCC', 'WFTRESP', 'OPEN', 'OPEN, called'], BREACH, [HANG_UP, over('cause=tpkt.version')]],
  'a breach below, when all is said':   [['CLOSING'],                                           BREACH,   [HANG_UP]],
};

// biome-ignore format: a table
/** What counts for nothing: TPDUs of no connection, and what crosses our last word. */
export const DISCARDED: { readonly [W in Way]?: readonly Input[] } = {
  'CLOSED, called': [TPDUS.DR, TPDUS.DT, TPDUS.ED, TPDUS.DC, TPDUS.AK, TPDUS.EA, TPDUS.RJ, TPDUS.ER],
  CLOSING:          [TPDUS.DT, DATA, GO, GONE, { kind: 'T-CONNECT.response' }],
};
