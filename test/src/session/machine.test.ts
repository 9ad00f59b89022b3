import test from 'ava';
import type { TransportService } from '#src/cotp/index.ts';
import { type SessionService, session } from '#src/session/index.ts';
import { TABLE } from '#src/session/machine.ts';
import { keepsTheContract } from '../../contract/layer.ts';
import { watched } from '../../support/cells.ts';
import { hex } from '../../support/hex.ts';
import { CALL, type Entity, effectsOf, type Input, play, put, shown, TSDUS, WAYS } from '../../support/session.ts';

const coverage = watched(TABLE);

type Primitive = SessionService['down'] | Exclude<TransportService['up'], { kind: 'T-DATA.indication' }>;

const activity = hex('41');
// biome-ignore format: a table
const primitives: readonly Primitive[] = [
  CALL,
  { kind: 'S-CONNECT.response', result: 'accepted' },
  { kind: 'S-DATA.request', ssdu: hex('61') },
  { kind: 'S-TYPED-DATA.request', ssdu: hex('61') },
  { kind: 'S-CAPABILITY-DATA.request' },
  { kind: 'S-CAPABILITY-DATA.response' },
  { kind: 'S-TOKEN-GIVE.request', tokens: ['data'] },
  { kind: 'S-TOKEN-PLEASE.request', tokens: ['data'] },
  { kind: 'S-CONTROL-GIVE.request' },
  { kind: 'S-SYNC-MINOR.request' },
  { kind: 'S-SYNC-MINOR.response', syncPoint: 1 },
  { kind: 'S-U-EXCEPTION-REPORT.request', reason: 1 },
  { kind: 'S-ACTIVITY-START.request', activity },
  { kind: 'S-ACTIVITY-RESUME.request', activity, old: { activity, syncPoint: 1 } },
  { kind: 'S-ACTIVITY-INTERRUPT.request' },
  { kind: 'S-ACTIVITY-INTERRUPT.response' },
  { kind: 'S-ACTIVITY-DISCARD.request' },
  { kind: 'S-ACTIVITY-DISCARD.response' },
  { kind: 'S-ACTIVITY-END.request' },
  { kind: 'S-ACTIVITY-END.response' },
  { kind: 'S-RELEASE.request' },
  { kind: 'S-RELEASE.response' },
  { kind: 'S-U-ABORT.request' },
  { kind: 'T-CONNECT.indication' },
  { kind: 'T-CONNECT.confirm', tpduSize: 2048 },
  { kind: 'T-DISCONNECT.indication' },
];
const events: readonly (readonly [kind: string, input: Input])[] = [
  ...primitives.map((primitive) => [primitive.kind, primitive] as const),
  ...Object.entries(TSDUS),
];

const CAUSE = 'reason=protocol error cause=session.unexpected';
const ab = (input: Input): readonly string[] => {
  const reflected = typeof input === 'string' ? input.replaceAll(' ', '').slice(0, 18) : '';
  const length = reflected.length / 2;
  const reflect = length > 0 ? `31${hexOctet(length)}${reflected}` : '';
  const sent = `< 19${hexOctet(3 + reflect.length / 2)}110105${reflect}`;
  return ['! first CN Infinity', '! answer Infinity', sent, '! TIM 10000', `^ S-P-ABORT.indication ${CAUSE}`];
};
const hexOctet = (value: number): string => value.toString(16).padStart(2, '0');
const nothing = (): readonly string[] => [];
const goes = (): readonly string[] => ['! first CN Infinity', '< T-DISCONNECT.request', `^ S-P-ABORT.indication ${CAUSE}`];

// biome-ignore format: a table
/** What happens to what has no cell: nothing where all is said, else the transport connection goes, else an AB goes. */
const invalid: Readonly<Record<string, (input: Input) => readonly string[]>> = {
  STA01: goes, STA01B: goes, STA01C: goes,
  STA01A: nothing, STA16: nothing, OVER: nothing,
};

const states = Object.keys(TABLE) as readonly (keyof typeof TABLE)[];
const stateOf = (state: keyof typeof WAYS): Entity => {
  const made = session();
  play(made, WAYS[state]);
  return made;
};

for (const state of states) {
  test(`${state}: what has no cell is our own mistake from above, and invalid from below`, (t) => {
    let absent = 0;
    for (const [kind, input] of events) {
      if (kind in TABLE[state]) continue;
      absent += 1;
      if (kind.startsWith('S-')) t.throws(() => put(stateOf(state), input), { code: 'session.unexpected' }, kind);
      else t.deepEqual(put(stateOf(state), input), (invalid[state] ?? ab)(input), kind);
    }
    t.true(absent > 20);
  });
}

const TIM = '! TIM 10000';
const OFF = '! answer Infinity';
const HANG_UP = '< T-DISCONNECT.request';

// biome-ignore format: a table
/** State by state, what an event does. */
const cells: Readonly<Record<string, readonly (readonly [state: keyof typeof WAYS, input: Input, effects: readonly string[]])[]>> = {
  'a connection': [
    ['STA01',  CALL,                                         ['< T-CONNECT.request']],
    ['STA01B', { kind: 'T-CONNECT.confirm', tpduSize: 2048 }, ['< 0d0f05091301001601031a01001402074b', '! answer 60000']],
    ['STA02A', TSDUS.AC,                                     [OFF, '^ S-CONNECT.confirm result=accepted references={} units=["halfDuplex","minorSync","activity","capability","exceptions"] version=2 tokens={"data":"initiator","minor":"initiator","major":"initiator"}']],
    ['STA02A', TSDUS.RF,                                     [OFF, HANG_UP, '^ S-CONNECT.confirm result=refused reason=0 references={}']],
    ['STA02A', '0c00',                                       [OFF, HANG_UP, '^ S-CONNECT.confirm result=refused references={}']],
    ['STA02A', TSDUS.AB,                                     [OFF, HANG_UP, '^ S-U-ABORT.indication']],
    ['STA08',  { kind: 'S-CONNECT.response', result: 'accepted' }, ['< 0e0f05091301001601021a010014020349']],
    ['STA08',  { kind: 'S-CONNECT.response', result: 'refused', reason: 0x81 }, ['< 0c06110101320181', TIM]],
    ['STA08',  { kind: 'S-CONNECT.response', result: 'refused', reason: 2, userData: hex('61') }, ['< 0c0711010132020261', TIM]],
    ['STA08',  { kind: 'S-CONNECT.response', result: 'refused', reason: 1, keep: true }, ['< 0c06110100320101', '! first CN 30000']],
  ],
  'a release': [
    ['STA713', { kind: 'S-RELEASE.request' },                ['< 0903110101', '! answer 60000']],
    ['called', TSDUS.FN,                                     ['^ S-RELEASE.indication']],
    ['STA09',  { kind: 'S-RELEASE.response' },               ['< 0a00', TIM]],
    ['STA03',  TSDUS.DN,                                     [OFF, HANG_UP, '^ S-RELEASE.confirm']],
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
  ],
  'data': [
    ['STA713', { kind: 'S-DATA.request', ssdu: hex('6162') }, ['< 010001006162']],
    ['called', TSDUS.DT,                                     ['^ S-DATA.indication ssdu=6162']],
    ['STA20',  TSDUS.DT,                                     []],
    ['STA05B', TSDUS.DT,                                     []],
    ['STA713', { kind: 'S-CAPABILITY-DATA.request', userData: hex('61') }, ['< 01003d03c10161']],
    ['called', TSDUS.CD,                                     ['^ S-CAPABILITY-DATA.indication']],
    ['STA22',  { kind: 'S-CAPABILITY-DATA.response' },       ['< 02003e00']],
    ['STA21',  TSDUS.CDA,                                    ['^ S-CAPABILITY-DATA.confirm']],
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
  ],
  'sync points': [
    ['sending',   { kind: 'S-SYNC-MINOR.request' },          ['< 010031032a0131']],
    ['sending',   { kind: 'S-SYNC-MINOR.request', confirm: 'optional' }, ['< 010031060f01012a0131']],
    ['receiving', TSDUS.MIP,                                 ['^ S-SYNC-MINOR.indication syncPoint=1 confirm=explicit']],
    ['receiving', '0100 3106 0f0101 2a0131',                 ['^ S-SYNC-MINOR.indication syncPoint=1 confirm=optional']],
    ['receiving', '0100 3105 2a03 303031',                   ['^ S-SYNC-MINOR.indication syncPoint=1 confirm=explicit']],
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
  ],
  'exceptions': [
    ['receiving', { kind: 'S-U-EXCEPTION-REPORT.request', reason: 5 }, ['< 02003003320105']],
    ['sending',   TSDUS.ED,                                  ['^ S-U-EXCEPTION-REPORT.indication reason=5']],
    ['sending',   TSDUS.ER,                                  ['^ S-P-EXCEPTION-REPORT.indication']],
    ['STA04B',    TSDUS.ER,                                  ['^ S-P-EXCEPTION-REPORT.indication']],
    ['STA19',     { kind: 'S-TOKEN-GIVE.request', tokens: ['data'] }, ['< 0103100101']],
    ['STA20',     '0103 100101',                             ['^ S-TOKEN-GIVE.indication tokens=["data"]']],
  ],
};

for (const [title, rows] of Object.entries(cells)) {
  test(`goes through the cells of ${title}`, (t) => {
    for (const [state, input, effects] of rows) t.deepEqual(put(stateOf(state), input), effects, `${state} ${JSON.stringify(input)}`);
  });
}

// biome-ignore format: a table
const alarms: Readonly<Record<string, { readonly way: readonly Input[]; readonly set: string; readonly rings: readonly string[] }>> = {
  'a caller that sends no CN':   { way: WAYS.STA01C, set: '! first CN 11', rings: [HANG_UP, '^ S-P-ABORT.indication reason=no reason cause=session.firstCN'] },
  'a CN that nobody answers':    { way: WAYS.STA02A, set: '! answer 22',   rings: ['< 1903110109', '! TIM 33', '^ S-P-ABORT.indication reason=no reason cause=session.answer'] },
  'an FN that nobody answers':   { way: WAYS.STA03,  set: '! answer 22',   rings: ['< 1903110109', '! TIM 33', '^ S-P-ABORT.indication reason=no reason cause=session.answer'] },
  'an AB without AA':            { way: WAYS.STA16,  set: '! TIM 33',      rings: [HANG_UP] },
  'a DN after which nobody goes': { way: [...WAYS.STA09, { kind: 'S-RELEASE.response' }], set: '! TIM 33', rings: [HANG_UP] },
};
for (const [title, { way, set, rings }] of Object.entries(alarms)) {
  test(`ends on ${title}`, (t) => {
    const made = session({ limits: { firstCN: 11, answer: 22, close: 33 } });
    play(made, way.slice(0, -1));
    const alarm = effectsOf(made, way.at(-1)!).findLast((effect) => 'alarm' in effect);
    t.is(alarm && `! ${alarm.alarm} ${alarm.after}`, set);
    t.deepEqual(alarm && shown(alarm.ring()), rings);
  });
}

const isFromBelow = (input: Input): boolean => typeof input === 'string' || input.kind.startsWith('T-');
const asInput = (input: Input) => {
  if (typeof input === 'string') return { below: { kind: 'T-DATA.indication', tsdu: hex(input) } } as const;
  return isFromBelow(input) ? { below: input as TransportService['up'] } : { above: input as SessionService['down'] };
};

keepsTheContract<SessionService, TransportService>('X.225', {
  make: () => session(),
  ways: Object.values(WAYS).map((way) => (way as readonly Input[]).map(asInput)),
  samples: Object.values(TSDUS).map(hex),
  arrive: (tsdu) => ({ kind: 'T-DATA.indication', tsdu }),
  says: primitives.filter((each): each is SessionService['down'] => each.kind.startsWith('S-') && each.kind !== 'S-CONNECT.request'),
  ends: ['T-DISCONNECT.request', 'T-DISCONNECT.indication'],
  isStream: false,
});

test.after.always('every cell of the table has been taken', (t) => {
  const missed = coverage.missed();
  t.log(`${coverage.all.length - missed.length} of ${coverage.all.length} rows`);
  t.deepEqual(missed, []);
});
