import test from 'ava';
import { type Stack, stack } from '#src/core/index.ts';
import { cotp } from '#src/cotp/index.ts';
import { RELIABLE_TRANSFER, type SessionOptions, type SessionService, session, type Unit } from '#src/session/index.ts';
import { type TcpService, tpkt } from '#src/tpkt/index.ts';
import { ascii, hex } from '../../support/hex.ts';
import { CALL, type Input, put, WAYS } from '../../support/session.ts';
import { type End, kinds, wire } from '../../support/wire.ts';

type Request = SessionService['down'];
/** Who says it, what is on the wire, and what its user asked for; without that it follows from what came before. */
type Step = readonly [from: '>' | '<', tsdu: string, asked?: Request];
type Side = 'caller' | 'called';

const UTC = '170d3939313132323132303030305a';
const calling1984 = { calling: hex('14054d54412d41'), common: hex(UTC) };
const called1984 = { called: hex('14054d54412d42'), common: hex(UTC) };
const request = (ssel: string, references: object, userData: string): Request => ({
  ...CALL,
  called: { ...CALL.called, ssel: ascii(ssel === 'S1' ? 'S2' : ssel) },
  calling: { ssel: ascii(ssel) },
  references,
  units: RELIABLE_TRANSFER,
  userData: hex(userData),
});
const accept = (ssel: string, references: object, userData: string): Request => ({
  kind: 'S-CONNECT.response',
  result: 'accepted',
  responding: ascii(ssel),
  references,
  units: RELIABLE_TRANSFER,
  userData: hex(userData),
});
const refuse = (reason: number, keep?: true): Request => ({ kind: 'S-CONNECT.response', result: 'refused', reason, ...(keep && { keep }) });
const data = (ssdu: string): Request => ({ kind: 'S-DATA.request', ssdu: hex(ssdu) });
const activity = hex('020101');

// biome-ignore format: a table
const CN1984: Step = ['>', `0d65 011a 0a0714054d54412d41 0b0f${UTC} 0509 130100 160101 1a0100 14020249 3303525453 3403525453 c12e312ca003800100a125800100810103820100a317a015a11380054d54412d41a10a16087365637265742d61840101`, request('RTS', calling1984, '312ca003800100a125800100810103820100a317a015a11380054d54412d41a10a16087365637265742d61840101')];
// biome-ignore format: a table
const AC1984: Step = ['<', `0e5a 011a 090714054d54412d42 0b0f${UTC} 0509 130100 160101 1a0100 14020249 3403525453 c1283126a003800100a11f800100810103a217a015a11380054d54412d42a10a16087365637265742d62`, accept('RTS', called1984, '3126a003800100a11f800100810103a217a015a11380054d54412d42a10a16087365637265742d62')];
// The user data of normal mode, cut short.
// biome-ignore format: a table
const CN1988: Step = ['>', `0d39 011a 0a0704054d54412d41 0b0f${UTC} 0509 130100 160102 1a0100 14020249 33025331 34025332 c104 31020000`, request('S1', { calling: hex('04054d54412d41'), common: hex(UTC) }, '31020000')];
// biome-ignore format: a table
const AC1988: Step = ['<', `0e35 011a 090704054d54412d42 0b0f${UTC} 0509 130100 160102 1a0100 14020249 34025331 c104 31020000`, accept('S1', { called: hex('04054d54412d42'), common: hex(UTC) }, '31020000')];
const START: Step = ['>', '0100 2d05 2903020101', { kind: 'S-ACTIVITY-START.request', activity }];
const DATA: Step = ['>', '0100 0100 a08201e03181', data('a08201e03181')];
const RELEASE: readonly Step[] = [
  ['>', '0903 110101', { kind: 'S-RELEASE.request' }],
  ['<', '0a00', { kind: 'S-RELEASE.response' }],
];
const RLRQ = '610c300a020101a0056203800100';
const RLRE = '610c300a020101a0056303800100';
const RELEASE1988: readonly Step[] = [
  ['>', `0913 110101 c10e${RLRQ}`, { kind: 'S-RELEASE.request', userData: hex(RLRQ) }],
  ['<', `0a10 c10e${RLRE}`, { kind: 'S-RELEASE.response', userData: hex(RLRE) }],
];
const digits = (number: number): string => `3${number}`;
const end = (by: '>' | '<', number: number): readonly Step[] => [
  [by, `0100 2903 2a01${digits(number)}`, { kind: 'S-ACTIVITY-END.request' }],
  [by === '>' ? '<' : '>', `0200 2a03 2a01${digits(number)}`, { kind: 'S-ACTIVITY-END.response' }],
];
const checkpoint = (number: number): readonly Step[] => [
  ['>', `0100 3103 2a01${digits(number)}`, { kind: 'S-SYNC-MINOR.request' }],
  ['<', `0200 3203 2a01${digits(number)}`, { kind: 'S-SYNC-MINOR.response', syncPoint: number }],
];
const control = (by: '>' | '<'): readonly Step[] => [
  [by, '1500', { kind: 'S-CONTROL-GIVE.request' }],
  [by === '>' ? '<' : '>', '1600'],
];
const turn = (please: Step): readonly Step[] => [
  please,
  ...control('>'),
  ['<', '0100 2d05 2903020101', { kind: 'S-ACTIVITY-START.request', activity }],
  ['<', '0100 0100 a08201d2', data('a08201d2')],
  ...end('<', 1),
  ...control('<'),
];
const old = { activity, syncPoint: 1, references: { ...calling1984, ...called1984 } };
const RTTP = '610a3008020103a003020101';

interface Conversation {
  readonly steps: readonly Step[];
  readonly options?: SessionOptions;
  /** Which end is ours; both where nothing is said. */
  readonly ends?: readonly Side[];
}

// biome-ignore format: a table
const conversations: Readonly<Record<string, Conversation>> = {
  'X.410 mode, one message': { options: { versions: [1] }, steps: [CN1984, AC1984, START, DATA, ...end('>', 1), ...RELEASE] },
  'X.410 mode, checkpoints': { options: { versions: [1] }, steps: [CN1984, AC1984, START, DATA, ...checkpoint(1), DATA, ...checkpoint(2), DATA, ...end('>', 3), ...RELEASE] },
  'X.410 mode, two-way alternate': { options: { versions: [1] }, steps: [
    CN1984, AC1984, START, DATA, ...end('>', 1),
    ...turn(['<', '0208 100101 c103020101', { kind: 'S-TOKEN-PLEASE.request', tokens: ['data'], userData: hex('020101') }]), ...RELEASE,
  ] },
  'X.410 mode, exception, interrupted, resumed': { options: { versions: [1], resumesBehind: 'PT' }, steps: [
    CN1984, AC1984, START, DATA, ...checkpoint(1),
    ['<', '0200 3003 320105', { kind: 'S-U-EXCEPTION-REPORT.request', reason: 5 }],
    ['>', '0100 1903 320105', { kind: 'S-ACTIVITY-INTERRUPT.request', reason: 5 }],
    ['<', '0200 1a00', { kind: 'S-ACTIVITY-INTERRUPT.response' }],
    ['>', `0200 1d32 212b 090714054d54412d42 0a0714054d54412d41 0b0f${UTC} 2903020101 2a0131 2903020102`, { kind: 'S-ACTIVITY-RESUME.request', activity: hex('020102'), old }],
    DATA,
  ] },
  'X.410 mode, discarded after an ER': { options: { versions: [1] }, ends: ['caller'], steps: [
    CN1984, AC1984, START, DATA,
    ['<', '0200 0000'],
    ['>', '0100 3903 320106', { kind: 'S-ACTIVITY-DISCARD.request', reason: 6 }],
    ['<', '0200 3a00'],
    ...RELEASE,
  ] },
  'normal mode, one message': { options: { versions: [2] }, steps: [CN1988, AC1988, START, DATA, ...end('>', 1), ...RELEASE1988] },
  'normal mode, checkpoints': { options: { versions: [2] }, steps: [CN1988, AC1988, START, DATA, ...checkpoint(1), DATA, ...checkpoint(2), DATA, ...checkpoint(3), DATA, ...end('>', 4), ...RELEASE1988] },
  'normal mode, two-way alternate': { options: { versions: [2] }, steps: [
    CN1988, AC1988, START, DATA, ...end('>', 1),
    ...turn(['<', `0211 100101 c10c${RTTP}`, { kind: 'S-TOKEN-PLEASE.request', tokens: ['data'], userData: hex(RTTP) }]), ...RELEASE1988,
  ] },
  'tokens at the responder, confirms behind the end': { steps: [
    ['>', '0d0f 0509 130100 160103 1a0115 14020249', { ...CALL, units: RELIABLE_TRANSFER, tokens: { data: 'responder', minor: 'responder', major: 'responder' } }],
    ['<', '0e0f 0509 130100 160102 1a0115 14020249', { kind: 'S-CONNECT.response', result: 'accepted' }],
    ['>', '0203 100101', { kind: 'S-TOKEN-PLEASE.request', tokens: ['data'] }],
    ...control('<'), START,
    DATA, ['>', '0100 3103 2a0131', { kind: 'S-SYNC-MINOR.request' }], DATA, ['>', '0100 3103 2a0132', { kind: 'S-SYNC-MINOR.request' }],
    ['>', '0100 2903 2a0133', { kind: 'S-ACTIVITY-END.request' }],
    ['<', '0200 3203 2a0131', { kind: 'S-SYNC-MINOR.response', syncPoint: 1 }], ['<', '0200 3203 2a0132', { kind: 'S-SYNC-MINOR.response', syncPoint: 2 }],
    ['<', '0200 2a03 2a0133', { kind: 'S-ACTIVITY-END.response' }], ...RELEASE,
  ] },
  'extended concatenation': { options: { versions: [2], extendedConcatenation: true }, ends: ['called'], steps: [
    ['>', `0d2b 011a 0a0704054d54412d41 0b0f${UTC} 0509 130101 160102 1a0100 14020249`],
    ['<', `0e2b 011a 090704054d54412d42 0b0f${UTC} 0509 130101 160102 1a0100 14020249`, { kind: 'S-CONNECT.response', result: 'accepted', references: { called: hex('04054d54412d42'), common: hex(UTC) }, units: RELIABLE_TRANSFER }],
    ['>', '0100 2d05 2903020101 0100 6182040f'],
    ['>', '0100 3103 2a0131 0100 6182081a'],
    ['<', '0200 3203 2a0131', { kind: 'S-SYNC-MINOR.response', syncPoint: 1 }],
    ...end('>', 2), ...RELEASE1988,
  ] },
  'segmenting': { options: { versions: [2] }, ends: ['called'], steps: [
    ['>', `0d31 011a 0a0704054d54412d41 0b0f${UTC} 050f 130100 150401000100 160102 1a0100 14020249`],
    ['<', `0e2b 011a 090704054d54412d42 0b0f${UTC} 0509 130100 160102 1a0100 14020249`, { kind: 'S-CONNECT.response', result: 'accepted', references: { called: hex('04054d54412d42'), common: hex(UTC) }, units: RELIABLE_TRANSFER }],
    START,
    ['>', '0100 0103 190101 6182'], ['>', '0100 0103 190100 0530'], ['>', '0100 0103 190102 54657374'],
    ...end('>', 1), ...RELEASE1988,
  ] },
  ...Object.fromEntries([0x00, 0x01, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86].map((reason) => [
    `refused, reason ${reason}`,
    { options: { versions: [1] }, steps: [CN1984, ['<', `0c06 110101 3201${reason.toString(16).padStart(2, '0')}`, refuse(reason)]] } as const,
  ])),
  'refused, kept, and called again': { options: { versions: [1], reuse: true }, steps: [
    CN1984, ['<', '0c06 110100 320101', refuse(1, true)], CN1984, AC1984, ...RELEASE,
  ] },
  'aborted by the user, with AA': { options: { versions: [1], acceptsAborts: 'always' }, steps: [
    CN1984, AC1984, START, ['<', '190a 110103 c1053103800100', { kind: 'S-U-ABORT.request', userData: hex('3103800100') }], ['>', '1a00'],
  ] },
  'aborted for a malformed SPDU, which is reflected': { options: { versions: [1] }, ends: ['called'], steps: [CN1984, AC1984, ['>', '2d00'], ['<', '1907 110105 31022d00']] },
};

const BOTH: readonly Side[] = ['caller', 'called'];
const WHO: Readonly<Record<Side, '>' | '<'>> = { caller: '>', called: '<' };
const [, OPENED] = WAYS.STA02A;

for (const [title, { steps, options, ends = BOTH }] of Object.entries(conversations)) {
  for (const side of ends) {
    test(`replays the ${side} of '${title}'`, (t) => {
      const us = session(options);
      const said: string[] = [];
      const take = (input: Input): void => void said.push(...put(us, input).filter((line) => /^< [0-9a-f]{4}/.test(line)));
      if (side === 'called') take({ kind: 'T-CONNECT.indication' });
      for (const [index, [from, tsdu, asked]] of steps.entries()) {
        if (from !== WHO[side]) take(tsdu);
        else if (asked) take(asked);
        if (side === 'caller' && index === 0) take(OPENED);
      }
      t.deepEqual(
        said,
        steps.filter(([from]) => from === WHO[side]).map(([, tsdu]) => `< ${tsdu.replaceAll(' ', '')}`),
      );
    });
  }
}

const tower = (reference: number, options: SessionOptions = {}): Stack<SessionService, TcpService> =>
  stack(tpkt()).add(cotp({ reference })).add(session(options));
interface Pair {
  readonly caller: End<SessionService>;
  readonly called: End<SessionService>;
}
const connected = (options: SessionOptions = {}, units: readonly Unit[] = RELIABLE_TRANSFER): Pair => {
  const pair = wire(tower(1, options), tower(7, options), { chunk: 3 });
  pair.caller.send({ ...CALL, units });
  pair.called.send({ kind: 'S-CONNECT.response', result: 'accepted' });
  pair.caller.told.length = 0;
  pair.called.told.length = 0;
  return pair;
};
const play = ({ caller, called }: Pair, script: readonly (readonly [Side, Request])[]): readonly (readonly string[])[] => {
  for (const [side, asked] of script) (side === 'caller' ? caller : called).send(asked);
  return [kinds(caller.told), kinds(called.told)];
};
const ssdu = new Uint8Array(5000).fill(0x61);
const resume: Request = { kind: 'S-ACTIVITY-RESUME.request', activity: hex('42'), old: { activity, syncPoint: 1 } };

// biome-ignore format: a table
const scripts: Readonly<Record<string, { readonly script: readonly (readonly [Side, Request])[]; readonly caller: readonly string[]; readonly called: readonly string[]; readonly options?: SessionOptions; readonly units?: readonly Unit[] }>> = {
  'transfer with checkpoints, and release': {
    script: [['caller', { kind: 'S-ACTIVITY-START.request', activity }], ['caller', { kind: 'S-DATA.request', ssdu }], ['caller', { kind: 'S-SYNC-MINOR.request' }], ['called', { kind: 'S-SYNC-MINOR.response', syncPoint: 1 }],
             ['caller', { kind: 'S-ACTIVITY-END.request' }], ['called', { kind: 'S-ACTIVITY-END.response' }], ['caller', { kind: 'S-RELEASE.request' }], ['called', { kind: 'S-RELEASE.response' }]],
    caller: ['S-SYNC-MINOR.confirm', 'S-ACTIVITY-END.confirm', 'S-RELEASE.confirm'],
    called: ['S-ACTIVITY-START.indication', 'S-DATA.indication', 'S-SYNC-MINOR.indication', 'S-ACTIVITY-END.indication', 'S-RELEASE.indication'],
  },
  'interrupt, resume and discard': {
    script: [['caller', { kind: 'S-ACTIVITY-START.request', activity }], ['caller', { kind: 'S-SYNC-MINOR.request' }], ['caller', { kind: 'S-ACTIVITY-INTERRUPT.request' }], ['called', { kind: 'S-ACTIVITY-INTERRUPT.response' }],
             ['caller', resume], ['caller', { kind: 'S-SYNC-MINOR.request' }], ['called', { kind: 'S-SYNC-MINOR.response', syncPoint: 2 }], ['caller', { kind: 'S-ACTIVITY-DISCARD.request' }], ['called', { kind: 'S-ACTIVITY-DISCARD.response' }]],
    caller: ['S-ACTIVITY-INTERRUPT.confirm', 'S-SYNC-MINOR.confirm', 'S-ACTIVITY-DISCARD.confirm'],
    called: ['S-ACTIVITY-START.indication', 'S-SYNC-MINOR.indication', 'S-ACTIVITY-INTERRUPT.indication', 'S-ACTIVITY-RESUME.indication', 'S-SYNC-MINOR.indication', 'S-ACTIVITY-DISCARD.indication'],
  },
  'tokens to and fro': {
    script: [['called', { kind: 'S-TOKEN-PLEASE.request', tokens: ['data'] }], ['caller', { kind: 'S-TOKEN-GIVE.request', tokens: ['data'] }], ['called', { kind: 'S-DATA.request', ssdu }], ['called', { kind: 'S-TOKEN-GIVE.request', tokens: ['data'] }],
             ['caller', { kind: 'S-CONTROL-GIVE.request' }], ['called', { kind: 'S-ACTIVITY-START.request', activity }]],
    caller: ['S-TOKEN-PLEASE.indication', 'S-DATA.indication', 'S-TOKEN-GIVE.indication', 'S-ACTIVITY-START.indication'],
    called: ['S-TOKEN-GIVE.indication', 'S-CONTROL-GIVE.indication'],
  },
  'capability data and an exception': {
    units: ['halfDuplex', 'minorSync', 'activity', 'exceptions', 'capability'],
    script: [['caller', { kind: 'S-CAPABILITY-DATA.request' }], ['called', { kind: 'S-CAPABILITY-DATA.response' }], ['caller', { kind: 'S-ACTIVITY-START.request', activity }], ['called', { kind: 'S-U-EXCEPTION-REPORT.request', reason: 1 }],
             ['caller', { kind: 'S-TOKEN-GIVE.request', tokens: ['data'] }], ['called', { kind: 'S-DATA.request', ssdu }]],
    caller: ['S-CAPABILITY-DATA.confirm', 'S-U-EXCEPTION-REPORT.indication', 'S-DATA.indication'],
    called: ['S-CAPABILITY-DATA.indication', 'S-ACTIVITY-START.indication', 'S-TOKEN-GIVE.indication'],
  },
  'typed data, and data both ways, in small TSDUs': {
    units: ['duplex', 'typedData'], options: { tsduSizes: { initiator: 100, responder: 200 } },
    script: [['caller', { kind: 'S-DATA.request', ssdu }], ['called', { kind: 'S-DATA.request', ssdu }], ['called', { kind: 'S-TYPED-DATA.request', ssdu }], ['called', { kind: 'S-RELEASE.request' }], ['caller', { kind: 'S-RELEASE.response' }]],
    caller: ['S-DATA.indication', 'S-TYPED-DATA.indication', 'S-RELEASE.indication'],
    called: ['S-DATA.indication', 'S-RELEASE.confirm'],
  },
  'an abort': {
    script: [['caller', { kind: 'S-ACTIVITY-START.request', activity }], ['called', { kind: 'S-U-ABORT.request', userData: ascii('no') }]],
    caller: ['S-U-ABORT.indication'],
    called: ['S-ACTIVITY-START.indication'],
  },
  'one session behind another on one transport connection': {
    options: { reuse: true },
    script: [['caller', { kind: 'S-RELEASE.request', keep: true }], ['called', { kind: 'S-RELEASE.response' }], ['caller', CALL], ['called', { kind: 'S-CONNECT.response', result: 'accepted' }], ['caller', { kind: 'S-DATA.request', ssdu }]],
    caller: ['S-RELEASE.confirm', 'S-CONNECT.confirm'],
    called: ['S-RELEASE.indication', 'S-CONNECT.indication', 'S-DATA.indication'],
  },
};

for (const [title, { script, options, units, ...told }] of Object.entries(scripts)) {
  test(`two towers play ${title}`, (t) => {
    const pair = connected(options, units);
    t.deepEqual(play(pair, script), [told.caller, told.called]);
    const delivered = [...pair.caller.told, ...pair.called.told].flatMap((each) => ('ssdu' in each ? [each.ssdu] : []));
    for (const each of delivered) t.deepEqual(each, ssdu);
  });
}

test('two towers carry the user data of a CN that is too long for it', (t) => {
  const { caller, called } = wire(tower(1), tower(7), { chunk: 1000 });
  const userData = Uint8Array.from({ length: 200_000 }, (_, index) => index);
  caller.send({ ...CALL, userData });
  const [indication] = called.told;
  t.deepEqual(indication && 'userData' in indication ? indication.userData : undefined, userData);
  called.send({ kind: 'S-CONNECT.response', result: 'accepted' });
  t.deepEqual(kinds(caller.told), ['S-CONNECT.confirm']);
});
