import type { SessionOptions } from '#src/session/index.ts';
import { hex } from './hex.ts';
import { CALL, type Input, TSDUS, type WAYS } from './session.ts';

/** A way to a state, an input, and what it does. */
export type Cell = readonly [way: keyof typeof WAYS, input: Input, effects: readonly string[], options?: SessionOptions];

const activity = hex('41');
const TIM = '! TIM 10000';
const OFF = '! answer Infinity';
const CAME = '! first CN Infinity';
const HANG_UP = '< T-DISCONNECT.request';
const LOST = '^ S-P-ABORT.indication reason=transport disconnect transport={}';
const REFUSED_KEPT = '0c06 110100 320101';
const LONG_CN = `< 0dff281605091301001601021a01001402074b3c0101c2ff2800${'00'.repeat(10_240)}`;
const INDICATION =
  '^ S-CONNECT.indication called={"transport":{}} calling={"transport":{}} references={} units=["halfDuplex","minorSync","activity","capability","exceptions"] tokens={"data":"initiator","minor":"initiator","major":"initiator"} version=2';

// biome-ignore format: a table
/** State by state, what an event does. */
export const CELLS: Readonly<Record<string, readonly Cell[]>> = {
  'a connection': [
    ['STA01',  CALL,                                         ['< T-CONNECT.request']],
    ['STA02A', TSDUS.AC,                                     [OFF, '^ S-CONNECT.confirm result=accepted references={} units=["halfDuplex","minorSync","activity","capability","exceptions"] version=2 tokens={"data":"initiator","minor":"initiator","major":"initiator"}']],
    ['STA02A', TSDUS.RF,                                     [OFF, HANG_UP, '^ S-CONNECT.confirm result=refused reason=0 references={}']],
    ['STA02A', '0c00',                                       [OFF, HANG_UP, '^ S-CONNECT.confirm result=refused references={}']],
    ['STA02A', TSDUS.AB,                                     [OFF, HANG_UP, '^ S-U-ABORT.indication']],
    ['STA08',  { kind: 'S-CONNECT.response', result: 'accepted' }, ['< 0e0f05091301001601021a010014020349']],
    ['STA08',  { kind: 'S-CONNECT.response', result: 'refused', reason: 0x81 }, ['< 0c06110101320181', TIM]],
    ['STA08',  { kind: 'S-CONNECT.response', result: 'refused', reason: 2, userData: hex('61') }, ['< 0c0711010132020261', TIM]],
    ['STA08',  { kind: 'S-CONNECT.response', result: 'refused', reason: 1, keep: true }, ['< 0c06110100320101', '! first CN 30000']],
    ['STA01C', TSDUS.CN,                                     [CAME, INDICATION]],
    ['STA01C', TSDUS.CN.replace('160103', '160104'),         [CAME, '< 0c06110101320184', TIM]],
    ['STA01C', `${TSDUS.CN.replace('0d0f', '0d12')} 340142`, [CAME, '< 0c06110101320181', TIM], { attached: [hex('41')] }],
    ['STA01C', '0d12 0509 130100 160102 1a0100 1402 0349 3c0101', [CAME, '< 10050503160102', '! answer 60000']],
    ['STA01C', TSDUS.DT,                                     [CAME, HANG_UP, '^ S-P-ABORT.indication reason=protocol error cause=session.unexpected']],
    ['STA01C', `${TSDUS.CN.replace('0d0f', '0d22')} 3411 ${'00'.repeat(17)}`, [CAME, OFF, '< 190e11010531090d2205091301001601', TIM, '^ S-P-ABORT.indication reason=protocol error cause=session.valueLength']],
    ['STA01D', '0f06 190100 c10161',                         []],
    ['STA01D', TSDUS.CDO,                                    [OFF, `${INDICATION} userData=61`]],
    ['STA01B', { kind: 'T-CONNECT.confirm', tpduSize: 2048 }, ['< 0d0f05091301001601031a01001402074b', '! answer 60000']],
    ['calls at length', { kind: 'T-CONNECT.confirm', tpduSize: 2048 }, [LONG_CN, '! answer 60000']],
    ['kept',   CALL,                                         [CAME, '< 0d0f05091301001601031a01001402074b', '! answer 60000']],
    ['kept',   { ...CALL, userData: new Uint8Array(10_241) }, [CAME, LONG_CN, '! answer 60000']],
    ['STA02A', REFUSED_KEPT,                                 [OFF, '! first CN 30000', '^ S-CONNECT.confirm result=refused reason=1 references={} keep=true'], { reuse: true }],
    ['STA02B', TSDUS.OA,                                     ['< 0f06190102c10100']],
    ['STA02B', TSDUS.RF,                                     [OFF, HANG_UP, '^ S-CONNECT.confirm result=refused reason=0 references={}']],
    ['STA02B', REFUSED_KEPT,                                 [OFF, '! first CN 30000', '^ S-CONNECT.confirm result=refused reason=1 references={} keep=true'], { reuse: true }],
  ],
  'a release': [
    ['STA713', { kind: 'S-RELEASE.request' },                ['< 0903110101', '! answer 60000']],
    ['called', TSDUS.FN,                                     ['^ S-RELEASE.indication']],
    ['STA09',  { kind: 'S-RELEASE.response' },               ['< 0a00', TIM]],
    ['STA03',  TSDUS.DN,                                     [OFF, HANG_UP, '^ S-RELEASE.confirm']],
    ['releasing, kept',     TSDUS.DN,                        [OFF, '! first CN 30000', '^ S-RELEASE.confirm']],
    ['called, to be kept',  { kind: 'S-RELEASE.response' },  ['< 0a00', '! first CN 30000'], { reuse: true }],
    ['called, to be kept',  { kind: 'S-RELEASE.response' },  ['< 0a00', TIM]],
    ['equals, releasing',   TSDUS.FN,                        ['^ S-RELEASE.indication']],
    ['equals, both',        { kind: 'S-RELEASE.response' },  ['< 0a00']],
    ['equals, both',        TSDUS.DN,                        [OFF, '^ S-RELEASE.confirm']],
  ],
  'an abort': [
    ['STA713', { kind: 'S-U-ABORT.request', userData: hex('61') }, ['< 1906110103c10161', OFF, TIM]],
    ['STA713', TSDUS.AB,                                     [OFF, HANG_UP, '^ S-U-ABORT.indication']],
    ['STA713', '1903 110105',                                [OFF, HANG_UP, '^ S-P-ABORT.indication reason=protocol error cause=session.aborted']],
    ['STA713', '1903 110109',                                [OFF, HANG_UP, '^ S-P-ABORT.indication reason=no reason cause=session.aborted']],
    ['STA713', '1903 110111',                                [OFF, HANG_UP, '^ S-P-ABORT.indication reason=implementation restriction cause=session.aborted']],
    ['STA713', '1907 110105 31022d00',                       [OFF, HANG_UP, '^ S-P-ABORT.indication reason=protocol error reflected=2d00 cause=session.aborted']],
    ['STA713', '1900',                                       [OFF, HANG_UP, '^ S-P-ABORT.indication reason=no reason cause=session.aborted']],
    ['STA16',  TSDUS.AA,                                     [HANG_UP]],
    ['STA16',  TSDUS.AB,                                     [HANG_UP]],
    ['STA16',  TSDUS.DT,                                     []],
    ['STA01A', TSDUS.AA,                                     ['! TIM Infinity', '! first CN 30000']],
    ['STA01B', { kind: 'S-U-ABORT.request' },                [HANG_UP]],
    ['STA713', { kind: 'T-DISCONNECT.indication', reason: 1 }, ['^ S-P-ABORT.indication reason=transport disconnect transport={"reason":1}']],
    ['STA16',  { kind: 'T-DISCONNECT.indication' },          []],
    ['STA16',  { kind: 'S-U-ABORT.request' },                []],
    ['STA01A', { kind: 'S-U-ABORT.request' },                []],
    ['OVER',   { kind: 'S-U-ABORT.request' },                []],
    ['STA01A', TSDUS.AB,                                     [HANG_UP]],
    ['STA01',  { kind: 'S-U-ABORT.request' },                [HANG_UP]],
    ['STA01C', { kind: 'S-U-ABORT.request' },                [HANG_UP]],
    ['STA01',  { kind: 'T-DISCONNECT.indication' },          [LOST]],
    ['STA01B', { kind: 'T-DISCONNECT.indication' },          [LOST]],
    ['STA01C', { kind: 'T-DISCONNECT.indication' },          [LOST]],
    ['STA01A', { kind: 'T-DISCONNECT.indication' },          []],
    ['OVER',   { kind: 'T-DISCONNECT.indication' },          []],
  ],
  'data': [
    ['STA713', { kind: 'S-DATA.request', ssdu: hex('6162') }, ['< 010001006162']],
    ['called', TSDUS.DT,                                     ['^ S-DATA.indication ssdu=6162']],
    ['STA713', { kind: 'S-CAPABILITY-DATA.request', userData: hex('61') }, ['< 01003d03c10161']],
    ['called', TSDUS.CD,                                     ['^ S-CAPABILITY-DATA.indication']],
    ['STA22',  { kind: 'S-CAPABILITY-DATA.response' },       ['< 02003e00']],
    ['STA21',  TSDUS.CDA,                                    ['^ S-CAPABILITY-DATA.confirm']],
    ['duplex',             { kind: 'S-DATA.request', ssdu: hex('61') }, ['< 0100010061']],
    ['duplex',             { kind: 'S-TYPED-DATA.request', ssdu: hex('61') }, ['< 210061']],
    ['duplex',             TSDUS.DT,                         ['^ S-DATA.indication ssdu=6162']],
    ['duplex',             TSDUS.TD,                         ['^ S-TYPED-DATA.indication ssdu=6162']],
    ['duplex, releasing',  TSDUS.DT,                         ['^ S-DATA.indication ssdu=6162']],
    ['duplex, releasing',  TSDUS.TD,                         ['^ S-TYPED-DATA.indication ssdu=6162']],
    ['duplex, released',   { kind: 'S-DATA.request', ssdu: hex('61') }, ['< 0100010061']],
    ['duplex, released',   { kind: 'S-TYPED-DATA.request', ssdu: hex('61') }, ['< 210061']],
    ['duplex, ending',     TSDUS.DT,                         ['^ S-DATA.indication ssdu=6162']],
    ['duplex, ending',     TSDUS.TD,                         ['^ S-TYPED-DATA.indication ssdu=6162']],
    ['duplex, giving',     TSDUS.DT,                         ['^ S-DATA.indication ssdu=6162']],
    ['duplex, giving',     TSDUS.TD,                         ['^ S-TYPED-DATA.indication ssdu=6162']],
    ['duplex, capability', TSDUS.DT,                         ['^ S-DATA.indication ssdu=6162']],
    ['duplex, capability', TSDUS.TD,                         ['^ S-TYPED-DATA.indication ssdu=6162']],
  ],
  'tokens': [
    ['STA713', { kind: 'S-TOKEN-GIVE.request', tokens: ['data', 'minor', 'major'] }, ['< 0103100115']],
    ['called', TSDUS.GT,                                     ['^ S-TOKEN-GIVE.indication tokens=["data","minor","major"]']],
    ['called', { kind: 'S-TOKEN-PLEASE.request', tokens: ['data'], userData: hex('020101') }, ['< 0208100101c103020101']],
    ['STA713', TSDUS.PT,                                     ['^ S-TOKEN-PLEASE.indication tokens=["data","minor","major"]']],
    ['called', TSDUS.PT,                                     ['^ S-TOKEN-PLEASE.indication tokens=["data","minor","major"]']],
    ['STA713', { kind: 'S-CONTROL-GIVE.request' },           ['< 1500']],
    ['called', TSDUS.GTC,                                    ['< 1600', '^ S-CONTROL-GIVE.indication']],
    ['STA18',  TSDUS.GTA,                                    []],
    ['STA04B', TSDUS.PT,                                     ['^ S-TOKEN-PLEASE.indication tokens=["data","minor","major"]']],
    ['STA18',  TSDUS.PT,                                     ['^ S-TOKEN-PLEASE.indication tokens=["data","minor","major"]']],
    ['STA19',  TSDUS.PT,                                     ['^ S-TOKEN-PLEASE.indication tokens=["data","minor","major"]']],
    ['STA21',  TSDUS.PT,                                     ['^ S-TOKEN-PLEASE.indication tokens=["data","minor","major"]']],
    ['STA03',  TSDUS.PT,                                     []],
    ['STA18',  { kind: 'S-TOKEN-PLEASE.request', tokens: ['data'] }, []],
    ['STA18, to ask', TSDUS.GTA,                             ['< 0203100101']],
    ['STA10B', { kind: 'S-TOKEN-PLEASE.request', tokens: ['data'] }, ['< 0203100101']],
    ['STA22',  { kind: 'S-TOKEN-PLEASE.request', tokens: ['data'] }, ['< 0203100101']],
    ['STA10B', '0103 100101',                                ['^ S-TOKEN-GIVE.indication tokens=["data"]']],
  ],
  'sync points': [
    ['sending',   { kind: 'S-SYNC-MINOR.request' },          ['< 010031032a0131']],
    ['sending',   { kind: 'S-SYNC-MINOR.request', confirm: 'optional' }, ['< 010031060f01012a0131']],
    ['receiving', TSDUS.MIP,                                 ['^ S-SYNC-MINOR.indication syncPoint=1 confirm=explicit']],
    ['receiving', '0100 3106 0f0101 2a0131',                 ['^ S-SYNC-MINOR.indication syncPoint=1 confirm=optional']],
    ['receiving', '0100 3105 2a03 303031',                   ['^ S-SYNC-MINOR.indication syncPoint=1 confirm=explicit']],
    ['marked',             TSDUS.MIA,                        ['^ S-SYNC-MINOR.confirm syncPoint=1']],
    ['marked, ending',     TSDUS.MIA,                        ['^ S-SYNC-MINOR.confirm syncPoint=1']],
    ['to confirm',         { kind: 'S-SYNC-MINOR.response', syncPoint: 1 }, ['< 020032032a0131']],
    ['to confirm, at end', { kind: 'S-SYNC-MINOR.response', syncPoint: 1 }, ['< 020032032a0131']],
  ],
  'activities': [
    ['STA713',    { kind: 'S-ACTIVITY-START.request', activity }, ['< 01002d03290141']],
    ['called',    TSDUS.AS,                                  ['^ S-ACTIVITY-START.indication activity=41']],
    ['STA713',    { kind: 'S-ACTIVITY-RESUME.request', activity: hex('42'), old: { activity, syncPoint: 1 } }, ['< 01001d0b21062901412a0131290142']],
    ['called',    TSDUS.AR,                                  ['^ S-ACTIVITY-RESUME.indication activity=42 old={"activity":"41","syncPoint":1}']],
    ['sending',   { kind: 'S-ACTIVITY-END.request' },        ['< 010029032a0131']],
    ['receiving', TSDUS.AE,                                  ['^ S-ACTIVITY-END.indication syncPoint=1']],
    ['STA10B',    { kind: 'S-ACTIVITY-END.response' },       ['< 02002a032a0131']],
    ['STA04B',    TSDUS.AEA,                                 ['^ S-ACTIVITY-END.confirm syncPoint=1']],
    ['sending',   { kind: 'S-ACTIVITY-INTERRUPT.request', reason: 5 }, ['< 01001903320105']],
    ['receiving', TSDUS.AI,                                  ['^ S-ACTIVITY-INTERRUPT.indication reason=5']],
    ['STA11B',    { kind: 'S-ACTIVITY-INTERRUPT.response' }, ['< 02001a00']],
    ['STA05B',    TSDUS.AIA,                                 ['^ S-ACTIVITY-INTERRUPT.confirm']],
    ['sending',   { kind: 'S-ACTIVITY-DISCARD.request', reason: 6 }, ['< 01003903320106']],
    ['receiving', TSDUS.AD,                                  ['^ S-ACTIVITY-DISCARD.indication reason=6']],
    ['STA11C',    { kind: 'S-ACTIVITY-DISCARD.response' },   ['< 02003a00']],
    ['STA05C',    TSDUS.ADA,                                 ['^ S-ACTIVITY-DISCARD.confirm']],
    ['STA19',     { kind: 'S-ACTIVITY-DISCARD.request' },    ['< 01003900']],
    ['STA20',     TSDUS.AD,                                  ['^ S-ACTIVITY-DISCARD.indication reason=6']],
    ['STA04B',    { kind: 'S-ACTIVITY-INTERRUPT.request' },  ['< 01001900']],
    ['STA04B',    { kind: 'S-ACTIVITY-DISCARD.request' },    ['< 01003900']],
    ['STA19',     { kind: 'S-ACTIVITY-INTERRUPT.request' },  ['< 01001900']],
    ['STA10B',    TSDUS.AI,                                  ['^ S-ACTIVITY-INTERRUPT.indication reason=5']],
    ['STA10B',    TSDUS.AD,                                  ['^ S-ACTIVITY-DISCARD.indication reason=6']],
    ['STA20',     TSDUS.AI,                                  ['^ S-ACTIVITY-INTERRUPT.indication reason=5']],
  ],
  'exceptions': [
    ['receiving', { kind: 'S-U-EXCEPTION-REPORT.request', reason: 5 }, ['< 02003003320105']],
    ['sending',   TSDUS.ED,                                  ['^ S-U-EXCEPTION-REPORT.indication reason=5']],
    ['sending',   TSDUS.ER,                                  ['^ S-P-EXCEPTION-REPORT.indication']],
    ['STA04B',    TSDUS.ER,                                  ['^ S-P-EXCEPTION-REPORT.indication']],
    ['STA19',     { kind: 'S-TOKEN-GIVE.request', tokens: ['data'] }, ['< 0103100101']],
    ['STA20',     '0103 100101',                             ['^ S-TOKEN-GIVE.indication tokens=["data"]']],
    ['STA04B',    TSDUS.ED,                                  ['^ S-U-EXCEPTION-REPORT.indication reason=5']],
    ['STA10B',    { kind: 'S-U-EXCEPTION-REPORT.request', reason: 1 }, ['< 02003003320101']],
    ['STA19',     { kind: 'S-TOKEN-GIVE.request', tokens: ['minor'] }, ['< 0103100104']],
    ['STA20',     '0103 100104',                             ['^ S-TOKEN-GIVE.indication tokens=["minor"]']],
    ['receiving', '0100 3103 2a0132',                        ['< 020000093107010031032a0132', '^ S-P-EXCEPTION-REPORT.indication cause=session.syncPoint'], { onError: 'ER' }],
  ],
};

// biome-ignore format: a table
/** How a session connection ends, in whatever state it is. */
export const ENDINGS: Readonly<Record<string, readonly [input: Input, effects: readonly string[], options?: SessionOptions]>> = {
  'an abort of ours':                      [{ kind: 'S-U-ABORT.request' },             ['< 1903110103', OFF, TIM]],
  'one that keeps the transport':          [{ kind: 'S-U-ABORT.request', keep: true }, ['< 1903110102', OFF, TIM]],
  'an AB':                                 [TSDUS.AB,                                  [OFF, HANG_UP, '^ S-U-ABORT.indication']],
  'an AB that keeps the transport':        ['1903 110102',                             [OFF, '< 1a00', '! first CN 30000', '^ S-U-ABORT.indication'], { reuse: true }],
  'an AB that is answered':                [TSDUS.AB,                                  [OFF, '< 1a00', TIM, '^ S-U-ABORT.indication'], { acceptsAborts: 'always' }],
  'the end of the transport connection':   [{ kind: 'T-DISCONNECT.indication' },       [LOST]],
};

/** What is on its way when our user has broken off, or an exception is there: it is discarded. */
export const DISCARDED = {
  STA05B: ['DT', 'TD', 'PT', 'GT', 'MIA', 'MIP', 'ED', 'ER', 'AEA'],
  STA05C: ['DT', 'TD', 'PT', 'GT', 'MIA', 'MIP', 'ED', 'ER', 'AEA'],
  STA19: ['DT', 'TD', 'MIA', 'MIP', 'ED', 'ER'],
  STA20: ['DT', 'TD', 'MIA', 'MIP', 'PT', 'AE'],
} as const satisfies Partial<Record<keyof typeof WAYS, readonly (keyof typeof TSDUS)[]>>;
