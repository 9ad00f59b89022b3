import test from 'ava';
import { record } from '#harness/capture/index.ts';
import { HABITS, PRODUCTS } from '#harness/products/index.ts';
import { COTP_LIMITS } from '#src/cotp/index.ts';
import { answered } from '../../support/answered.ts';
import { BEHAVIOUR, expectedOf } from '../../support/behaviour.ts';
import { emulated, probed } from '../../support/emulated.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { crOf, dt, type Probe, S7_SETUP, stimuliFor } from '../../support/stimuli.ts';
import { complaints, tsharkTest } from '../../support/tshark.ts';

/** Those that have no TSAP are called without one. */
const calledAt = (id: string): 'c2020102' | '' => (id === 'osi-net' ? '' : 'c2020102');
/** A host that is called without a T-selector has a blank one. */
const hasAt = (id: string, probe: Probe): string => (id === 'osi-net' || probe === 'no called TSAP' ? '' : '0102');

for (const [id, behaviour] of Object.entries(BEHAVIOUR)) {
  for (const [probe, stimulus] of Object.entries(stimuliFor(calledAt(id))) as [Probe, readonly string[]][]) {
    test(`${id}: ${probe}`, async (t) => {
      const { heard, end } = await probed(id, stimulus, hasAt(id, probe));
      t.is(answered(heard, end), expectedOf(behaviour, probe));
    });
  }
}

const RDP_CR = '0300000b06e00000001200';

/** More that is said, and what is answered. */
const more: Readonly<Record<string, readonly [id: string, stimulus: readonly string[], answer: string]>> = {
  'xrdp leaves the references as they were': ['xrdp', [RDP_CR], 'CC 0<18'],
  'xrdp takes class 2': ['xrdp', ['0300000b06e00000001220'], 'CC 0<18'],
  'xrdp takes a cookie': ['xrdp', ['0300001611e00000001200436f6f6b69653a200d0a'.padEnd(44, '0')], 'CC 0<18'],
  'xrdp answers a negotiation with standard security': ['xrdp', ['030000130ee000000012000100080003000000'], 'CC 0<18 02: 08: 00: 00:'],
  'xrdp refuses ISO parameters with a DT': ['xrdp', [crOf()], 'DT 2180, FIN'],
  'xrdp refuses version 2 with a DT': ['xrdp', [crOf({ version: '02' })], 'DT 2180, FIN'],
  'xrdp takes a CR byte by byte': ['xrdp', RDP_CR.match(/../g) ?? [], 'CC 0<18'],
  'osi-net takes the code of a CR for that of an ER': ['osi-net', [crOf({ dst: '0005', called: '' })], '04e0000500'],
  'snap7 answers reference 0': ['snap7', [crOf({ src: '0000' })], 'CC 0<1 c0:0a c1:0100 c2:0102'],
  'iec61850bean wants DST-REF 0': ['iec61850bean', [crOf({ dst: '0001' })], 'FIN'],
  'iso-on-tcp ends at a T-selector of one octet': ['iso-on-tcp', [crOf({ called: 'c20141' })], 'FIN'],
  'iso-on-tcp echoes in one DT where it has no size': [
    'iso-on-tcp',
    [crOf({ size: '' }), dt('42'.repeat(300))],
    'CC c0:00 c1:0000 c2:0000, DT 300',
  ],
  'iso-on-tcp echoes in as many packets as it takes': [
    'iso-on-tcp',
    [crOf({ size: '' }), dt('42'.repeat(60_000), false), dt('42'.repeat(20_000))],
    'CC c0:00 c1:0000 c2:0000, DT 65528, DT 14472',
  ],
  'iso-on-tcp says what it heard before the CR behind its CC': ['iso-on-tcp', [dt('4142'), crOf()], 'CC c0:0a c1:0000 c2:0000, DT 4142'],
  'conpot loses octets 62': [
    'conpot',
    [crOf(), dt(`${S7_SETUP.slice(0, 8)}62${S7_SETUP.slice(8)}`)],
    'CC 0<0 c1:0000 c2:0000, DT 320300000000000800000000f0000001000101e0',
  ],
  'snap7 grants no more than 960 octets': ['snap7', [dt(`${S7_SETUP.slice(0, -4)}1000`)], 'DT 320300000000000800000000f0000001000103c0'],
  'snap7 ends at what is no S7': ['snap7', [crOf(), dt('0d00')], 'CC c0:0a c1:0100 c2:0102, FIN'],
  'silent-after-accept': ['silent-after-accept', [crOf()], 'silent'],
  'fin-after-accept': ['fin-after-accept', [], 'FIN'],
  'nothing-after-cr': ['nothing-after-cr', [crOf()], 'silent'],
  'cc-exactly-22-octets': ['cc-exactly-22-octets', [crOf({ size: '', called: 'c20141' })], 'CC c0:0a c1:0100 c2:4100'],
  'cc-order-c1-c2-c0': ['cc-order-c1-c2-c0', [crOf()], 'CC c1:0100 c2:0102 c0:0a'],
  'cc-without-size': ['cc-without-size', [crOf()], 'CC c1:0100 c2:0102'],
  'cc-zero-references': ['cc-zero-references', [crOf()], 'CC 0<0 c0:0a c1:0100 c2:0102'],
  'class-echoed': ['class-echoed', [crOf({ klass: '20' })], 'CC class 2 c0:0a c1:0100 c2:0102'],
};
for (const [title, [id, stimulus, answer]] of Object.entries(more)) {
  test(title, async (t) => {
    const { heard, end } = await probed(id, stimulus);
    t.is(answered(heard, end), answer);
  });
}

test('a CC of exactly 22 octets has 22', async (t) =>
  t.is((await probed('cc-exactly-22-octets', [crOf({ called: '' })])).heard.length, 22));

test('a late CC comes after 5 seconds, and what is said behind it after it', async (t) => {
  const { call, pass } = await emulated('late-cc');
  const caller = call();
  await pass(1);
  caller.line.send(hex(crOf()));
  await pass(4999);
  const before = caller.heard.length;
  await pass(10);
  t.deepEqual([before, answered(caller.heard, caller.end)], [0, 'CC c0:0a c1:0100 c2:0102']);
});

test('who serves 5 connections closes the sixth with no TPDU, and serves it when another is gone', async (t) => {
  const { call, pass } = await emulated('libiec61850');
  const callers = Array.from({ length: 6 }, call);
  await pass(10);
  const ends = callers.map(({ end }) => end);
  callers[0]!.line.close();
  await pass(10);
  const again = call();
  await pass(10);
  again.line.send(hex(crOf()));
  await pass(10);
  t.deepEqual(
    [ends, callers[5]!.heard.length, answered(again.heard, again.end)],
    [['open', 'open', 'open', 'open', 'open', 'FIN'], 0, 'CC 7<7 c0:0a c2:0102 c1:0100'],
  );
});

test('who serves 100 connections leaves one more open and silent', async (t) => {
  const { call, pass } = await emulated('iec61850bean');
  const callers = Array.from({ length: 101 }, call);
  await pass(10);
  for (const { line } of callers) line.send(hex(crOf()));
  await pass(120_000);
  t.is(callers.filter(({ heard, end }) => end === 'open' && heard.length > 0).length, 100);
  t.is(answered(callers[100]!.heard, callers[100]!.end), 'silent');
});

for (const [title, finish] of Object.entries({
  'until the rest of it comes': (line: { send(octets: Uint8Array): void }) => line.send(hex(crOf().slice(8))),
  'until its line is gone': (line: { close(): void }) => line.close(),
})) {
  test(`half a CR keeps all others waiting, ${title}`, async (t) => {
    const { call, pass } = await emulated('isode');
    const [half, other] = [call(), call()];
    await pass(10);
    half.line.send(hex(crOf().slice(0, 8)));
    await pass(10);
    other.line.send(hex(crOf()));
    await pass(20_000);
    const before = answered(other.heard, other.end);
    finish(half.line);
    await pass(100);
    t.deepEqual([before, answered(other.heard, other.end)], ['silent', 'CC 7<2 c0:0a']);
  });
}

const hangs: Readonly<Record<string, string>> = { 'iso-on-tcp': crOf({ size: 'c0011f' }), 'osi-net': crOf({ length: '0000' }) };
for (const [id, fatal] of Object.entries(hangs)) {
  test(`${id} hangs with all its lines`, async (t) => {
    const { call, pass } = await emulated(id);
    const [first, second] = [call(), call()];
    await pass(10);
    first.line.send(hex(fatal));
    await pass(10);
    second.line.send(hex(crOf()));
    await pass(1000);
    t.deepEqual(
      [first, second].map(({ heard, end }) => answered(heard, end)),
      ['silent', 'silent'],
    );
  });
}

test('a packet behind one that nobody has answered waits 40 ms', (t) => {
  const [heard, said] = [HABITS.delayed.ofHost()()].flat();
  const packet = { octets: hex(crOf()), pdus: [] };
  const before = said!.meddle(packet);
  const behind = said!.meddle(packet);
  heard!.meddle({ ...packet, pdus: [{ kind: 'DT' } as never] });
  t.deepEqual(
    [before, behind, said!.meddle(packet)].map((deeds) => deeds!.map((deed) => ('wait' in deed ? deed.wait : 'pass'))),
    [['pass'], [40, 'pass'], ['pass']],
  );
});

/** What makes a TSDU too long, and how many of them are passed over before: few octets cost as much as 64. */
const kept: Readonly<Record<string, readonly [habit: 'echoes' | 's7', packet: string, most: number]>> = {
  'DTs of an S7 request that does not end': ['s7', dt('32'.repeat(4096), false), COTP_LIMITS.tsdu / 4096],
  'DTs without user data, of an S7 request': ['s7', dt('', false), COTP_LIMITS.tsdu / 64],
  'DTs of a TSDU that does not end, to be echoed': ['echoes', dt('42'.repeat(4096), false), COTP_LIMITS.tsdu / 4096],
  'DTs without user data, to be echoed': ['echoes', dt('', false), COTP_LIMITS.tsdu / 64],
  'TSDUs that wait to be echoed': ['echoes', dt('42'.repeat(4096)), Math.floor((COTP_LIMITS.tsdu - 4096) / 4103) + 1],
  'TSDUs without user data that wait to be echoed': ['echoes', dt(''), COTP_LIMITS.tsdu / 64],
};
for (const [title, [habit, packet, most]] of Object.entries(kept)) {
  test(`more than our own stack takes ends the line: ${title}`, (t) => {
    const [heard] = [HABITS[habit].ofHost()()].flat();
    const passing = { octets: hex(packet), pdus: [{ kind: 'DT' } as never] };
    let count = 0;
    while (count <= most && heard!.meddle(passing)?.length === 0) count += 1;
    t.deepEqual([count, heard!.meddle(passing)], [most, [{ end: 'close' }]]);
  });
}

test('what waits to be echoed and what is not whole yet count together, and nothing waits behind the CC', (t) => {
  const [heard, said] = [HABITS.echoes.ofHost()()].flat();
  const hear = (packet: string) => heard!.meddle({ octets: hex(packet), pdus: [{ kind: 'DT' } as never] });
  const half = COTP_LIMITS.tsdu / 2 / 32_768;
  for (let count = 0; count < half; count += 1) hear(dt('42'.repeat(32_768)));
  for (let count = 1; count < half; count += 1) hear(dt('42'.repeat(32_768), false));
  const waiting = said!.meddle({ octets: hex('0300000b06d00007000100'), pdus: [] })!.length;
  t.deepEqual([waiting, hear(dt('42'.repeat(32_768), false))], [half + 1, []]);
});

test('a line whose TSDU does not end is closed', async (t) => {
  const { call, pass } = await emulated('python-snap7');
  const caller = call();
  await pass(1);
  caller.line.send(hex(crOf()));
  await pass(1);
  const packet = hex(dt('32'.repeat(65_000), false));
  for (let octets = 0; octets <= COTP_LIMITS.tsdu; octets += 65_000) caller.line.send(packet);
  await pass(10);
  t.is(answered(caller.heard, caller.end), 'CC c0:0a, FIN');
});

test('what is recorded is what is on the wire', async (t) => {
  const { lab, call, pass } = await emulated('conpot');
  const caller = call();
  await pass(1);
  caller.line.send(hex(crOf({ version: '03', klass: '20' })));
  await pass(10);
  const octets = lab.stream.events.flatMap((event) => (event.type === 'octets' ? [hexOf(event.octets)] : []));
  t.deepEqual(octets, [crOf({ klass: '20' }), hexOf(caller.heard)]);
});

tsharkTest('tshark finds nothing wrong with what the others answer to a right CR', async (t) => {
  const found: Record<string, readonly string[]> = {};
  for (const [id, { habits }] of Object.entries(PRODUCTS)) {
    if (habits === undefined || id === 'xrdp') continue;
    const { lab, call, pass } = await emulated(id);
    const caller = call();
    await pass(1);
    caller.line.send(hex(crOf({ called: calledAt(id) })));
    await pass(6000);
    const capture = record(lab.stream.events, { start: Date.UTC(2026, 10, 22, 21), names: [] });
    found[id] = await complaints(capture, ['-Y', 'tpkt']);
  }
  t.deepEqual(
    Object.entries(found).filter(([, said]) => said.length > 0),
    [],
  );
});
