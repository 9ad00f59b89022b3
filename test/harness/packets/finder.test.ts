import test from 'ava';
import { concat } from '#src/core/index.ts';
import { hex } from '../../support/hex.ts';
import { dt, pcap, type Reading, Talk, told } from '../../support/packets.ts';

type Said = readonly [from: 'caller' | 'called', octets: Uint8Array];

/** What a reader tells of a connection to a port, whose segments these are. */
const toldOf = (said: readonly Said[], to: number, options: Reading = {}): readonly string[] => {
  const talk = new Talk({ to });
  const frames = said.map(([from, octets]) => (from === 'caller' ? talk.says(octets) : talk.answers(octets)));
  return told(pcap(frames, { linkType: 101 }), options);
};
const says = (...parts: readonly Uint8Array[]): Said => ['caller', concat(parts)];
const answers = (...parts: readonly Uint8Array[]): Said => ['called', concat(parts)];
const junk = hex('16 03 01 00 05 01 02 03 04 05');
const CR = hex('0300000b 06 e0 0000 0001 00');
const SETUP = hex('0300000c 08 02 0001 05 04 0388');
const each = (octets: Uint8Array): readonly Said[] => Array.from(octets, (octet) => says(Uint8Array.of(octet)));

const AT_102: Readonly<Record<string, readonly [said: readonly Said[], told: readonly string[]]>> = {
  'several in a segment': [[says(dt(1), dt(2), dt(3))], ['1 caller tpkt 1 @1', '1 caller tpkt 2 @1', '1 caller tpkt 3 @1']],
  'one over many segments': [each(dt(1)), ['1 caller tpkt 1 @22']],
  'one that begins at the end of a segment': [
    [says(dt(1), dt(2).subarray(0, 1)), says(dt(2).subarray(1))],
    ['1 caller tpkt 1 @1', '1 caller tpkt 2 @2'],
  ],
  'the longest': [
    [says(dt(1, 65_000)), says(dt(2, 65_528).subarray(0, 60_000)), says(dt(2, 65_528).subarray(60_000))],
    ['1 caller tpkt 1 @1', '1 caller tpkt 2 @3'],
  ],
  'one of four octets': [[says(hex('03000004'), dt(1))], ['1 caller tpkt 03000004 @1', '1 caller tpkt 1 @1']],
  'one of four octets in pieces': [
    [says(hex('0300')), says(hex('0004'), dt(1))],
    ['1 caller tpkt 03000004 @2', '1 caller tpkt 1 @2'],
  ],
  'a reserved octet that is not 0': [[says(hex('03ff0007 02f080'))], ['1 caller tpkt 03ff000702f080 @1']],
  'another version': [
    [says(dt(1), junk), says(dt(2))],
    ['1 caller tpkt 1 @1', '1 caller not a TPKT 16030100..10 @1', '1 caller tpkt 2 @2'],
  ],
  'a length below 4': [
    [says(hex('03000003 03000007 02f080')), says(dt(1))],
    ['1 caller not a TPKT 03000003..11 @1', '1 caller tpkt 1 @2'],
  ],
  'a length below 4 in pieces': [
    [says(hex('030000')), says(hex('03 0300')), says(dt(1))],
    ['1 caller not a TPKT 03000003 @2', '1 caller not a TPKT 0300 @2', '1 caller tpkt 1 @3'],
  ],
  'a beginning that has no end': [[says(dt(1).subarray(0, 12))], ['1 caller cut off 03000016..12 @1']],
  'both directions by themselves': [
    [says(dt(1).subarray(0, 9)), answers(dt(2)), says(dt(1).subarray(9))],
    ['1 called tpkt 2 @2', '1 caller tpkt 1 @3'],
  ],
};

for (const [title, [said, lines]] of Object.entries(AT_102)) {
  test(`at port 102 finds ${title}`, (t) => t.deepEqual(toldOf(said, 102), lines));
  test(`at a port that is given finds ${title}`, (t) => t.deepEqual(toldOf(said, 9102, { ports: [9102] }), lines));
}

const ELSEWHERE: Readonly<Record<string, readonly [said: readonly Said[], told: readonly string[]]>> = {
  'a DT': [
    [says(dt(1)), answers(dt(2))],
    ['1 caller tpkt 1 @1', '1 called tpkt 2 @2'],
  ],
  'a CR': [
    [says(CR), answers(hex('03000005 00'))],
    ['1 caller tpkt 0300000b..11 @1', '1 called not a TPKT 0300000500 @2'],
  ],
  'a message of Q.931': [[says(SETUP)], ['1 caller tpkt 0300000c..12 @1']],
  'what comes after a while': [[says(junk), answers(junk), says(dt(1))], ['1 caller tpkt 1 @3']],
  'a header in a segment of its own': [
    [says(dt(1).subarray(0, 4)), says(dt(1).subarray(4)), says(dt(2))],
    ['1 caller tpkt 1 @2', '1 caller tpkt 2 @3'],
  ],
  'a TPDU with its own segments for each octet': [each(dt(1)), ['1 caller tpkt 1 @22']],
  'nothing behind a header that leads nowhere': [[says(hex('03000016')), says(junk), says(junk)], []],
  'a TPKT behind a header that leads nowhere': [[says(hex('03000016')), says(dt(1))], ['1 caller tpkt 1 @2']],
  'nothing in HTTP': [[says(new TextEncoder().encode('GET / HTTP/1.1\r\n\r\n')), answers(junk)], []],
  'nothing in one octet': [[says(hex('03'))], []],
  'nothing with a reserved octet': [[says(hex('03010007 02f080'))], []],
  'nothing with a code that is none': [[says(hex('03000007 02b080'))], []],
  'nothing with a length indicator beyond the TPKT': [[says(hex('03000007 03f080'))], []],
  'strange octets on a connection that was recognized, and what is behind them': [
    [says(dt(1)), says(junk, dt(9)), says(hex('03010007 02f080')), says(hex('0300ffff 11b233')), says(dt(2))],
    [
      '1 caller tpkt 1 @1',
      '1 caller not a TPKT 16030100..32 @2',
      '1 caller not a TPKT 0301000702f080 @3',
      '1 caller not a TPKT 0300ffff11b233 @4',
      '1 caller tpkt 2 @5',
    ],
  ],
};

for (const [title, [said, lines]] of Object.entries(ELSEWHERE)) {
  test(`at another port finds ${title}`, (t) => t.deepEqual(toldOf(said, 3389), lines));
  test(`where only other ports are read, does not find ${title}`, (t) => t.deepEqual(toldOf(said, 3389, { ports: [102] }), []));
}

test('a handshake is told once the connection is recognized', (t) => {
  const talk = new Talk({ to: 3389 });
  t.deepEqual(told(pcap([...talk.opening(), talk.says(junk), talk.says(dt(1))], { linkType: 101 })), [
    '1 dialled @1',
    '1 accepted @2',
    '1 caller tpkt 1 @5',
  ]);
});

test('of a connection without TPKTs nothing is told', (t) => {
  const talk = new Talk({ to: 80 });
  const frames = [...talk.opening(), talk.says(junk), talk.says(junk, 'FA'), talk.answers(junk, 'FA'), talk.says(junk, 'R')];
  t.deepEqual(told(pcap(frames, { linkType: 101 })), []);
});

test('a connection is recognized behind octets that are lost', (t) => {
  const talk = new Talk({ to: 3389 });
  const frames = [talk.says(junk), talk.says(junk), talk.says(dt(1)), talk.says(dt(2))];
  t.deepEqual(told(pcap([frames[0]!, frames[2]!, frames[3]!], { linkType: 101 })), ['1 caller tpkt 1 @2', '1 caller tpkt 2 @3']);
});

test('behind a gap a TPKT is looked for by its content, at 102 and elsewhere', (t) => {
  for (const to of [102, 3389]) {
    const talk = new Talk({ to });
    const [one, , three, four, five] = [dt(1), dt(2), concat([hex('030303'), dt(3)]), hex('0303030303030303'), dt(5)].map((octets) =>
      talk.says(octets),
    );
    t.deepEqual(told(pcap([one!, three!, talk.ackBack(), four!, five!], { linkType: 101 })), [
      '1 caller tpkt 1 @1',
      '1 caller gap 22 @3',
      '1 caller not a TPKT 030303 @2',
      '1 caller tpkt 3 @2',
      ...(to === 102 ? ['1 caller cut off 03030303..30 @5'] : ['1 caller not a TPKT 0303030303030303 @4', '1 caller tpkt 5 @5']),
    ]);
  }
});
