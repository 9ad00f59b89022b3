import test from 'ava';
import { type AcseService, acse } from '#src/acse/index.ts';
import { TABLE } from '#src/acse/machine.ts';
import type { PresentationService } from '#src/presentation/index.ts';
import { keepsTheContract } from '../../contract/layer.ts';
import {
  ACCEPT,
  APDUS,
  accepted,
  bring,
  CALL,
  CALL1984,
  type Entity,
  type Input,
  inRtse,
  offered,
  play,
  put,
  refused,
  WAYS,
} from '../../support/acse.ts';
import { watched } from '../../support/cells.ts';
import { hex } from '../../support/hex.ts';

const coverage = watched(TABLE);

const REJECT: Input = { kind: 'A-ASSOCIATE.response', result: 'rejected-permanent' };
const RELEASE: Input = { kind: 'A-RELEASE.request' };
const RELEASED: Input = { kind: 'A-RELEASE.response' };
const ABORT: Input = { kind: 'A-ABORT.request' };
const LOST: Input = { kind: 'P-P-ABORT.indication', reason: 2 };
const NONE: Input = { kind: 'P-CONNECT.confirm', result: 'refused', refusal: { layer: 'session', reason: 129 } };
const CONTRADICTION = refused(APDUS['AARE+']);

const told = (cause: string): string => `^ A-ABORT.indication source=service-provider cause=${cause}`;
const ABRT = '< P-U-ABORT.request userData=1:6403800101';
const fails = (cause: string): readonly string[] => [ABRT, told(cause)];
const USER = '1:6403800100';
const gone = ['^ A-P-ABORT.indication reason=2'];
const aborted = ['^ A-ABORT.indication source=service-user userInformation=3:b603800105'];
const RTORQ = '3:b024800100810103820100a319a017b015a11380054d54412d41a10a16087365637265742d61';
const RTOAC = '3:b121800100810103a219a017b115a11380054d54412d42a10a16087365637265742d62';
const AARE = 'a106060456000106';

/** The other version of ACSE only, and another application context. */
const LATER = '600c 80020640 a106060456000106';
const OTHER = '6008 a106060456000163';

// biome-ignore format: a table
/** State by state, what an event does. */
const cells: readonly (readonly [state: keyof typeof WAYS, input: Input, effects: readonly string[]])[] = [
  ['STA0', CALL,                      ['< P-CONNECT.request userData=1:6008a106060456000106']],
  ['STA0', offered(),                 [`^ A-ASSOCIATE.indication applicationContext=2.6.0.1.6 userInformation=${RTORQ}`]],
  ['STA0', offered(LATER),            ['< P-CONNECT.response result=refused userData=1:6114a106060456000106a203020101a305a203020102']],
  ['STA0', offered(OTHER),            ['< P-CONNECT.response result=refused userData=1:6114a106060456000163a203020101a305a103020102']],
  ['STA0', offered('6000'),           fails('ber.missing')],
  ['STA0', bring.RLRQ(),              []],
  ['STA0', bring.ABRT(),              []],
  ['STA0', ABORT,                     ['< P-U-ABORT.request']],
  ['STA0', LOST,                      gone],
  ['STA1', accepted(),                [`^ A-ASSOCIATE.confirm result=accepted applicationContext=2.6.0.1.6 userInformation=${RTOAC}`]],
  ['STA1', refused(),                 ['^ A-ASSOCIATE.confirm result=rejected-permanent refusal={"layer":"acse","reason":"user 1","transient":false} applicationContext=2.6.0.1.6 userInformation=3:b207a105b203020102']],
  ['STA1', NONE,                      ['^ A-ASSOCIATE.confirm result=rejected-permanent refusal={"layer":"session","reason":129}']],
  ['STA1', CONTRADICTION,             [told('acse.contradiction')]],
  ['STA1', accepted(APDUS['AARE-']),  fails('acse.contradiction')],
  ['STA1', ABORT,                     [`< P-U-ABORT.request userData=${USER}`]],
  ['STA1', bring.ABRT(),              aborted],
  ['STA1', LOST,                      gone],
  ['STA2', ACCEPT,                    [`< P-CONNECT.response result=accepted userData=1:6114${AARE}a203020100a305a103020100`]],
  ['STA2', REJECT,                    [`< P-CONNECT.response result=refused userData=1:6114${AARE}a203020101a305a103020100`]],
  ['STA2', ABORT,                     [`< P-U-ABORT.request userData=${USER}`]],
  ['STA2', bring.ABRT(),              aborted],
  ['STA2', LOST,                      gone],
  ['STA2', bring.RLRQ(),              fails('acse.unexpected')],
  ['STA3', bring.RLRE(),              ['^ A-RELEASE.confirm reason=0']],
  ['STA3', bring.RLRE('6203800100'),  [told('acse.apdu')]],
  ['STA3', bring.RLRQ(),              ['^ A-RELEASE.indication reason=0']],
  ['STA3', bring.RLRQ('62028000'),    fails('ber.integer')],
  ['STA3', ABORT,                     [`< P-U-ABORT.request userData=${USER}`]],
  ['STA3', bring.ABRT(),              aborted],
  ['STA3', LOST,                      gone],
  ['STA4', RELEASED,                  ['< P-RELEASE.response userData=1:6303800100']],
  ['STA4', ABORT,                     [`< P-U-ABORT.request userData=${USER}`]],
  ['STA4', bring.ABRT(),              aborted],
  ['STA4', LOST,                      gone],
  ['STA4', bring.RLRQ(),              fails('acse.unexpected')],
  ['STA5', RELEASE,                   ['< P-RELEASE.request userData=1:6203800100']],
  ['STA5', { kind: 'A-RELEASE.request', reason: 30, userInformation: inRtse('0500') }, ['< P-RELEASE.request userData=1:621280011ebe0d280b06025101020103a0020500']],
  ['STA5', bring.RLRQ(),              ['^ A-RELEASE.indication reason=0']],
  ['STA5', bring.RLRQ('6200'),        ['^ A-RELEASE.indication']],
  ['STA5', bring.RLRQ('6203810100'),  fails('ber.unknown')],
  ['STA5', { kind: 'P-RELEASE.indication' }, fails('acse.missing')],
  ['STA5', bring.RLRE(),              fails('acse.unexpected')],
  ['STA5', { kind: 'A-ABORT.request', userInformation: inRtse('b603800105') }, [`< P-U-ABORT.request userData=1:${APDUS.ABRT.replaceAll(' ', '')}`]],
  ['STA5', { kind: 'A-ABORT.request', diagnostic: 1 }, [`< P-U-ABORT.request userData=${USER}`]],
  ['STA5', bring.ABRT(),              aborted],
  ['STA5', LOST,                      gone],
  ['STA6', RELEASED,                  ['< P-RELEASE.response userData=1:6303800100']],
  ['STA6', ABORT,                     [`< P-U-ABORT.request userData=${USER}`]],
  ['STA6', bring.ABRT(),              aborted],
  ['STA6', LOST,                      gone],
  ['STA6', bring.RLRE(),              fails('acse.unexpected')],
  ['STA7', bring.RLRE(),              ['^ A-RELEASE.confirm reason=0']],
  ['STA7', ABORT,                     [`< P-U-ABORT.request userData=${USER}`]],
  ['STA7', bring.ABRT(),              aborted],
  ['STA7', LOST,                      gone],
  ['STA7', bring.RLRE('6301'),      fails('ber.truncated')],
];

const OPTIONS = { applicationContexts: ['2.6.0.1.6'] };
const stateOf = (state: keyof typeof WAYS): Entity => {
  const made = acse(OPTIONS);
  play(made, WAYS[state]);
  return made;
};

for (const [index, [state, input, effects]] of cells.entries()) {
  test(`${state}: ${input.kind} (${index})`, (t) => t.deepEqual(put(stateOf(state), input), effects));
}

test('STA3: RLRQs that cross are told also where the peer sent the AARQ', (t) =>
  t.deepEqual(play(stateOf('called'), [RELEASE, bring.RLRQ()]), ['^ A-RELEASE.indication reason=0']));

// biome-ignore format: a table
/** The event that an input is, and the input. */
const events: readonly (readonly [kind: string, input: Input])[] = [
  ...[CALL, ACCEPT, RELEASE, RELEASED, ABORT, LOST, NONE].map((input) => [input.kind, input] as const),
  ['AARQ',  offered()],
  ['AARE+', accepted()],
  ['AARE-', refused()],
  ['RLRQ',  bring.RLRQ()],
  ['RLRE',  bring.RLRE()],
  ['ABRT',  bring.ABRT()],
];
/** What happens to what has no cell: nothing where there is no association, only the user is told where it is over, else an ABRT goes. */
const surprise = (state: string, kind: string): readonly string[] => {
  if (state === 'STA0') return [];
  const isOver = ['AARE-', 'P-CONNECT.confirm', 'RLRE'].includes(kind) && ['STA1', 'STA3'].includes(state);
  return isOver ? [told('acse.unexpected')] : fails('acse.unexpected');
};
const states = Object.keys(TABLE) as readonly (keyof typeof TABLE)[];

for (const state of states) {
  test(`${state}: what has no cell is our own mistake from above, and invalid from below`, (t) => {
    let absent = 0;
    for (const [kind, input] of events) {
      if (kind in TABLE[state]) continue;
      absent += 1;
      if (kind.startsWith('A-')) t.throws(() => put(stateOf(state), input), { code: 'acse.unexpected' }, kind);
      else t.deepEqual(put(stateOf(state), input), surprise(state, kind), kind);
    }
    t.true(absent > 5);
  });
}

const octetsOf = (input: Input): Uint8Array => ('userData' in input ? input.userData?.[0]?.octets : undefined) ?? hex('');
const samples = Object.values(APDUS).map(hex);
/** Where octets come in: by their first one, the primitive that should bring them. */
const arriving: readonly Input[] = [offered(), accepted(), bring.RLRQ(), bring.RLRE(), bring.ABRT(), refused()];
const arrive = (octets: Uint8Array): PresentationService['up'] => {
  const like = arriving.find((each) => octetsOf(each)[0] === octets[0]) ?? bring.RLRQ();
  return { ...like, userData: [{ context: 1, octets }] } as PresentationService['up'];
};

keepsTheContract<AcseService, PresentationService>('ACSE', {
  make: () => acse(),
  ways: Object.values(WAYS).map((inputs: readonly Input[]) =>
    inputs.map((input) =>
      input.kind.startsWith('P-') ? { below: input as PresentationService['up'] } : { above: input as AcseService['down'] },
    ),
  ),
  samples,
  arrive,
  says: [CALL, CALL1984, ACCEPT, REJECT, RELEASE, RELEASED, ABORT].map((input) => input as AcseService['down']),
  ends: [],
  isStream: false,
});

// biome-ignore format: a table
const passing: readonly (readonly [input: Input, effect: string])[] = [
  [{ kind: 'P-DATA.request', userData: inRtse('0401 61') },                              '< P-DATA.request userData=3:040161'],
  [{ kind: 'P-DATA.indication', userData: inRtse('0401 61') },                           '^ P-DATA.indication userData=3:040161'],
  [{ kind: 'P-SYNC-MINOR.indication', syncPoint: 1, confirm: 'explicit' },               '^ P-SYNC-MINOR.indication syncPoint=1 confirm=explicit'],
  [{ kind: 'P-TOKEN-PLEASE.request', tokens: ['data'], userData: inRtse('0201 01') },    '< P-TOKEN-PLEASE.request tokens=["data"] userData=3:020101'],
];
for (const state of states) {
  test(`${state}: data, and what goes with them, pass by`, (t) => {
    const us = stateOf(state);
    for (const [input, effect] of passing) t.deepEqual(put(us, input), [effect]);
  });
}

test.after.always('every cell has been taken', (t) => {
  t.log(`${coverage.all.length - coverage.missed().length} of ${coverage.all.length} cells`);
  t.deepEqual(coverage.missed(), []);
});
