import test from 'ava';
import { CaptureReader, type Stream } from '#harness/packets/index.ts';
import { dt, ipv4, ipv6, pcap, type SegmentParts, summaryOf, Talk, tcp, told } from '../../support/packets.ts';

const NOTHING = new Uint8Array();
const raw = (frames: readonly Uint8Array[]): Uint8Array => pcap(frames, { linkType: 101 });
const caller = (parts: SegmentParts): Uint8Array => ipv4(tcp(parts));
const called = (parts: SegmentParts): Uint8Array => ipv4(tcp({ from: 102, to: 40_001, ...parts }), { from: '10.0.0.2', to: '10.0.0.1' });
const talk = <T>(make: (talk: Talk) => T, terms?: ConstructorParameters<typeof Talk>[0]): T => make(new Talk(terms));

const CASES: Readonly<Record<string, readonly [frames: readonly Uint8Array[], told: readonly string[]]>> = {
  'a call from beginning to end': [
    talk((t) => [...t.opening(), t.says(dt(1)), t.answers(dt(2)), t.says(NOTHING, 'FA'), t.answers(NOTHING, 'FA'), t.ack()]),
    ['1 dialled @1', '1 accepted @2', '1 caller tpkt 1 @4', '1 called tpkt 2 @5', '1 closed by caller @7'],
  ],
  'a call that is half closed': [
    talk((t) => [...t.opening(), t.answers(dt(1), 'FA'), t.says(dt(2)), t.ackBack(), t.says(NOTHING, 'FA')]),
    ['1 dialled @1', '1 accepted @2', '1 called tpkt 1 @4', '1 caller tpkt 2 @5', '1 closed by called @7'],
  ],
  'a call that is reset': [
    talk((t) => [...t.opening(), t.says(dt(1).subarray(0, 10)), t.answers(NOTHING, 'R'), t.says(dt(2))]),
    ['1 dialled @1', '1 accepted @2', '1 caller cut off 03000016..10 @5', '1 reset by called @5', '1 caller tpkt 2 @6'],
  ],
  'a call that is refused': [
    [caller({ seq: 7, flags: 'S' }), called({ seq: 0, ack: 8, flags: 'RA', octets: new TextEncoder().encode('no') })],
    ['1 dialled @1', '1 reset by called @2'],
  ],
  'a call that is cut off by its end': [
    talk((t) => [...t.opening(), t.says(dt(1).subarray(0, 20), 'FA')]),
    ['1 dialled @1', '1 accepted @2', '1 caller cut off 03000016..20 @4'],
  ],
  'a SYN that comes twice': [
    talk((t) => {
      const [syn, ...rest] = t.opening();
      return [syn!, syn!, ...rest, t.says(dt(1)), syn!];
    }),
    ['1 dialled @1', '1 accepted @3', '1 caller tpkt 1 @5'],
  ],
  'a SYN with data': [
    [caller({ seq: 7, flags: 'S', octets: dt(1) }), called({ seq: 3, ack: 30, flags: 'SA' }), caller({ seq: 30, octets: dt(2) })],
    ['1 dialled @1', '1 caller tpkt 1 @1', '1 accepted @2', '1 caller tpkt 2 @3'],
  ],
  'an answer that is in the file before its SYN': [
    talk((t) => {
      const [syn, synAck, ack] = t.opening();
      return [synAck!, syn!, ack!, t.says(dt(1))];
    }),
    ['1 accepted @1', '1 dialled @2', '1 caller tpkt 1 @4'],
  ],
  'a SYN that is in the file behind its octets': [
    talk((t) => {
      const [syn] = t.opening();
      return [t.says(dt(1)), syn!, t.says(dt(2))];
    }),
    ['1 caller tpkt 1 @1', '1 dialled @2', '1 caller tpkt 2 @3'],
  ],
  'ports that are used again': [
    [...talk((t) => [...t.opening(), t.says(dt(1))]), ...talk((t) => [...t.opening(), t.says(dt(2))], { seqs: [77, 88] })],
    ['1 dialled @1', '1 accepted @2', '1 caller tpkt 1 @4', '2 dialled @5', '2 accepted @6', '2 caller tpkt 2 @8'],
  ],
  'ports that are used again, without the SYN': [
    [...talk((t) => [...t.opening(), t.says(dt(1))]), ...talk((t) => [...t.opening().slice(1), t.says(dt(2))], { seqs: [77, 88] })],
    ['1 dialled @1', '1 accepted @2', '1 caller tpkt 1 @4', '2 accepted @5', '2 caller tpkt 2 @7'],
  ],
  'a connection whose handshake is missing': [
    [caller({ octets: dt(1) }), called({ octets: dt(2) })],
    ['1 caller tpkt 1 @1', '1 called tpkt 2 @2'],
  ],
  'a connection that is seen first at its called end': [
    [called({ octets: dt(2) }), caller({ octets: dt(1) })],
    ['1 called tpkt 2 @1', '1 caller tpkt 1 @2'],
  ],
  'connections that are interleaved': [
    talk((a) =>
      talk(
        (b) => [a.syn(), b.syn(), a.synAck(), b.says(dt(2).subarray(0, 7)), a.says(dt(1)), b.says(dt(2).subarray(7)), a.answers(dt(3))],
        {
          from: 40_002,
        },
      ),
    ),
    ['1 dialled @1', '2 dialled @2', '1 accepted @3', '1 caller tpkt 1 @5', '2 caller tpkt 2 @6', '1 called tpkt 3 @7'],
  ],
  'IPv6 both ways': [
    [
      ipv6(tcp({ seq: 1, flags: 'S' })),
      ipv6(tcp({ from: 102, to: 40_001, seq: 1, ack: 2, flags: 'SA' }), { isBack: true }),
      ipv6(tcp({ seq: 2, octets: dt(1) })),
      ipv4(tcp({ seq: 2, octets: dt(9) })),
      ipv6(tcp({ from: 102, to: 40_001, seq: 2, octets: dt(2) }), { isBack: true }),
    ],
    ['1 dialled @1', '1 accepted @2', '1 caller tpkt 1 @3', '2 caller tpkt 9 @4', '1 called tpkt 2 @5'],
  ],
  'a connection of an address and port with itself': [
    [ipv4(tcp({ from: 102, octets: dt(1) }), { to: '10.0.0.1' }), ipv4(tcp({ from: 102, seq: 23, octets: dt(2) }), { to: '10.0.0.1' })],
    ['1 caller tpkt 1 @1', '1 caller tpkt 2 @2'],
  ],
};

for (const [title, [frames, lines]] of Object.entries(CASES)) {
  test(`follows ${title}`, (t) => t.deepEqual(told(raw(frames)), lines));
}

test('a stream says who called, and whether that is known', (t) => {
  const streams = new Set<Stream>();
  const reader = new CaptureReader({ tpkt: (stream) => streams.add(stream) });
  reader.push(
    raw([
      called({ octets: dt(1) }),
      ...talk((each) => [...each.opening(), each.says(dt(2))], { from: 40_002 }),
      ipv6(tcp({ from: 102, to: 40_001, octets: dt(3) })),
    ]),
  );
  t.deepEqual(
    [...streams],
    [
      { number: 1, caller: { ip: '10.0.0.1', port: 40_001 }, called: { ip: '10.0.0.2', port: 102 }, isOpened: false },
      { number: 2, caller: { ip: '10.0.0.1', port: 40_002 }, called: { ip: '10.0.0.2', port: 102 }, isOpened: true },
      { number: 3, caller: { ip: 'fd00::2', port: 40_001 }, called: { ip: 'fd00::1', port: 102 }, isOpened: false },
    ],
  );
});

test('the connection that was silent longest is let go when there are too many', (t) => {
  const [a, b, c] = [40_001, 40_002, 40_003].map((from) => new Talk({ from }));
  const frames = [
    a!.says(dt(1).subarray(0, 10)),
    b!.says(dt(2)),
    a!.says(dt(1).subarray(10)),
    c!.says(dt(3)),
    a!.says(dt(4)),
    b!.says(dt(5)),
  ];
  t.deepEqual(told(raw(frames), { limits: { connections: 2 } }), [
    '2 caller tpkt 2 @2',
    '1 caller tpkt 1 @3',
    '3 caller tpkt 3 @4',
    '1 caller tpkt 4 @5',
    '4 caller tpkt 5 @6',
  ]);
});

test('connections are let go when too much of them is incomplete', (t) => {
  const long = dt(1, 60_000);
  const frames = [1, 2, 3].map((number) => new Talk({ from: number }).says(long.subarray(0, 40_000)));
  t.deepEqual(told(raw(frames), { limits: { keptOctets: 100_000 } }), [
    '1 caller cut off 0300ea67..40000 @2',
    '2 caller cut off 0300ea67..40000 @3',
    '3 caller cut off 0300ea67..40000 @3',
  ]);
});

test('connections and streams are counted', (t) => {
  const { segments, connections, streams, tpkts } = summaryOf(
    raw([caller({ octets: dt(1) }), caller({ to: 80 }), called({ octets: dt(2) })]),
  );
  t.deepEqual({ segments, connections, streams, tpkts }, { segments: 3, connections: 2, streams: 1, tpkts: 2 });
});
