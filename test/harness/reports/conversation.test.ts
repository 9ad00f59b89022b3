import test from 'ava';
import { Conversations, PLAIN } from '#harness/reports/index.ts';
import { callOf, told } from '../../support/told.ts';
import type { Said } from '../../support/vector.ts';

/** What a person reads of a call, without its transport connection. */
const read = (said: readonly Said[]): readonly string[] => {
  const conversations = new Conversations(PLAIN);
  return told(said)
    .flatMap((event) => conversations.linesOf(event))
    .filter((line) => !/^. (CR|CC) /.test(line));
};

const NORMAL = [
  '→ CN CP AARQ RTORQ MTABindArgument  MTA-A, called P "P1", calling P "P1", called S "S1", calling S "S1"',
  '← AC CPA AARE RTOAC MTABindResult  MTA-B, no checkpoints, window 3, responding P "P1", called S "S1"',
];
const X410 = [
  '→ CN CP RTORQ MTABindArgument  MTA-A, X.410 mode, called S "RTS", calling S "RTS"',
  '← AC CPA RTOAC MTABindResult  MTA-B, no checkpoints, window 3, called S "RTS"',
];

// biome-ignore format: a table
const calls: Readonly<Record<string, readonly [id: string, title: string | undefined, lines: readonly string[]]>> = {
  'a line for each TSDU, and one for a transfer': ['normal-one-message', undefined, [
    ...NORMAL, '→ message MTA-A.991122.0001 "Test", 485 octets', '→ FN RLRQ', '← DN RLRE',
  ]],
  'checkpoints, of which the end is one': ['x410-checkpoints', undefined, [
    X410[0]!, X410[1]!.replace('no checkpoints', 'checkpoint 1 KB'), '→ message MTA-A.991122.0001 "Test", 3072 octets in 3 checkpoints', '→ FN', '← DN',
  ]],
  'the turn': ['x410-turn', undefined, [
    ...X410, '→ message MTA-A.991122.0001 "Test", 484 octets', '← PT RTTP  priority 1', '→ GTC',
    '← message MTA-B.991122.0007 "Test", 470 octets', '← GTC', '→ FN', '← DN',
  ]],
  'probes, and what reports are about': ['normal-probe-and-report', undefined, [
    ...NORMAL, '→ probe MTA-A.991122.0002, 228 octets',
    '→ report MTA-B.991122.0001, about MTA-A.991122.0001: unable-to-transfer, unrecognised-OR-name, 313 octets', '→ FN RLRQ', '← DN RLRE',
  ]],
  'a refusal by the MTA': ['normal-bind-error', 'error 0, busy', [NORMAL[0]!, '← RF CPR AARE RTORJ MTABindError  bind: the MTA is at its limit for the time being (0)']],
  'a refusal by reliable transfer': ['x410-refused', 'reason 0, rtsBusy', [X410[0]!, '← RF CPR RTORJ  rtse: no association for the time being (0)']],
  'a refusal by the session layer': ['session-refused', 'reason 129, S-selector unknown', [X410[0]!, '← RF  session: the session selector is unknown (129)']],
  'a refusal by transport': ['refused', 'reason 3, address unknown', ['← DR  transport: the address is unknown (3)']],
  'an abort': ['x410-aborted', 'reason 3, temporaryProblem', [
    ...X410, '→ message MTA-A.991122.0001 "Test", 484 octets', '← AB ARU RTAB  rtse: no association for some time (3)', '→ AA',
  ]],
  'what is wrong with a PDU': ['session-cn-aborted', undefined, [
    '→ CN invalid  tag 0 is that of end-of-contents octets: 00 00, after an indefinite length only at octet 4 (X.690 §8.1.5)',
    '← AB  session: a protocol error (5)',
  ]],
};
for (const [title, [id, call, lines]] of Object.entries(calls)) {
  test(`tells ${title}`, (t) => t.deepEqual(read(callOf(id, call)), lines));
}

test('a transfer that is interrupted goes on behind its checkpoint, and counts none twice', (t) => {
  const lines = read(callOf('x410-interrupted')).slice(2);
  t.deepEqual(lines, [
    '← ER',
    '→ AI  session: an error of its own (5)',
    '← AIA',
    '→ AR  goes on behind checkpoint 1',
    '→ message MTA-A.991122.0001 "Test", 3072 octets in 3 checkpoints',
    '→ FN',
    '← DN',
  ]);
});

test('a transfer that the end of the line cuts off is told as such', (t) => {
  const said = callOf('x410-checkpoints');
  const cutOff = [...said.slice(0, 7), { from: 'called' } as const];
  t.regex(read(cutOff).at(-1)!, /^→ transfer cut off after 1024 octets in 2 checkpoints$/);
});
