import test from 'ava';
import { record } from '#harness/capture/index.ts';
import { type Decision, FrameCounter, type LineId, type RunEvent, type Stamped } from '#harness/run/index.ts';
import { blocks, PACKET } from '../../support/blocks.ts';
import { complaints, rows, told, tsharkTest } from '../../support/tshark.ts';

const START = Date.UTC(2026, 10, 22, 21);
const NAMES = [
  { ip: '10.1.0.1', name: 'ALPHA' },
  { ip: '10.1.0.2', name: 'bravo.example' },
  { ip: '10.1.0.2', name: 'BRAVO' },
];

const stamped = (events: readonly RunEvent[]): readonly Stamped[] =>
  events.map((event, index) => ({ v: 1, seq: index, t: index / 4, ...event }));
const capture = (events: readonly RunEvent[]): Uint8Array => record(stamped(events), { start: START, names: NAMES });
const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(/#.*|\s/g, ''), 'hex');

const toBravo = (port: number): LineId => `10.1.0.1:${port}>10.1.0.2:102`;
const toAlpha = (port: number): LineId => `10.1.0.2:${port}>10.1.0.1:102`;
const line = toBravo(40_001);
const open = (at: LineId = line): RunEvent => ({ type: 'link.open', line: at, caller: 'alpha', called: 'bravo' });
const says = (from: 'caller' | 'called', octets: Uint8Array, at: LineId = line): RunEvent => ({ type: 'octets', line: at, from, octets });
const ends = (how: Extract<RunEvent, { type: 'link.close' }>['how'], at: LineId = line): RunEvent => ({
  type: 'link.close',
  line: at,
  how,
});

const CR = hex('0300000e 09 e0 0000 0001 00 c0010b');
const CC = hex('0300000e 09 d0 0001 0002 00 c0010b');

/** A TSDU as the TPKTs of a 2048-octet TPDU size. */
const segmented = (tsdu: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(tsdu.length / 2045) }, (_, index) => {
    const part = tsdu.subarray(2045 * index, 2045 * (index + 1));
    const last = 2045 * (index + 1) >= tsdu.length;
    return Buffer.concat([
      hex('0300'),
      Uint8Array.of((part.length + 7) >> 8, part.length + 7),
      hex('02f0'),
      Uint8Array.of(last ? 0x80 : 0),
      part,
    ]);
  });

const decision = (stage: Decision['stage'], outcome: Decision['outcome']): RunEvent => ({
  type: 'decision',
  line,
  host: 'bravo',
  decision: {
    host: 'bravo',
    product: 'exchange-5.0',
    stage,
    outcome,
    rules: 'identity (Q198772)',
    candidates: [
      { connector: 'bravo/ops', criteria: [{ name: 'called T = A', wanted: '"OPs"', got: '"OPS"', ok: false, rule: 'Q198772' }] },
    ],
  },
});

const logged = {
  id: 4293,
  source: '',
  category: '',
  type: 'Error',
  severity: 1,
  origin: '',
  inserts: {},
  text: 'nobody has this selector',
} as const;

/** A call that is refused for its selector, told as a run tells it. */
const REFUSED: readonly RunEvent[] = [
  { type: 'attempt', connector: 'alpha/ops', number: 2 },
  open(),
  says('caller', CR),
  decision('address', { kind: 'open', among: ['bravo/ops', 'bravo/sales'] }),
  decision('transport', { kind: 'refused', why: 'wrongSelector' }),
  says('called', hex('0300000b 06 80 0001 0000 03')),
  { type: 'event', host: 'bravo', line, event: logged },
  { type: 'connector', connector: 'alpha/ops', outcome: 'refused', line, detail: 'DR reason 3' },
  ends('closed'),
  { type: 'expect', what: 'alpha/ops', wanted: 'up', got: 'refused', verdict: 'fail', where: 'c.yaml:35:87' },
  { type: 'run.end', verdict: 'fail', partial: false },
];

test('a refused dial is this file, octet by octet', (t) => {
  const events: readonly RunEvent[] = [open(), ends('refused'), { type: 'connector', connector: 'alpha/ops', outcome: 'refused', line }];
  const file = record(stamped(events), { start: START, names: [{ ip: '10.1.0.2', name: 'bravo' }] });
  t.deepEqual(Buffer.from(file), REFUSED_DIAL);
});

test('an event counts as many frames as the file has for it', (t) => {
  const events = [
    ...REFUSED,
    open(),
    says('called', new Uint8Array(200_000)),
    ends('reset'),
    open(toAlpha(7)),
    ends('timeout', toAlpha(7)),
  ];
  const counter = new FrameCounter();
  for (const event of events) counter.framesOf(event);
  t.is(blocks(capture(events)).filter(({ type }) => type === PACKET).length, counter.last);
});

test('every block is padded and says its length at both ends', (t) => {
  const lengths = [0, 1, 2, 3, 4, 65_495];
  const file = capture([open(), ...lengths.map((length) => says('caller', new Uint8Array(length))), ...REFUSED]);
  t.true(blocks(file).every(({ length, again }) => length % 4 === 0 && length === again));
});

test('a comment longer than an option can be is cut between two characters', (t) => {
  const file = capture([open(), { type: 'event', host: 'bravo', line, event: { ...logged, text: 'é'.repeat(40_000) } }]);
  const [comment] = options(
    blocks(file)
      .at(-1)!
      .body.subarray(20 + 48),
  );
  const text = new TextDecoder('utf-8', { fatal: true }).decode(comment?.value);
  t.regex(text, /^event 4293 at bravo: é{32000,32755}$/);
});

test('an address that is none is refused by name', (t) => {
  t.throws(() => capture([open('alpha:7>10.1.0.2:102')]), { message: 'a capture shows IP addresses, and alpha is none' });
});

tsharkTest('tshark reads the comments on the frames that they are about', async (t) => {
  const read = (await rows(capture(REFUSED), ['tcp.flags.str', 'cotp.type', 'frame.comment'])).map((row) => [
    row['cotp.type'][0],
    row['frame.comment'],
  ]);
  t.deepEqual(read, [
    [undefined, ['decision at bravo (exchange-5.0), address: open between bravo/ops, bravo/sales', CANDIDATE]],
    [undefined, []],
    [undefined, []],
    ['0x0e', ['decision at bravo (exchange-5.0), transport: refused, wrongSelector', CANDIDATE]],
    ['0x08', ['event 4293 at bravo: nobody has this selector']],
    [undefined, []],
    [undefined, []],
    [
      undefined,
      [
        'connector alpha/ops, attempt 2: refused, DR reason 3',
        'verdict fail: alpha/ops, wanted up, got refused, c.yaml:35:87',
        'verdict fail: the run',
      ],
    ],
  ]);
});

tsharkTest('tshark shows the last name of an address', async (t) => {
  const [syn] = await rows(capture(REFUSED), ['ip.src_host', 'ip.dst_host', 'frame.time_epoch'], ['-N', 'n']);
  t.deepEqual(syn, { 'ip.src_host': ['ALPHA'], 'ip.dst_host': ['BRAVO'], 'frame.time_epoch': [`${START / 1000}.000250000`] });
});

tsharkTest('tshark complains of no ending but a reset', async (t) => {
  const endings = ['closed', 'reset', 'refused', 'timeout', 'unreachable', 'overrun'] as const;
  const events = endings.flatMap((how, index) => [open(toBravo(2000 + index)), ends(how, toBravo(2000 + index))]);
  const RST = 'Connection reset (RST)';
  t.deepEqual(await complaints(capture(events)), [`10: ${RST}`, `12: ${RST}`, `18: ${RST}`]);
});

tsharkTest('tshark names a second line on the same ports as such', async (t) => {
  const call = [open(), says('caller', CR), says('called', CC), ends('closed')];
  t.deepEqual(await complaints(capture([...call, ...call])), [
    '9: A new tcp session is started with the same ports as an earlier session in this trace',
  ]);
});

tsharkTest('tshark joins a TSDU of 64 KiB, whatever writes it came in', async (t) => {
  const tsdu = new Uint8Array(65_536);
  const packets = segmented(tsdu);
  const whole = Buffer.concat(packets);
  const writes = [packets, [whole], Array.from({ length: 70 }, (_, index) => whole.subarray(1000 * index, 1000 * (index + 1)))];
  const events = writes.flatMap((parts, index) => {
    const at = toBravo(3000 + index);
    return [open(at), says('caller', CR, at), says('called', CC, at), ...parts.map((part) => says('caller', part, at)), ends('closed', at)];
  });
  const file = capture(events);
  const found = await rows(file, ['tcp.stream', 'tpkt.length', 'cotp.reassembled.length']);
  const lines = writes.map((_, index) => {
    const frames = found.filter((row) => row['tcp.stream'][0] === `${index}`);
    return [frames.flatMap((row) => row['tpkt.length']).length, frames.flatMap((row) => row['cotp.reassembled.length'])];
  });
  t.deepEqual([lines, (await complaints(file)).filter(decoded)], [writes.map(() => [2 + packets.length, ['65536']]), []]);
});

tsharkTest('tshark keeps 200 interleaved lines between two hosts apart', async (t) => {
  const at = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? toBravo : toAlpha)(10_000 + index));
  const each = (events: (line: LineId, index: number) => readonly RunEvent[]) => at.flatMap(events);
  const parts = at.map((_, index) => segmented(new Uint8Array(3000 + index).fill(0xff)));
  const file = capture([
    ...each((line) => [open(line)]),
    ...each((line) => [says('caller', CR, line)]),
    ...each((line) => [says('called', CC, line)]),
    ...each((line, index) => [says('caller', parts[index]![0]!, line)]),
    ...each((line, index) => [says('caller', parts[index]![1]!, line)]),
    ...each((line) => [ends('closed', line)]),
  ]);
  const joined = await rows(file, ['cotp.reassembled.length'], ['-Y', 'cotp.reassembled.length']);
  const lengths = joined.map((row) => row['cotp.reassembled.length'][0]);
  t.deepEqual([lengths, (await complaints(file)).filter(decoded)], [at.map((_, index) => `${3000 + index}`), []]);
});

tsharkTest('capinfos takes the file', async (t) => {
  const about = await told('capinfos', capture(REFUSED), ['-M']);
  t.regex(about, /Number of packets: +8\n/);
  t.regex(about, /Capture application: port102\n/);
});

/** What is in these TSDUs is no session PDU. */
const decoded = (complaint: string): boolean => !complaint.endsWith('not decoded');

const CANDIDATE = 'candidate bravo/ops does not fit: called T = A, wants "OPs", got "OPS" (Q198772)';
const options = (body: Uint8Array) => {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const found = [];
  for (let at = 0; view.getUint16(at, true) !== 0; ) {
    const length = view.getUint16(at + 2, true);
    found.push({ code: view.getUint16(at, true), value: body.subarray(at + 4, at + 4 + length) });
    at += 4 + length + (-length & 3);
  }
  return found;
};

const REFUSED_DIAL = hex(`
  0a0d0d0a 2c000000                         # section header block
    4d3c2b1a 0100 0000 ffffffffffffffff     #   little-endian, version 1.0, length not known
    0400 0700 706f7274313032 00             #   application "port102"
    0000 0000  2c000000
  01000000 2c000000                         # interface description block
    6500 0000 00000400                      #   raw IP, packets of up to 262,144 octets
    0200 0700 706f7274313032 00             #   name "port102"
    0900 0100 06 000000                     #   microseconds
    0000 0000  2c000000
  04000000 20000000                         # name resolution block
    0100 0a00 0a010002 627261766f00 0000    #   10.1.0.2 is "bravo"
    0000 0000  20000000
  06000000 50000000                         # enhanced packet block
    00000000 e3600600 0094a9c2              #   interface 0, 2026-11-22 21:00:00
    30000000 30000000                       #   48 octets
    45000030 00004000 400626c4              #   IPv4, TCP
    0a010001 0a010002
    9c41 0066 10010001 00000000             #   40001 to 102
    7002 ffff c93f 0000                     #   SYN
    0204ffd7 01 03030e                      #   segments of 65,495 octets, windows times 16,384
    50000000
  06000000 80000000                         # enhanced packet block
    00000000 e3600600 fa94a9c2              #   250 microseconds later
    28000000 28000000                       #   40 octets
    45000028 00004000 400626cc
    0a010002 0a010001
    0066 9c41 00000000 10010002             #   102 to 40001, acknowledges the SYN
    5014 ffff ef21 0000                     #   RST, ACK
    0100 1c00 636f6e6e6563746f7220616c7068612f6f70733a2072656675736564   # comment "connector alpha/ops: refused"
    ac0b 0f00 d97e0000 7b22736571223a5b325d7d 00                         # custom text {"seq":[2]}
    0000 0000  80000000
`);
