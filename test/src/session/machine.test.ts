import test from 'ava';
import type { TransportService } from '#src/cotp/index.ts';
import { type SessionOptions, type SessionService, session } from '#src/session/index.ts';
import { TABLE } from '#src/session/machine.ts';
import { keepsTheContract } from '../../contract/layer.ts';
import { watched } from '../../support/cells.ts';
import { hex } from '../../support/hex.ts';
import { CALL, type Entity, effectsOf, type Input, play, put, shown, TSDUS, WAYS } from '../../support/session.ts';
import { CELLS, DISCARDED, ENDINGS } from '../../support/session-cells.ts';

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
/** Where there is a session connection, or one on its way. */
const connected = states.filter((state) => !['STA01', 'STA01A', 'STA01B', 'STA01C', 'STA16', 'OVER'].includes(state));
const stateOf = (state: keyof typeof WAYS, options?: SessionOptions): Entity => {
  const made = session(options);
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

for (const [title, rows] of Object.entries(CELLS)) {
  test(`goes through the cells of ${title}`, (t) => {
    for (const [way, input, effects, options] of rows)
      t.deepEqual(put(stateOf(way, options), input), effects, `${way} ${JSON.stringify(input)}`);
  });
}

for (const [title, [input, effects, options]] of Object.entries(ENDINGS)) {
  test(`${title} ends a session connection in every state`, (t) => {
    for (const state of connected) t.deepEqual(put(stateOf(state, options), input), effects, state);
  });
}

test('what the other side sent before it knew is discarded', (t) => {
  for (const [state, kinds] of Object.entries(DISCARDED))
    for (const kind of kinds) t.deepEqual(put(stateOf(state as keyof typeof DISCARDED), TSDUS[kind]), [], `${state} ${kind}`);
});

const HANG_UP = '< T-DISCONNECT.request';

// biome-ignore format: a table
const alarms: Readonly<Record<string, { readonly way: readonly Input[]; readonly set: string; readonly rings: readonly string[] }>> = {
  'a caller that sends no CN':   { way: WAYS.STA01C, set: '! first CN 11', rings: [HANG_UP, '^ S-P-ABORT.indication reason=no reason cause=session.firstCN'] },
  'a CN that nobody answers':    { way: WAYS.STA02A, set: '! answer 22',   rings: ['< 1903110109', '! TIM 33', '^ S-P-ABORT.indication reason=no reason cause=session.answer'] },
  'a CN whose rest is not asked for': { way: WAYS.STA02B, set: '! answer 22', rings: ['< 1903110109', '! TIM 33', '^ S-P-ABORT.indication reason=no reason cause=session.answer'] },
  'a CDO that does not come':    { way: WAYS.STA01D, set: '! answer 22',   rings: ['< 1903110109', '! TIM 33', '^ S-P-ABORT.indication reason=no reason cause=session.answer'] },
  'an FN that nobody answers':   { way: WAYS.STA03,  set: '! answer 22',   rings: ['< 1903110109', '! TIM 33', '^ S-P-ABORT.indication reason=no reason cause=session.answer'] },
  'an AB that keeps, without AA': { way: WAYS.STA01A, set: '! TIM 33',     rings: [HANG_UP] },
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

test('passes over expedited data, of which it asks for none', (t) => {
  for (const [state, way] of Object.entries(WAYS))
    t.deepEqual(play(session(), [...way, { kind: 'T-EXPEDITED-DATA.indication', tsdu: hex('61') }]), [], state);
});

// Tests without a wait run in the order in which they stand here; what chance does below does not count.
test('every cell of the table has been taken', (t) => {
  const missed = coverage.missed();
  t.log(`${coverage.all.length - missed.length} of ${coverage.all.length} rows`);
  t.deepEqual(missed, []);
});

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
