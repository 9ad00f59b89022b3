import test from 'ava';
import { Faults, MeddledLine, parseFault } from '#harness/faults/index.ts';
import type { RunEvent } from '#harness/run/index.ts';
import type { LineHandler } from '#src/io/index.ts';
import { FakeClock, FakeLine } from '../../support/fake-line.ts';

const HOSTS: Readonly<Record<string, string>> = { '192.0.2.1': 'alpha', '192.0.2.2': 'bravo' };
const LINE = '192.0.2.1:40001>192.0.2.2:102';

// biome-ignore format: one packet a line
const PACKETS = {
  /** Calling T-selector A, called OPS. */
  CR:  '03000016' + '11e00000000100' + 'c10141' + 'c2034f5053' + 'c0010b',
  CC:  '0300000b' + '06d00001000200',
  DR:  '0300000b' + '068000010002' + '80',
  DT1: '0300000c' + '02f080' + '0102030405',
  DT2: '0300000c' + '02f080' + '0607080900',
  DT3: '0300000c' + '02f080' + 'aabbccddee',
} as const;
type Name = keyof typeof PACKETS;

/** Who holds the caller's end: alpha. */
const bench = (faults: readonly string[], { seed = 1, isOurs = false } = {}) => {
  const told: string[] = [];
  const emit = (event: RunEvent): void => void (event.type === 'fault' && told.push(event.says));
  const inForce = new Faults({ seed, emit, hostOf: (address) => HOSTS[address], isOurs: () => isOurs }, faults.map(parseFault));
  const [below, clock, heard] = [new FakeLine(), new FakeClock(), [] as string[]];
  const line = new MeddledLine(
    below,
    clock,
    'caller',
    inForce.habitsOf(below, 'caller').flatMap((habit) => habit()),
  );
  const holder: LineHandler = {
    opened: () => {},
    received: (octets) => void heard.push(nameOf(octets)),
    drained: () => {},
    closed: (cause) => void heard.push(cause?.ending ?? 'closed'),
  };
  line.on(holder);
  const sent = (): readonly string[] => below.sent.map(nameOf);
  return { line, below, clock, heard, told, inForce, sent };
};

const octetsOf = (name: Name): Uint8Array => Buffer.from(PACKETS[name], 'hex');
/** A packet by its name, anything else as it is. */
const nameOf = (octets: Uint8Array): string => {
  const text = Buffer.from(octets).toString('hex');
  return Object.entries(PACKETS).find(([, packet]) => packet === text)?.[0] ?? text;
};
const changed = (name: Name, from: string, to: string): string => PACKETS[name].replace(from, to);

/** What alpha sends, with a second behind each; what is on the wire then, and what is told. */
const SENT: Readonly<
  Record<string, { readonly send: readonly Name[]; readonly sent: readonly string[]; readonly told?: readonly string[] }>
> = {
  'any: drop': { send: ['CR', 'DT1'], sent: [], told: ['taken away, 22 octets', 'taken away, 12 octets'] },
  'CR: drop': { send: ['CR', 'DT1'], sent: ['DT1'], told: ['taken away, 22 octets'] },
  'cotp DT #2: drop': { send: ['CR', 'DT1', 'DT2', 'DT3'], sent: ['CR', 'DT1', 'DT3'] },
  'DT after 1: drop': { send: ['DT1', 'DT2', 'DT3'], sent: ['DT1'] },
  'DT #1 after 1: drop': { send: ['DT1', 'DT2', 'DT3'], sent: ['DT1', 'DT3'] },
  'DT: drop times 2': { send: ['DT1', 'DT2', 'DT3'], sent: ['DT3'] },
  'DT from bravo: drop': { send: ['DT1'], sent: ['DT1'], told: [] },
  'DT to alpha: drop': { send: ['DT1'], sent: ['DT1'], told: [] },
  'DT from alpha to bravo: drop': { send: ['DT1'], sent: [] },
  'DT at bravo: drop': { send: ['DT1'], sent: [] },
  'DT from caller: drop': { send: ['DT1'], sent: [] },
  'DT to 192.0.2.2: drop': { send: ['DT1'], sent: [] },
  'DT from alpha/to-bravo: drop': { send: ['DT1'], sent: [] },
  'DT to bravo/to-alpha: drop': { send: ['DT1'], sent: [] },
  'DT from alpha/other: drop': { send: ['DT1'], sent: ['DT1'] },
  '[pdu=CR & called=OPS]: drop': { send: ['CR', 'DT1'], sent: ['DT1'] },
  '[called=OPS & host=bravo & len<20]: drop': { send: ['CR', 'DT1'], sent: ['CR'] },
  '[pdu=CR & called=OPT]: drop': { send: ['CR', 'DT1'], sent: ['CR', 'DT1'] },
  'DT: truncate 5': { send: ['DT1'], sent: [PACKETS.DT1.slice(0, 10)], told: ['cut off behind 5 of 12 octets'] },
  'DT: truncate 0': { send: ['DT1'], sent: [], told: ['cut off behind 0 of 12 octets'] },
  'DT: truncate 12': { send: ['DT1'], sent: ['DT1'], told: [] },
  'DT: shorten 2': { send: ['DT1'], sent: ['0300000a02f080010203'], told: ['shortened from 12 to 10 octets'] },
  'DT: shorten 9': { send: ['DT1'], sent: ['DT1'], told: [] },
  'CR: corrupt 2 xor 01': { send: ['CR'], sent: [changed('CR', '0300001', '0300011')], told: ['octet 2 changed from 00 to 01'] },
  'CR: corrupt 17 xor 0100': { send: ['CR'], sent: [changed('CR', '4f5053', '4f5153')] },
  'CR: corrupt 99 xor 01': { send: ['CR'], sent: ['CR'], told: [] },
  'CR: rewrite called "OPT"': { send: ['CR'], sent: [changed('CR', '4f5053', '4f5054')], told: ['the called T-selector says OPT'] },
  'CR: rewrite calling 0x4142': {
    send: ['CR'],
    sent: [changed('CR', 'c10141', 'c1024142').replace('0300001611', '0300001712')],
  },
  'CR: rewrite size 1024': { send: ['CR'], sent: [changed('CR', 'c0010b', 'c0010a')] },
  'CR: rewrite src-ref 0x00ff': { send: ['CR'], sent: [changed('CR', '00000001', '000000ff')] },
  'DR: rewrite reason 3': { send: ['DR', 'CR'], sent: [PACKETS.DR.replace(/80$/, '03'), 'CR'] },
  'any: rewrite reason 3': { send: ['CR'], sent: ['CR'], told: [] },
  'CR: rewrite octets 4 0a': { send: ['CR'], sent: [changed('CR', '11e0', '0ae0')], told: ['octet 4 says 0a'] },
  'DT: split 5': {
    send: ['DT1'],
    sent: [PACKETS.DT1.slice(0, 10), PACKETS.DT1.slice(10, 20), PACKETS.DT1.slice(20)],
    told: ['split into 3 pieces'],
  },
  'DT: split 12': { send: ['DT1'], sent: ['DT1'], told: [] },
  'DT #1: coalesce': { send: ['DT1', 'CR', 'DT2'], sent: [PACKETS.DT1 + PACKETS.CR, 'DT2'], told: ['2 packets in one piece'] },
  'DT: coalesce 2 times 1': { send: ['DT1', 'DT2', 'DT3'], sent: [PACKETS.DT1 + PACKETS.DT2, 'DT3'] },
  'DT #2: reorder': { send: ['DT1', 'DT2', 'DT3'], sent: ['DT1', 'DT3', 'DT2'], told: ['2 packets in reverse'] },
  'DT: reorder 3': { send: ['DT1', 'DT2', 'DT3'], sent: ['DT3', 'DT2', 'DT1'] },
  'DT #1: duplicate': { send: ['DT1', 'DT2'], sent: ['DT1', 'DT1', 'DT2'], told: ['sent twice'] },
  'DT #1: duplicate 2': { send: ['DT1', 'DT2'], sent: ['DT1', 'DT1', 'DT1', 'DT2'], told: ['sent 3 times'] },
  'DT #2: hold': { send: ['DT1', 'DT2', 'DT3'], sent: ['DT1'], told: ['held'] },
};

for (const [fault, { send, sent, told }] of Object.entries(SENT)) {
  test(`${fault}, of ${send.join(' ')}`, (t) => {
    const at = bench([fault]);
    at.inForce.heard({ type: 'attempt', connector: 'alpha/to-bravo', number: 1, line: LINE });
    at.inForce.heard({ type: 'association', line: LINE, host: 'bravo', booked: 'bravo/to-alpha' });
    for (const name of send) at.line.send(octetsOf(name));
    for (let count = 0; count < 10; count += 1) at.clock.pass(1);
    t.deepEqual(at.sent(), sent);
    if (told) t.deepEqual(at.told, told);
  });
}

test('a delay holds up what follows, too, and each as long as it is told', (t) => {
  const { line, clock, sent, told } = bench(['DT #1: delay 5s']);
  for (const name of ['CR', 'DT1', 'DT2'] as const) line.send(octetsOf(name));
  t.deepEqual(sent(), ['CR']);
  clock.pass(4999);
  t.deepEqual(sent(), ['CR']);
  clock.pass(1);
  t.deepEqual(sent(), ['CR', 'DT1', 'DT2']);
  t.deepEqual(told, ['held up for 5s']);
});

test('what is kept for others goes on after a second without any', (t) => {
  const { line, clock, sent, told } = bench(['DT: coalesce 3']);
  line.send(octetsOf('DT1'));
  clock.pass(999);
  line.send(octetsOf('DT2'));
  clock.pass(999);
  t.deepEqual(sent(), []);
  clock.pass(1);
  t.deepEqual(sent(), [PACKETS.DT1 + PACKETS.DT2]);
  t.deepEqual(told, ['2 packets in one piece']);
});

for (const [end, cause, done] of [
  ['reset', 'reset', 'reset'],
  ['close', 'closed', 'close'],
] as const) {
  test(`${end}: what was said before has arrived by then, and nothing follows`, (t) => {
    const { line, clock, below, heard, sent } = bench([`DT #2: ${end}`]);
    for (const name of ['DT1', 'DT2', 'DT3'] as const) line.send(octetsOf(name));
    t.deepEqual(below.done, ['send']);
    clock.pass(500);
    line.closed();
    t.deepEqual(below.done, ['send', done]);
    t.deepEqual(sent(), ['DT1']);
    t.deepEqual(heard, [cause]);
  });
}

test('what a stranger says is struck where it comes in; what one of ours says is not struck twice', (t) => {
  const strange = bench(['CC from bravo: drop']);
  const own = bench(['CC from bravo: drop'], { isOurs: true });
  for (const { line } of [strange, own]) line.received(octetsOf('CC'));
  t.deepEqual([strange.heard, own.heard], [[], ['CC']]);
});

test('several faults strike one after the other, in the order in which they came', (t) => {
  const { line, clock, sent } = bench(['DT: duplicate', 'DT: truncate 5']);
  line.send(octetsOf('DT1'));
  clock.pass(1);
  t.deepEqual(sent(), [PACKETS.DT1.slice(0, 10), PACKETS.DT1.slice(0, 10)]);
});

test('a fault that is cleared lets go of what it holds, and of that alone', (t) => {
  const { line, inForce, sent } = bench(['DT #1: hold', 'DT #3: hold']);
  for (const name of ['DT1', 'DT2', 'DT3'] as const) line.send(octetsOf(name));
  t.is(inForce.clear('DT #1: hold'), 1);
  t.deepEqual(sent(), ['DT1', 'DT2']);
  t.is(inForce.clear('DT #1: hold'), 0);
  t.is(inForce.clear(), 1);
  t.deepEqual(sent(), ['DT1', 'DT2', 'DT3']);
  t.deepEqual(inForce.texts, []);
});

test('a fault that is cleared gives back what it has kept', (t) => {
  const { line, inForce, sent } = bench(['DT: reorder 3']);
  for (const name of ['DT1', 'DT2'] as const) line.send(octetsOf(name));
  inForce.clear();
  t.deepEqual(sent(), ['DT2', 'DT1']);
});

test('a fault that comes later strikes from then on, on lines that there are', (t) => {
  const { line, inForce, sent } = bench([]);
  line.send(octetsOf('DT1'));
  inForce.add(parseFault('DT #1: drop'));
  t.deepEqual(inForce.idle, ['DT #1: drop']);
  for (const name of ['DT2', 'DT3'] as const) line.send(octetsOf(name));
  t.deepEqual(sent(), ['DT1', 'DT3']);
  t.deepEqual(inForce.idle, []);
});

test('counts go over all lines, or begin anew on each', (t) => {
  const over = (fault: string): readonly number[] => {
    const { inForce } = bench([fault]);
    return [40_001, 40_002].map((port) => {
      const below = new FakeLine();
      Object.assign(below, { local: { host: '192.0.2.1', port } });
      const meddlers = inForce.habitsOf(below, 'caller').flatMap((habit) => habit());
      const line = new MeddledLine(below, new FakeClock(), 'caller', meddlers);
      for (const name of ['DT1', 'DT2'] as const) line.send(octetsOf(name));
      return below.sent.length;
    });
  };
  t.deepEqual(over('DT #1: drop'), [1, 2]);
  t.deepEqual(over('DT #1 each line: drop'), [1, 1]);
});

test('what is drawn depends on the seed alone', (t) => {
  const drawn = (seed: number): readonly string[] => {
    const { line, sent } = bench(['any: corrupt'], { seed });
    for (const name of ['CR', 'DT1', 'DT2'] as const) line.send(octetsOf(name));
    return sent();
  };
  t.deepEqual(drawn(1), drawn(1));
  t.notDeepEqual(drawn(1), drawn(2));
});
