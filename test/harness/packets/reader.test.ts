import test from 'ava';
import { CaptureReader, type Listener } from '#harness/packets/index.ts';
import { concat } from '#src/core/index.ts';
import { blocks, dt, ethernet, ipv4, ipv6, pcap, summaryOf, Talk, tcp, text, told, u16, u32 } from '../../support/packets.ts';
import { Dice } from '../../support/random.ts';

const talk = new Talk();
const frames = [
  ...talk.opening(),
  talk.says(dt(1)),
  talk.answers(concat([dt(2), dt(3).subarray(0, 9)])),
  talk.answers(dt(3).subarray(9)),
  talk.says(concat([dt(4), dt(5, 200)])),
  talk.says(new Uint8Array(), 'FA'),
  talk.answers(new Uint8Array(), 'FA'),
];
const late = new Talk({ from: 40_002, to: 3389 });
const others = [late.says(dt(6)), late.says(dt(7)), late.says(dt(8)), late.ackBack()];
const pieces = ipv4(tcp({ from: 40_003, octets: dt(9, 93) })).subarray(20);
const fragments = [
  ipv4(pieces.subarray(0, 64), { identification: 1, fragment: 0x2000 }),
  ipv4(pieces.subarray(64), { identification: 1, fragment: 8 }),
  ipv6(concat([Uint8Array.of(6, 0, 0, 1, 0, 0, 0, 9), pieces.subarray(0, 64)]), { next: 44 }),
  ipv6(concat([Uint8Array.of(6, 0, 0, 64, 0, 0, 0, 9), pieces.subarray(64)]), { next: 44 }),
];
const exported = concat([u16(12), u16(4), text('tpkt'), u16(25), u16(4), u32(5), u32(0), dt(1)]);
const lossy = [...frames.slice(0, 4), ...frames.slice(5), others[0]!, others[2]!, others[3]!];

const ng = (little: boolean): Uint8Array => {
  const b = blocks(little);
  return concat([
    b.section(),
    b.interface(),
    b.interface(101),
    b.interface(252),
    b.names([1, concat([Uint8Array.of(10, 0, 0, 1), text('A\0')])]),
    ...frames.map((frame, index) => b.packet({ octets: ethernet(frame), comments: index % 2 ? [`frame ${index}`] : [] })),
    b.section(),
    b.interface(101),
    b.interface(252),
    ...fragments.map((frame) => b.oldPacket(frame)),
    ...others.map((frame) => b.simplePacket(frame)),
    b.packet(exported, 1),
  ]);
};

const FILES: Readonly<Record<string, Uint8Array>> = {
  'pcap, Ethernet': pcap(frames.map((frame) => ethernet(frame))),
  'pcap, raw IP': pcap([...frames, ...fragments, ...others], { linkType: 101, little: true, magic: 0xa1b23c4d }),
  'pcap, with losses': pcap(lossy, { linkType: 101 }),
  'pcap, exported PDUs': pcap([exported, exported], { linkType: 252 }),
  'pcapng, little-endian': ng(true),
  'pcapng, big-endian': ng(false),
};

for (const [title, file] of Object.entries(FILES)) {
  const whole = told(file);

  test(`tells the same in whatever chunks a file comes: ${title}`, (t) => {
    for (const chunk of [1, 2, 3, 7, 64, 1000]) t.deepEqual(told(file, { chunk }), whole);
  });

  test(`tells of a file that is cut at any octet what was before: ${title}`, (t) => {
    const ends = [...cutsIn(file)];
    t.deepEqual(
      ends.filter(({ isSound }) => !isSound).map(({ at }) => at),
      [],
    );
    t.true(ends.some(({ says }) => /cut off/.test(says)));
  });
}

/** A file cut at every octet: whether a prefix of what is told was told, at most one fault, and that one behind what was read. */
function* cutsIn(file: Uint8Array): Generator<{ readonly at: number; readonly isSound: boolean; readonly says: string }> {
  const isOf = (line: string): boolean => /^\d+ (caller|called) tpkt/.test(line);
  const all = told(file).filter(isOf);
  for (let at = 0; at < file.length; at++) {
    const part = file.subarray(0, at);
    const lines = told(part, { chunk: 97 });
    const { faults, octets } = summaryOf(part);
    // Losses are taken for such when nothing more comes, so that a little more may be told than of the whole.
    const tpkts = lines.filter(isOf);
    const isPrefix = tpkts.every((line) => all.some((other) => other.split(' @')[0] === line.split(' @')[0]));
    const isPlaced = faults.length === 0 || (faults.length === 1 && faults[0]!.stops && faults[0]!.offset <= at);
    yield { at, isSound: isPrefix && isPlaced && octets === at, says: faults[0]?.says ?? '' };
  }
}

const DEFECTS: Readonly<Record<string, readonly [file: Uint8Array, says: string]>> = {
  'an empty file': [new Uint8Array(), 'the file is empty, octet 0'],
  'a file of two octets': [Uint8Array.of(0xa1, 0xb2), 'the file is cut off: there are 2 of at least 4 octets, octet 0'],
  'a header that is cut': [FILES['pcap, Ethernet']!.subarray(0, 23), 'the file is cut off: there are 23 of at least 24 octets, octet 0'],
  'something else': [
    text('GIF89a'),
    'not a capture file: it begins with 47 49 46 38, which is the magic number of neither pcap nor pcapng, octet 0',
  ],
  'a packet that is cut': [FILES['pcap, Ethernet']!.subarray(0, 93), 'the file is cut off: there are 69 of at least 70 octets, octet 24'],
  'a block that is cut': [
    FILES['pcapng, big-endian']!.subarray(0, 40),
    'the file is cut off: there are 12 of at least 20 octets, octet 28',
  ],
};

for (const [title, [file, says]] of Object.entries(DEFECTS)) {
  test(`says what is wrong with ${title}`, (t) => t.deepEqual(told(file), [says]));
}

test('a file of nothing but a header has no fault', (t) => t.deepEqual(summaryOf(pcap([])).faults, []));

test('what comes behind the end of reading is counted, not read', (t) => {
  const reader = new CaptureReader({ tpkt: () => t.fail() });
  reader.push(text('GIF89a'));
  t.true(reader.isStopped);
  reader.push(FILES['pcap, Ethernet']!);
  t.is(reader.end().octets, 6 + FILES['pcap, Ethernet']!.length);
});

test('a place can be asked for its time and comments behind the end of the file too', (t) => {
  const b = blocks();
  const file = concat([
    b.section(),
    b.interface(101),
    b.packet({ octets: ipv4(tcp({ octets: dt(1).subarray(0, 9) })), comments: ['last'] }),
  ]);
  const places: unknown[] = [];
  const reader = new CaptureReader({ tpkt: () => {}, strange: (...[, , , , , , { at, comments }]) => places.push([at, comments]) });
  for (const octet of file) reader.push(Uint8Array.of(octet));
  reader.end();
  t.deepEqual(places, [[{ seconds: 1_700_000_000, nanos: 1000 }, ['last']]]);
});

test('only so many faults are told', (t) => {
  const b = blocks();
  const sections = Array.from({ length: 20 }, () => concat([b.section(), b.interface(147), b.packet(frames[0]!)]));
  const { faults, unread } = summaryOf(concat([...sections, Uint8Array.of(1)]), { limits: { faults: 5 } });
  t.deepEqual([faults.length, faults.at(-1)?.kind, unread], [6, 'cut', 20]);
});

test('nothing that is in a file throws, hangs or grows memory', (t) => {
  const dice = new Dice(102);
  const files = Object.values(FILES);
  const limits = { connections: 4, keptOctets: 10_000 };
  for (let count = Number(process.env.PORT102_FUZZ ?? 3000); count > 0; count--) {
    const reader = new CaptureReader(deaf, { limits, ...(dice.roll(4) === 0 && { ports: [102, 3389] }) });
    const file = dice.mutated(dice.roll(2) ? dice.mutated(dice.pick(files)) : dice.pick(files));
    const half = dice.roll(file.length + 1);
    reader.push(file.subarray(0, half));
    reader.push(file.subarray(half));
    const { octets, frames: read } = reader.end();
    if (octets !== file.length || read > file.length) return t.fail(`${octets} octets, ${read} frames of ${file.length}`);
  }
  t.pass();
});

/** Looks at everything, and keeps nothing. */
const deaf: Listener = {
  tpkt: (stream, _from, octets, start, end, { at }) =>
    check(stream.number > 0 && end - start >= 4 && end <= octets.length && at.seconds >= 0),
  strange: (stream, _from, octets, start, end, _why, { frame }) =>
    check(stream.number > 0 && end > start && end <= octets.length && frame > 0),
  gap: (_stream, _from, missing) => check(missing > 0),
  closed: ({ number }) => check(number > 0),
  opened: ({ isOpened, number }) => check(number > 0 && typeof isOpened === 'boolean'),
  commented: (_stream, _from, { comments }) => check(comments.length > 0),
  fault: ({ says, offset }) => check(says.length > 0 && offset >= 0),
};

const check = (isSo: boolean): void => {
  if (!isSo) throw new Error('told what cannot be');
};
