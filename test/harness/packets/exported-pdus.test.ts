import test from 'ava';
import { concat } from '#src/core/index.ts';
import { dt, pcap, text, told, u16, u32 } from '../../support/packets.ts';

const tag = (code: number, value: Uint8Array): Uint8Array => concat([u16(code), u16(value.length), value]);
const name = (dissector: string): Uint8Array => tag(12, concat([text(dissector), new Uint8Array(8 - dissector.length)]));
const ip = (last: number): Uint8Array => Uint8Array.of(10, 0, 0, last);
const six = (last: number): Uint8Array => Uint8Array.of(0xfd, ...new Array<number>(14).fill(0), last);
const END = u32(0);
const forth = concat([tag(20, ip(1)), tag(21, ip(2)), tag(24, u32(2)), tag(25, u32(40_001)), tag(26, u32(102))]);
const back = concat([tag(20, ip(2)), tag(21, ip(1)), tag(24, u32(2)), tag(25, u32(102)), tag(26, u32(40_001))]);
const other = concat([tag(20, ip(1)), tag(21, ip(2)), tag(25, u32(40_001)), tag(26, u32(3389))]);
const sixth = concat([tag(22, six(1)), tag(23, six(2)), tag(25, u32(102)), tag(26, u32(7))]);

const CASES: Readonly<Record<string, readonly [frames: readonly Uint8Array[], told: readonly string[]]>> = {
  'TPKTs both ways': [
    [concat([name('tpkt'), forth, END, dt(1)]), concat([name('tpkt'), back, END, dt(2), dt(3)])],
    ['1 caller tpkt 1 @1', '1 called tpkt 2 @2', '1 called tpkt 3 @2'],
  ],
  'TPDUs, of which the TPKT is made up': [[concat([name('cotp'), forth, END, dt(1).subarray(4)])], ['1 caller tpkt 1 @1']],
  'IPv6, called at 102': [[concat([name('tpkt'), sixth, END, dt(1)])], ['1 called tpkt 1 @1']],
  'no addresses at all': [
    [concat([name('tpkt'), END, dt(1)]), concat([name('tpkt'), END, dt(2)])],
    ['1 caller tpkt 1 @1', '1 caller tpkt 2 @2'],
  ],
  'two conversations': [
    [concat([name('tpkt'), forth, END, dt(1)]), concat([name('tpkt'), sixth, END, dt(2)])],
    ['1 caller tpkt 1 @1', '2 called tpkt 2 @2'],
  ],
  'a TPKT that is not all there': [
    [concat([name('tpkt'), forth, END, dt(1).subarray(0, 20)]), concat([name('tpkt'), forth, END, dt(2)])],
    ['1 caller cut off 03000016..20 @1', '1 caller tpkt 2 @2'],
  ],
  'what belongs to port 102': [[concat([tag(14, text('tcp.port')), forth, tag(32, u32(102)), END, dt(1)])], ['1 caller tpkt 1 @1']],
  'what belongs to another port, by its content': [
    [concat([tag(14, text('tcp.port')), other, END, text('GET /')]), concat([tag(14, text('tcp.port')), other, END, dt(2)])],
    ['1 caller tpkt 2 @2'],
  ],
  'something else': [[concat([name('sip'), forth, END, dt(1)])], []],
  'no dissector': [[concat([forth, END, dt(1)])], []],
  'tags without an end': [[concat([name('tpkt'), forth])], []],
  'a tag that is cut': [[concat([name('tpkt'), u16(20), u16(400), dt(1)])], []],
  'addresses of other lengths': [[concat([name('tpkt'), tag(20, six(1)), tag(21, ip(2)), END, dt(1)])], ['1 caller tpkt 1 @1']],
  'a TPDU too long for a TPKT': [[concat([name('cotp'), forth, END, new Uint8Array(65_532)])], []],
};

for (const [title, [frames, lines]] of Object.entries(CASES)) {
  test(`reads ${title}`, (t) => t.deepEqual(told(pcap(frames, { linkType: 252 })), lines));
}

test('conversations are let go when there are too many', (t) => {
  const frames = [1, 2, 3, 1].map((port) =>
    concat([name('tpkt'), tag(20, ip(1)), tag(21, ip(2)), tag(25, u32(port)), tag(26, u32(9)), END, dt(port)]),
  );
  t.deepEqual(told(pcap(frames, { linkType: 252 }), { limits: { connections: 2 } }).at(-1), '4 caller tpkt 1 @4');
});
