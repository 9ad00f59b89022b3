import test from 'ava';
import { Json, Ladder, type LineOptions, Lines, Trees } from '#harness/decode/index.ts';
import { PLAIN } from '#harness/reports/index.ts';
import { captureOf, linesOf } from '../../support/captured.ts';
import { hex } from '../../support/hex.ts';
import { callOf } from '../../support/told.ts';
import type { Said } from '../../support/vector.ts';

const SHORT: LineOptions = { paint: PLAIN, verbose: false };
const message = captureOf(callOf('normal-one-message'));
const said = (...octets: readonly string[]): readonly Said[] => octets.map((text) => ({ from: 'caller', octets: hex(text) }));

test('a line for each packet', (t) =>
  t.deepEqual(
    linesOf((sheet) => new Lines(sheet, SHORT), message),
    [
      'stream 1  10.0.0.1:40001 → 10.0.0.2:102',
      '     1  0.000000  1 → CR  called "MTA-B" calling "MTA-A"',
      '     2  1.000001  1 ← CC  called "MTA-B" calling "MTA-A"',
      '     3  2.000002  1 → CN CP AARQ RTORQ MTABindArgument  MTA-A, called P "P1", calling P "P1", called S "S1", calling S "S1"',
      '     4  3.000003  1 ← AC CPA AARE RTOAC MTABindResult  MTA-B, no checkpoints, window 3, responding P "P1", called S "S1"',
      '     5  4.000004  1 → AS',
      '     6  5.000005  1 → DT RTTR  496 octets',
      '     7  6.000006  1 → AE  message MTA-A.991122.0001 "Test", 485 octets',
      '     8  7.000007  1 ← AEA',
      '     9  8.000008  1 → FN RLRQ',
      '    10  9.000009  1 ← DN RLRE',
    ],
  ));

// biome-ignore format: a table
const lines: Readonly<Record<string, readonly [said: readonly Said[], lines: readonly string[]]>> = {
  'a DT that goes on':              [said('0300000902f0000102'),                     ['     1  0.000000  1 → DT  2 octets, goes on']],
  'octets of others':               [said('0300000902f080ff01', '0300000902f0800102'), ['     1  0.000000  1 → invalid  the length indicator lies inside the TSDU, got 1 at octet 1 (X.225 §8.2.5)', '     2  1.000001  1 → octets  2 octets']],
  'what is no TPKT':                [said('0300000702f080', '1603010203'),            ['     1  0.000000  1 → DT  0 octets', '     2  1.000001  1 → not a TPKT, 5 octets: 1603010203']],
  'a reason for a refusal':         [said('0300000b068000000001 03'),                 ['     1  0.000000  1 → DR  transport: the address is unknown (3)']],
};
for (const [title, [talk, expected]] of Object.entries(lines)) {
  test(`a line for ${title}`, (t) => t.deepEqual(linesOf((sheet) => new Lines(sheet, SHORT), captureOf(talk)).slice(1), expected));
}

test('where there are no letters but ASCII, arrows are written so', (t) => {
  const paint = { colour: false, unicode: false };
  const [, first] = linesOf((sheet) => new Lines(sheet, { ...SHORT, paint }), message);
  t.is(first, '     1  0.000000  1 -> CR  called "MTA-B" calling "MTA-A"');
});

test('a ladder has its ends above its arrows', (t) => {
  const ladder = linesOf((sheet) => new Ladder(sheet, SHORT, 80), message);
  t.regex(ladder[0]!, /^stream 1 +10\.0\.0\.1:40001 +10\.0\.0\.2:102$/);
  t.regex(ladder[1]!, /^ +1 {2}0\.000000 +\|-+ CR {2}called "MTA-B" calling "MTA-A" -+>\|$/);
  t.regex(ladder[2]!, /^ +2 {2}1\.000001 +\|<-+ CC .* -+\|$/);
  t.deepEqual([...new Set(ladder.slice(0, -1).map(({ length }) => length))].length, 1);
});

test('a tree says where its parts stand', (t) =>
  t.deepEqual(
    linesOf((sheet) => new Trees(sheet, SHORT), captureOf(said('0300000702f080'))),
    [
      'stream 1  10.0.0.1:40001 → 10.0.0.2:102',
      '     1  0.000000  1 → DT  0 octets',
      '    0                      TPKT  RFC 1006 §6',
      '    0  03                    vrsn: 3',
      '    1  00                    reserved: 0',
      '    2  0007                  packet length: 7',
      '    4                      Data (DT)  X.224 §13.7',
      '    4  02                    LI: 2  X.224 §13.2.1',
      '    5  f0                    TPDU code: 240 (DT)  X.224 §13.2.2.1',
      '    5  f0                    ROA: false',
      '    6  80                    TPDU-NR: 0',
      '    6  80                    EOT: true',
    ],
  ));

test('what was put together from several packets has no place', (t) => {
  const trees = linesOf((sheet) => new Trees(sheet, SHORT), message);
  t.true(trees.some((line) => /^ {7}160454657374|^ {7}.*local-identifier: MTA-A/.test(line)));
});

test('what comes again looks as it did at first', (t) => {
  const call = callOf('normal-one-message');
  const bind = call.slice(0, 4);
  const transfer = call.slice(4, 8);
  const again = captureOf([bind, transfer, transfer, transfer, transfer].flat());
  const packets = linesOf((sheet) => new Trees(sheet, SHORT), again)
    .join('\n')
    .split(/\n(?= +\d+ {2}\d+\.\d{6} )/)
    .map((packet) => packet.replace(/^.*\n/, ''))
    .slice(1 + bind.length);
  const first = packets.slice(0, transfer.length);
  t.regex(first[2]!, /subject/);
  t.deepEqual(packets, [first, first, first, first].flat());
});

test('JSON has an object a line, with the trees that are wanted', (t) => {
  const whole = linesOf((sheet) => new Json(sheet, { trees: true }), message).map((line) => JSON.parse(line));
  const short = linesOf((sheet) => new Json(sheet, { trees: false }), message).map((line) => JSON.parse(line));
  t.deepEqual([whole.length, short.length], [10, 10]);
  t.like(whole[0], {
    type: 'packet',
    frame: 1,
    t: 0,
    stream: 1,
    caller: '10.0.0.1:40001',
    called: '10.0.0.2:102',
    from: 'caller',
    tpkt: { name: 'TPKT', at: 0, size: 4 },
  });
  t.like(whole[0].pdus[0].tree, { name: 'Connection Request (CR)', at: 4, size: 24, clause: 'X.224 §13.3' });
  t.deepEqual([short[0].tpkt, short[0].pdus[0].tree], [undefined, undefined]);
});

test('nothing that a peer writes reaches the terminal as it is', (t) => {
  // An MTA name with an escape in it, and a subject with a bell.
  const evil = callOf('normal-one-message').map(({ from, octets }) => ({
    from,
    ...(octets && { octets: replaced(replaced(octets, 'MTA-A', '\u001b[31m'), 'Test', '\u0007\u009b1m') }),
  }));
  for (const view of [Lines, Trees])
    for (const line of linesOf((sheet) => new view(sheet, SHORT), captureOf(evil))) t.notRegex(line, /\p{Cc}/u);
  for (const line of linesOf((sheet) => new Ladder(sheet, SHORT), captureOf(evil))) t.notRegex(line, /\p{Cc}/u);
});

/** Octets with a text put in the place of another of the same length. */
const replaced = (octets: Uint8Array, text: string, other: string): Uint8Array =>
  new Uint8Array(Buffer.from(Buffer.from(octets).toString('latin1').replaceAll(text, other.slice(0, text.length)), 'latin1'));
