import test from 'ava';
import { PduReader } from '#harness/run/index.ts';
import { concat } from '#src/core/index.ts';
import { frame } from '#src/tpkt/index.ts';
import { hex } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';
import { callOf, LINE, pdusIn, told } from '../../support/told.ts';
import { callsOf, conversations, type Said } from '../../support/vector.ts';

/** The PDUs above transport, one word each; a TSDU is a line. */
const layered = (said: readonly Said[]): readonly string[] => {
  const lines: string[][] = [[]];
  for (const { layer, from, kind, more } of pdusIn(told(said))) {
    if (layer !== 'cotp') lines.at(-1)!.push(lines.at(-1)!.length === 0 ? `${from} ${kind}` : kind);
    if (!more) lines.push([]);
  }
  return lines.filter((line) => line.length > 0).map((line) => line.join(' '));
};

// biome-ignore format: a table
/** Calls of the vectors, TSDU by TSDU. */
const calls: Readonly<Record<string, readonly [id: string, title: string | undefined, lines: readonly string[]]>> = {
  'a message in normal mode': ['normal-one-message', undefined, [
    'caller CN CP AARQ RTORQ MTABindArgument', 'called AC CPA AARE RTOAC MTABindResult',
    'caller AS', 'caller DT RTTR', 'caller AE message', 'called AEA', 'caller FN RLRQ', 'called DN RLRE',
  ]],
  'a message in X.410 mode': ['x410-one-message', undefined, [
    'caller CN CP RTORQ MTABindArgument', 'called AC CPA RTOAC MTABindResult',
    'caller AS', 'caller DT RTTR', 'caller AE message', 'called AEA', 'caller FN', 'called DN',
  ]],
  'SPDUs in one TSDU, without the GT that is but their head': ['normal-extended-concatenation', undefined, [
    'caller CN CP AARQ RTORQ MTABindArgument', 'called AC CPA AARE RTOAC MTABindResult',
    'caller AS DT RTTR', 'caller MIP DT RTTR', 'called MIA', 'caller AE message', 'called AEA', 'caller FN RLRQ', 'called DN RLRE',
  ]],
  'the turn': ['x410-turn', undefined, [
    'caller CN CP RTORQ MTABindArgument', 'called AC CPA RTOAC MTABindResult', 'caller AS', 'caller DT RTTR', 'caller AE message', 'called AEA',
    'called PT RTTP', 'caller GTC', 'called GTA', 'called AS', 'called DT RTTR', 'called AE message', 'caller AEA', 'called GTC', 'caller GTA', 'caller FN', 'called DN',
  ]],
  'a probe, and a report':        ['normal-probe-and-report', undefined, [
    'caller CN CP AARQ RTORQ MTABindArgument', 'called AC CPA AARE RTOAC MTABindResult',
    'caller AS', 'caller DT RTTR', 'caller AE probe', 'called AEA', 'caller AS', 'caller DT RTTR', 'caller AE report', 'called AEA', 'caller FN RLRQ', 'called DN RLRE',
  ]],
  'a refusal of the MTA':         ['normal-bind-error', 'error 0, busy', ['caller CN CP AARQ RTORQ MTABindArgument', 'called RF CPR AARE RTORJ MTABindError']],
  'a refusal in X.410 mode':      ['x410-refused', 'reason 0, rtsBusy', ['caller CN CP RTORQ MTABindArgument', 'called RF CPR RTORJ']],
  'an open that recovers':        ['normal-recovery', undefined, ['caller CN CP AARQ RTORQ', 'called AC CPA AARE RTOAC', 'caller FN RLRQ', 'called DN RLRE']],
  'a CP that is cut short':       ['session-cn-aborted', undefined, ['caller CN invalid', 'called AB']],
};
for (const [title, [id, call, lines]] of Object.entries(calls)) {
  test(`tells ${title}`, (t) => t.deepEqual(layered(callOf(id, call)), lines));
}

/** What a PDU of a call says. */
const fieldsOf = (said: readonly Said[], kind: string) => pdusIn(told(said)).find((pdu) => pdu.kind === kind)?.fields;
const MESSAGE = {
  identifier: 'c=XX;a=TESTADMD;p=PRMDA;l=MTA-A.991122.0001',
  originator: 'c=XX;a=TESTADMD;p=PRMDA;o=ORGA;s=Sender;g=Alice;',
  recipients: ['c=XX;a=TESTADMD;p=PRMDB;o=ORGB;s=Receiver;g=Bob;'],
  subject: 'Test',
};

// biome-ignore format: a table
const fields: readonly (readonly [id: string, title: string | undefined, kind: string, fields: object])[] = [
  ['normal-one-message', undefined, 'CN', { called: '5331', calling: '5331', version: 2, units: ['halfDuplex', 'minorSync', 'activity', 'exceptions'] }],
  ['normal-one-message', undefined, 'CP', { mode: 'normal', called: '5031', calling: '5031', contexts: { 1: '2.2.1.0.1', 3: '2.6.0.2.12', 5: '2.6.0.2.7' } }],
  ['normal-one-message', undefined, 'AARQ', { applicationContext: '2.6.0.1.6' }],
  ['normal-checkpoints', undefined, 'RTORQ', { checkpoint: 1, window: 3, dialogue: 'monologue' }],
  ['normal-one-message', undefined, 'MTABindArgument', { name: 'MTA-A' }],
  ['normal-one-message', undefined, 'MTABindResult', { name: 'MTA-B' }],
  ['x410-unauthenticated', undefined, 'MTABindArgument', { name: undefined }],
  ['normal-bind-error', 'error 2, authentication-error', 'MTABindError', { reason: 2, says: 'the MTA does not know the caller by this name and these credentials' }],
  ['x410-refused', 'reason 2, validationFailure', 'RTORJ', { reason: 2, says: 'the name or the password is not accepted' }],
  ['x410-recovery', undefined, 'RTORQ', { checkpoint: 1, window: 3, dialogue: 'monologue', recovers: true }],
  ['session-refused', 'reason 129, S-selector unknown', 'RF', { reason: 129, says: 'the session selector is unknown' }],
  ['session-aborted', 'a protocol error, reflected', 'AB', { reason: 5, says: 'a protocol error' }],
  ['x410-aborted', 'reason 3, temporaryProblem', 'RTAB', { reason: 3, says: 'no association for some time' }],
  ['x410-turn', undefined, 'PT', { tokens: ['data'] }],
  ['x410-turn', undefined, 'RTTP', { priority: 1 }],
  ['x410-checkpoints', undefined, 'MIP', { serial: '1' }],
  ['x410-checkpoints', undefined, 'RTTR', { octets: 1024 }],
  ['normal-one-message', undefined, 'RTTR', { octets: 496 }],
];
for (const [id, title, kind, says] of fields) {
  test(`${id}, ${title ?? 'its call'}: what ${kind} says`, (t) => t.like({ ...fieldsOf(callOf(id, title), kind) }, says));
}

for (const [id, octets] of Object.entries({
  'normal-one-message': 485,
  'x410-checkpoints': 3072,
  'x410-interrupted': 3072,
  'normal-segmented-ssdu': 485,
})) {
  test(`${id}: what the message says`, (t) => t.like({ ...fieldsOf(callOf(id), 'message') }, { ...MESSAGE, octets }));
}

test('no password is told, not even of a bind that cannot be read', (t) => {
  const secret = new RegExp(`secret|${Buffer.from('secret').toString('hex')}`);
  for (const id of ['x410-one-message', 'normal-one-message']) {
    const said = callOf(id).slice(0, 4);
    for (const [turn, { octets = new Uint8Array() }] of said.entries()) {
      for (let at = 4; at < octets.length; at += 1) {
        const flipped = octets.with(at, octets[at]! ^ 0x20);
        t.notRegex(JSON.stringify(pdusIn(told(said.with(turn, { from: said[turn]!.from, octets: flipped })))), secret);
      }
    }
  }
});

test('PDUs are the same whatever chunks they come in', (t) => {
  const plain = (said: readonly Said[], chunk?: number) =>
    pdusIn(told(said, chunk)).map(({ layer, kind, fields, from, more }) => ({ layer, kind, fields, from, more }));
  for (const vector of conversations) for (const said of callsOf(vector).values()) t.deepEqual(plain(said, 1), plain(said));
});

test('no octets make it throw', (t) => {
  const dice = new Dice(7);
  const all = conversations.flatMap((vector) => [...callsOf(vector).values()]);
  for (let round = 0; round < 1500; round += 1) {
    const said = dice
      .pick(all)
      .map(({ from, octets }) =>
        octets && dice.roll(4) === 0 ? { from, octets: spoilt(dice, octets) } : octets ? { from, octets } : { from },
      );
    t.notThrows(() => told(said));
  }
});

/** A packet whose length still fits what is in it: it is the layers above that are to be confused. */
const spoilt = (dice: Dice, packet: Uint8Array): Uint8Array => {
  if (packet.length < 8 || dice.roll(4) === 0) return dice.mutated(packet);
  return frame(concat([packet.subarray(4, 7), dice.mutated(packet.subarray(7))]));
};

// biome-ignore format: a table
const others: Readonly<Record<string, readonly [tsdus: readonly string[], lines: readonly string[]]>> = {
  'S7 in the place of session is told by its name':       [['3201000000010000', '3203000000010000'],   ['caller S7', 'caller S7']],
  'what nobody knows is said to be no session, then told': [['ff01', '0102'],                           ['caller invalid', 'caller octets']],
};
for (const [title, [tsdus, lines]] of Object.entries(others)) {
  test(title, (t) => t.deepEqual(layered(tsdus.map((tsdu) => ({ from: 'caller', octets: frame(hex(`02f080 ${tsdu}`)) }))), lines));
}

/** Calls up to the bind, and what comes then. */
const bound = (id: string): readonly Said[] => callOf(id).slice(0, 4);
const DATA = hex('01000100');

/** A TSDU as DTs of 32 KB. */
const inDTs = (tsdu: Uint8Array): readonly Said[] =>
  Array.from({ length: Math.ceil(tsdu.length / 32_768) }, (_, index) => {
    const part = tsdu.subarray(32_768 * index, 32_768 * (index + 1));
    return { from: 'caller', octets: frame(concat([hex(32_768 * (index + 1) >= tsdu.length ? '02f080' : '02f000'), part])) };
  });
const START = inDTs(hex('0100 2d05 2903020101'));
const END = inDTs(hex('0100 2903 2a0131'));

// biome-ignore format: a table
const large: Readonly<Record<string, readonly Said[]>> = {
  'in many TSDUs': Array.from({ length: 48 }, () => inDTs(concat([DATA, new Uint8Array(65_536)]))).flat(),
  'in one TSDU':   inDTs(concat([DATA, new Uint8Array(3 * 2 ** 20)])),
};
for (const [title, data] of Object.entries(large)) {
  test(`an APDU of three megabytes ${title} is told by its size alone`, (t) => {
    const said = [...bound('x410-one-message'), ...START, ...data, ...END];
    t.deepEqual(fieldsOf(said, 'MTS-APDU'), { octets: 3 * 2 ** 20 });
    t.is(layered(said).at(-1), 'caller AE MTS-APDU');
  });
}

test('a TSDU without end is not kept', (t) => {
  const reader = new PduReader();
  const octets = frame(concat([hex('02f000'), new Uint8Array(60_000)]));
  const before = process.memoryUsage().arrayBuffers;
  for (let count = 0; count < 2000; count += 1)
    reader.of({ type: 'octets', line: LINE, from: 'caller', octets: Uint8Array.from(octets) }, 1);
  global.gc?.();
  t.true(process.memoryUsage().arrayBuffers - before < 100_000_000, 'of 120 MB');
});

test('a transfer that goes on from another line is told by its size', (t) => {
  const resume = inDTs(hex('0100 1d0b 2106 290101 2a0131 290101'));
  const said = [...bound('x410-one-message'), ...resume, ...inDTs(concat([DATA, new Uint8Array(500)])), ...END];
  t.deepEqual(layered(said).slice(2), ['caller AR', 'caller DT RTTR', 'caller AE MTS-APDU']);
});
