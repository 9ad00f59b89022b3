import test from 'ava';
import { type PresentationService, presentation } from '#src/presentation/index.ts';
import { TABLE } from '#src/presentation/machine.ts';
import { EVENTS } from '#src/presentation/reasons.ts';
import type { SessionService } from '#src/session/index.ts';
import { keepsTheContract } from '../../contract/layer.ts';
import { watched } from '../../support/cells.ts';
import { hex } from '../../support/hex.ts';
import {
  ACCEPT,
  ACCEPTED,
  ab,
  ac,
  CALL,
  CALL1984,
  CP,
  CPA,
  cn,
  cp,
  cp1984,
  cpa,
  type Entity,
  element,
  full,
  type Input,
  LIST,
  play,
  put,
  rf,
  SET,
  VALUE,
  WAYS,
} from '../../support/presentation.ts';

type Up = SessionService['up'];
type Down = PresentationService['down'];
type State = keyof typeof TABLE;

const coverage = watched(TABLE);

const activity = hex('41');
const old = { activity, syncPoint: 1 };
// biome-ignore format: a table
const requests: readonly Down[] = [
  CALL, ACCEPT,
  { kind: 'P-RELEASE.request' }, { kind: 'P-RELEASE.response' }, { kind: 'P-U-ABORT.request' },
  { kind: 'P-DATA.request', userData: [{ context: 3, octets: hex('0500') }] },
  { kind: 'P-TOKEN-GIVE.request', tokens: ['data'] }, { kind: 'P-TOKEN-PLEASE.request', tokens: ['data'] }, { kind: 'P-CONTROL-GIVE.request' },
  { kind: 'P-SYNC-MINOR.request' }, { kind: 'P-SYNC-MINOR.response', syncPoint: 1 }, { kind: 'P-U-EXCEPTION-REPORT.request', reason: 1 },
  { kind: 'P-ACTIVITY-START.request', activity }, { kind: 'P-ACTIVITY-RESUME.request', activity, old },
  { kind: 'P-ACTIVITY-INTERRUPT.request', reason: 1 }, { kind: 'P-ACTIVITY-INTERRUPT.response' },
  { kind: 'P-ACTIVITY-DISCARD.request', reason: 1 }, { kind: 'P-ACTIVITY-DISCARD.response' },
  { kind: 'P-ACTIVITY-END.request' }, { kind: 'P-ACTIVITY-END.response' },
];
// biome-ignore format: a table
const indications: readonly Up[] = [
  { kind: 'S-RELEASE.indication' }, { kind: 'S-RELEASE.confirm' }, { kind: 'S-P-ABORT.indication', reason: 'no reason' },
  { kind: 'S-TYPED-DATA.indication', ssdu: hex('61') }, { kind: 'S-CAPABILITY-DATA.indication' }, { kind: 'S-CAPABILITY-DATA.confirm' },
  { kind: 'S-TOKEN-GIVE.indication', tokens: ['data'] }, { kind: 'S-TOKEN-PLEASE.indication', tokens: ['data'] }, { kind: 'S-CONTROL-GIVE.indication' },
  { kind: 'S-SYNC-MINOR.indication', syncPoint: 1, confirm: 'explicit' }, { kind: 'S-SYNC-MINOR.confirm', syncPoint: 1 },
  { kind: 'S-U-EXCEPTION-REPORT.indication', reason: 1 }, { kind: 'S-P-EXCEPTION-REPORT.indication' },
  { kind: 'S-ACTIVITY-START.indication', activity }, { kind: 'S-ACTIVITY-RESUME.indication', activity, old },
  { kind: 'S-ACTIVITY-INTERRUPT.indication', reason: 1 }, { kind: 'S-ACTIVITY-INTERRUPT.confirm' },
  { kind: 'S-ACTIVITY-DISCARD.indication', reason: 1 }, { kind: 'S-ACTIVITY-DISCARD.confirm' },
  { kind: 'S-ACTIVITY-END.indication', syncPoint: 1 }, { kind: 'S-ACTIVITY-END.confirm', syncPoint: 1 },
];
const TD: Up = { kind: 'S-DATA.indication', ssdu: hex(full(3, '0500')) };
const UNKNOWN_VERSION = cp('8002 0640', LIST, full(1, VALUE));
const CPR = element('30', '8a0102');

const events: readonly (readonly [kind: string, input: Up | Down])[] = [
  ...[...requests, ...indications].map((primitive) => [primitive.kind, primitive] as const),
  ['CP', cn(CP)],
  ['CPA', ac(CPA)],
  ['CPR', rf(2, CPR)],
  ['S-CONNECT.confirm', rf(0x81)],
  ['ARU', ab()],
  ['ARP', ab('3006 800102 810107')],
  ['TD', TD],
];

const stateOf = (way: keyof typeof WAYS): Entity => {
  const entity = presentation();
  play(entity, WAYS[way]);
  return entity;
};
const octet = (value: number): string => value.toString(16).padStart(2, '0');
/** What becomes of what is not expected: a PPDU, or a session service. */
const arp = (kind: string, { kind: primitive }: Up): readonly string[] => {
  const [reason, code] = kind.startsWith('S-') ? [3, 'primitive'] : [2, 'unexpected'];
  const sent = `30068001${octet(reason as number)}8101${octet(EVENTS[primitive]!)}`;
  return [`< S-U-ABORT.request userData=${sent}`, `^ P-P-ABORT.indication cause=presentation.${code}`];
};

for (const state of Object.keys(TABLE) as readonly State[]) {
  test(`${state}: what has no cell is our own mistake from above, and invalid from below`, (t) => {
    let absent = 0;
    for (const [kind, input] of events) {
      if (kind in TABLE[state]) continue;
      absent += 1;
      if (kind.startsWith('P-')) t.throws(() => put(stateOf(state), input), { code: 'presentation.unexpected' }, kind);
      else t.deepEqual(put(stateOf(state), input), state === 'STAI0' ? [] : arp(kind, input as Up), kind);
    }
    t.true(absent > 3);
  });
}

const RESULTS =
  'results=[{"id":1,"result":"acceptance","transferSyntax":"2.1.1"},{"id":3,"result":"acceptance","transferSyntax":"2.1.1"},{"id":5,"result":"acceptance","transferSyntax":"2.1.1"}]';
const LIST_OF_CONTEXTS =
  'contexts=[{"id":1,"abstractSyntax":"2.2.1.0.1","transferSyntaxes":["2.1.1"]},{"id":3,"abstractSyntax":"2.6.0.2.12","transferSyntaxes":["2.1.1"]},{"id":5,"abstractSyntax":"2.6.0.2.7","transferSyntaxes":["2.1.1"]}]';
const CALLED = 'called={"transport":{"network":{"host":"192.0.2.2","port":102}}}';
const CPR_BY_USER = element('30', ACCEPTED, full(1, '61020500'));
const IDENTIFIERS = 'a01b 3007 020101 06025101 3007 020103 06025101 3007 020105 06025101';
const refuse = (more: object = {}): Down => ({ kind: 'P-CONNECT.response', result: 'refused', ...more });
const refusedBy = (reason: number): string => `< S-CONNECT.response result=refused reason=2 userData=30038a01${octet(reason)}`;

type Cell = readonly [way: keyof typeof WAYS, input: Input, effects: readonly string[]];

// biome-ignore format: a table
/** State by state, what an event does. */
const cells: Readonly<Record<string, readonly Cell[]>> = {
  'a connection in normal mode': [
    ['STAI0', CALL,                            [`< S-CONNECT.request ${CALLED} userData=${CP}`]],
    ['STAI0', cn(CP),                          [`^ P-CONNECT.indication mode=normal called={"session":{}} calling={"session":{}} ${LIST_OF_CONTEXTS} ${RESULTS} version=2 references={} units=[] tokens={} userData=[{"context":1,"octets":"${VALUE}"}]`]],
    ['STAI2', ACCEPT,                          [`< S-CONNECT.response result=accepted userData=${CPA}`]],
    ['STAI1', ac(CPA),                         [`^ P-CONNECT.confirm result=accepted mode=normal responding={} ${RESULTS} version=2 references={} units=[] userData=[{"context":1,"octets":"61020500"}]`]],
  ],
  'a connection in X.410 mode': [
    ['STAI0', CALL1984,                        [`< S-CONNECT.request ${CALLED} userData=310aa003800100a103800100`]],
    ['STAI0', cn(cp1984('800100'), 1),         ['^ P-CONNECT.indication mode=x410-1984 called={"session":{}} calling={"session":{}} contexts=[] results=[] version=1 references={} units=[] tokens={} userData=[{"octets":"3103800100"}]']],
    ['STAI2of84', { kind: 'P-CONNECT.response', result: 'accepted', userData: [SET] }, ['< S-CONNECT.response result=accepted userData=310aa003800100a103800100']],
    ['STAI1of84', ac(cp1984('800100'), 1),     ['^ P-CONNECT.confirm result=accepted mode=x410-1984 responding={} results=[] version=1 references={} units=[] userData=[{"octets":"3103800100"}]']],
    ['STAI2of84', { kind: 'P-CONNECT.response', result: 'accepted' }, ['< S-CONNECT.response result=accepted userData=3105a003800100']],
  ],
  'refusals that we send': [
    ['STAI2', refuse({ userData: ACCEPT.userData }),   [`< S-CONNECT.response result=refused reason=2 userData=${CPR_BY_USER}`]],
    ['STAI2', refuse({ reason: 3 }),                   [refusedBy(3)]],
    ['STAI2of84', refuse({ userData: [SET] }),         ['< S-CONNECT.response result=refused reason=2 userData=3103800100']],
    ['STAI2of84', refuse(),                            ['< S-CONNECT.response result=refused reason=0']],
    ['STAI0', cn(UNKNOWN_VERSION),                     [refusedBy(4), '^ P-P-ABORT.indication cause=presentation.version']],
    ['STAI0', cn(cp(LIST, 'a608 80025101 81025103')),  ['< S-CONNECT.response result=refused reason=2 userData=30068701028a0105', '^ P-P-ABORT.indication cause=presentation.defaultContext']],
    ['STAI0', cn(cp(element('a4', '300f 020101 060452010001 30040602 5103'), full(1, VALUE))), [refusedBy(6), '^ P-P-ABORT.indication cause=presentation.unreadable']],
  ],
  'refusals that come': [
    ['STAI1', rf(2, CPR),                      ['^ P-CONNECT.confirm result=refused refusal={"layer":"presentation","reason":2,"transient":false} references={}']],
    ['STAI1', rf(2, CPR_BY_USER),              ['^ P-CONNECT.confirm result=refused refusal={"layer":"presentation"} references={} userData=[{"context":1,"octets":"61020500"}]']],
    ['STAI1of84', rf(2, '3103800101'),         ['^ P-CONNECT.confirm result=refused refusal={"layer":"presentation"} references={} userData=[{"octets":"3103800101"}]']],
    ['STAI1', rf(0x81),                        ['^ P-CONNECT.confirm result=refused refusal={"layer":"session","reason":129,"transient":false} references={}']],
    ['STAI1', rf(),                            ['^ P-CONNECT.confirm result=refused refusal={"layer":"session","transient":true} references={}']],
    ['STAI1', rf(2, '3004'),                   ['^ P-P-ABORT.indication cause=ber.truncated']],
  ],
  'data': [
    ['STAt0', { kind: 'P-DATA.request', userData: [{ context: 3, octets: hex('040161') }] }, [`< S-DATA.request ssdu=${full(3, '040161')}`]],
    ['called', full(5, '040161'),              ['^ P-DATA.indication userData=[{"context":5,"octets":"040161"}]']],
    ['of84', { kind: 'P-DATA.request', userData: [{ octets: hex('a00161') }] }, ['< S-DATA.request ssdu=a00161']],
    ['called84', '6102',                       ['^ P-DATA.indication userData=[{"octets":"6102"}]']],
  ],
  'a release': [
    ['STAt0', { kind: 'P-RELEASE.request', userData: [{ context: 1, octets: hex('6203800100') }] }, [`< S-RELEASE.request userData=${full(1, '6203800100')}`]],
    ['called', { kind: 'S-RELEASE.indication', userData: hex(full(1, '6203800100')) }, ['^ P-RELEASE.indication userData=[{"context":1,"octets":"6203800100"}]']],
    ['released', { kind: 'P-RELEASE.response', userData: [{ context: 1, octets: hex('6303800100') }] }, [`< S-RELEASE.response userData=${full(1, '6303800100')}`]],
    ['STAt0', { kind: 'S-RELEASE.confirm', userData: hex(full(1, '6303800100')) }, ['^ P-RELEASE.confirm userData=[{"context":1,"octets":"6303800100"}]']],
    ['released', { kind: 'S-RELEASE.confirm' }, ['^ P-RELEASE.confirm']],
    ['STAI0', { kind: 'S-RELEASE.confirm' },    ['^ P-RELEASE.confirm']],
    ['of84', { kind: 'P-RELEASE.request' },     ['< S-RELEASE.request']],
  ],
  'an abort': [
    ['STAI0', { kind: 'P-U-ABORT.request' },   ['< S-U-ABORT.request']],
    ['STAI0', { kind: 'S-P-ABORT.indication', reason: 'transport disconnect', transport: { reason: 1 } }, ['^ P-P-ABORT.indication session={"reason":"transport disconnect","transport":{"reason":1}}']],
    ['STAI0', cn('31'),                        ['< S-U-ABORT.request userData=3003800101', '^ P-P-ABORT.indication cause=ber.truncated']],
    ...(['STAI1', 'STAI2', 'STAt0'] as const).flatMap((way): readonly Cell[] => [
      [way, { kind: 'P-U-ABORT.request' },     ['< S-U-ABORT.request']],
      [way, { kind: 'P-U-ABORT.request', userData: [{ context: 1, octets: hex('6403800101') }] }, [`< S-U-ABORT.request userData=${element('a0', IDENTIFIERS, full(1, '6403800101'))}`]],
      [way, ab(),                              ['^ P-U-ABORT.indication']],
      [way, ab(element('a0', 'a000', full(1, '6403800101'))), ['^ P-U-ABORT.indication userData=[{"context":1,"octets":"6403800101"}]']],
      [way, ab('3006 800102 810107'),          ['^ P-P-ABORT.indication reason=2 event=7 cause=presentation.aborted']],
      [way, ab('61'),                          ['^ P-P-ABORT.indication cause=ber.truncated']],
      [way, { kind: 'S-P-ABORT.indication', reason: 'protocol error' }, ['^ P-P-ABORT.indication session={"reason":"protocol error"}']],
      [way, '61',                              ['< S-U-ABORT.request userData=3003800101', '^ P-P-ABORT.indication cause=ber.truncated']],
    ]),
    ['of84', { kind: 'P-U-ABORT.request', userData: [SET] }, ['< S-U-ABORT.request userData=3103800100']],
    ['called84', ab('3103800104'),             ['^ P-U-ABORT.indication userData=[{"octets":"3103800104"}]']],
    ['called84', { kind: 'S-TYPED-DATA.indication', ssdu: hex('61') }, ['< S-U-ABORT.request', '^ P-P-ABORT.indication cause=presentation.primitive']],
  ],
};

for (const [title, rows] of Object.entries(cells)) {
  test(`goes through the cells of ${title}`, (t) => {
    for (const [way, input, effects] of rows) t.deepEqual(put(stateOf(way), input), effects, `${way} ${JSON.stringify(input)}`);
  });
}

test('refuses a mode that is not ours', (t) =>
  t.deepEqual(put(presentation({ modes: ['normal'] }), cn(cp1984('800100'), 1)), [
    '< S-CONNECT.response result=refused reason=0',
    '^ P-P-ABORT.indication cause=presentation.unsupportedMode',
  ]));

test('who calls a P-selector that nobody is attached to hears that the address is unknown', (t) =>
  t.deepEqual(put(presentation({ attached: [hex('5859')] }), cn(cp('8202 5858', LIST))), [
    refusedBy(3),
    '^ P-P-ABORT.indication cause=presentation.address',
  ]));

const value = { context: 3, octets: hex('0500') };
const passes = [...requests, ...indications].filter(({ kind }) => /-(TOKEN|CONTROL|SYNC|U-EXC|P-EXC|ACTIVITY)/.test(kind));
test('the other session services pass by name, with values above and octets below', (t) => {
  for (const primitive of passes) {
    const { kind, ...fields } = primitive;
    const isDown = kind.startsWith('P-');
    const below = { kind: `S${kind.slice(1)}`, ...fields, userData: hex(full(3, '0500')) };
    const above = { kind: `P${kind.slice(1)}`, ...fields, userData: [value] };
    const entity = stateOf('STAt0');
    const effects = isDown ? entity.fromAbove(above as Down) : entity.fromBelow(below as Up);
    t.deepEqual<unknown, unknown>(effects, [isDown ? { down: below } : { up: above }], kind);
  }
  t.is(passes.length, 29);
});

test('and in X.410 mode with octets on both sides', (t) => {
  const entity = stateOf('called84');
  t.deepEqual(put(entity, { kind: 'P-TOKEN-PLEASE.request', tokens: ['data'], userData: [{ octets: hex('020101') }] }), [
    '< S-TOKEN-PLEASE.request tokens=["data"] userData=020101',
  ]);
  t.deepEqual(put(entity, { kind: 'S-TOKEN-PLEASE.indication', tokens: ['data'], userData: hex('020101') }), [
    '^ P-TOKEN-PLEASE.indication tokens=["data"] userData=[{"octets":"020101"}]',
  ]);
});

test('releases that cross are both answered, whoever is first', (t) => {
  const crossed: readonly Input[] = [...WAYS.STAt0, { kind: 'P-RELEASE.request' }, { kind: 'S-RELEASE.indication' }];
  const answer: Input = { kind: 'P-RELEASE.response' };
  const confirm: Input = { kind: 'S-RELEASE.confirm' };
  t.deepEqual(play(presentation(), [...crossed, answer, confirm]), ['^ P-RELEASE.confirm']);
  t.deepEqual(play(presentation(), [...crossed, confirm, answer]), ['< S-RELEASE.response']);
});

test('a release that nobody asked for is not answered', (t) => {
  t.throws(() => put(stateOf('STAt0'), { kind: 'P-RELEASE.response' }), { code: 'presentation.unexpected' });
});

const asInput = (input: Input) => {
  if (typeof input === 'string') return { below: { kind: 'S-DATA.indication', ssdu: hex(input) } } as const;
  return input.kind.startsWith('S-') ? { below: input as Up } : { above: input as Down };
};
const ways = Object.values(WAYS).map((way) => (way as readonly Input[]).map(asInput));

// The first octet says in which session primitive the others come.
const TEXTS = [full(3, '040161'), element('61', full(1, VALUE).slice(4), full(3, '0500').slice(4)), '6103020101', '60020500'].map(hex);
const behind = (first: number, octets: Uint8Array): Uint8Array => Uint8Array.of(first, ...octets);
const CARRIERS: readonly ((octets: Uint8Array) => Up)[] = [
  (ssdu) => ({ kind: 'S-DATA.indication', ssdu }),
  (userData) => ({ kind: 'S-TOKEN-PLEASE.indication', tokens: ['data'], userData }),
  (userData) => ({ kind: 'S-RELEASE.indication', userData }),
  (userData) => ({ kind: 'S-U-ABORT.indication', userData }),
];
keepsTheContract<PresentationService, SessionService>('X.226, connected', {
  make: () => presentation(),
  ways: ways.slice(3),
  samples: [0, 0, 0, 1, 2]
    .flatMap((first) => TEXTS.map((octets) => behind(first, octets)))
    .concat([behind(3, hex('3103800101')), behind(3, hex('3003800101'))]),
  arrive: (octets) => CARRIERS[(octets[0] ?? 0) % CARRIERS.length]!(octets.subarray(1)),
  says: requests.filter(({ kind }) => kind !== 'P-CONNECT.request' && kind !== 'P-U-ABORT.request'),
  ends: ['S-U-ABORT.request', 'S-U-ABORT.indication', 'S-RELEASE.response'],
  isStream: false,
});

const CONNECTS: readonly ((octets: Uint8Array) => Up)[] = [
  (userData) => ({ ...(cn(undefined) as Extract<Up, { kind: 'S-CONNECT.indication' }>), userData }),
  (userData) => ({ ...(ac(undefined) as Extract<Up, { kind: 'S-CONNECT.confirm'; result: 'accepted' }>), userData }),
  (userData) => ({ ...(rf(2) as Extract<Up, { kind: 'S-CONNECT.confirm'; result: 'refused' }>), userData }),
];
keepsTheContract<PresentationService, SessionService>('X.226, connecting', {
  make: () => presentation(),
  ways: ways.slice(0, 3),
  samples: [
    behind(0, hex(CP)),
    behind(0, hex(cp1984('800100'))),
    behind(1, hex(CPA)),
    behind(1, hex(cpa(ACCEPTED))),
    behind(2, hex(CPR)),
    behind(2, hex(CPR_BY_USER)),
  ],
  arrive: (octets) => CONNECTS[(octets[0] ?? 0) % CONNECTS.length]!(octets.subarray(1)),
  says: requests,
  ends: [],
  isStream: false,
});

test.after.always('every cell of the table has been taken', (t) => {
  const missed = coverage.missed();
  t.log(`${coverage.all.length - missed.length} of ${coverage.all.length} rows`);
  t.deepEqual(missed, []);
});
