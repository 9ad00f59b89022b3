import test from 'ava';
import { CaptureReader, type Moment } from '#harness/packets/index.ts';
import { concat } from '#src/core/index.ts';
import { dt, ethernet, ipv4, pcap, summaryOf, tcp, told, u32 } from '../../support/packets.ts';

const frame = ethernet(ipv4(tcp({ octets: dt(1) })));
const second = ethernet(ipv4(tcp({ seq: 23, octets: dt(2) })));

const FLAVOURS: Readonly<Record<string, readonly [magic: number, nanos: number]>> = {
  'in microseconds': [0xa1b2c3d4, 1000],
  'in nanoseconds': [0xa1b23c4d, 1],
  'with long records': [0xa1b2cd34, 1000],
};

for (const [title, [magic, nanos]] of Object.entries(FLAVOURS)) {
  for (const little of [false, true]) {
    test(`reads a file ${title}, ${little ? 'little' : 'big'}-endian`, (t) => {
      const moments: Moment[] = [];
      const reader = new CaptureReader({ tpkt: (_stream, _from, _octets, _start, _end, { at }) => moments.push(at) });
      reader.push(pcap([frame, second], { magic, little }));
      reader.end();
      t.deepEqual(moments, [
        { seconds: 1_700_000_000, nanos: 0 },
        { seconds: 1_700_000_001, nanos },
      ]);
    });
  }
}

test('the bits above a link type say how long checksums of frames are', (t) =>
  t.deepEqual(told(pcap([concat([frame, u32(0)])], { linkType: 0x5400_0001 })), ['1 caller tpkt 1 @1']));

test('a link type that is not read is told once, and its frames are counted', (t) => {
  const file = pcap([frame, second], { linkType: 147 });
  t.deepEqual(told(file), ['link type 147 is not read, frame 1, octet 24']);
  const { frames, unread, faults } = summaryOf(file);
  t.deepEqual([frames, unread, faults[0]?.stops], [2, 2, false]);
});

test('a packet that is too long to be believed ends the reading', (t) => {
  const file = concat([pcap([frame]), u32(0), u32(0), u32((1 << 24) + 1), u32(60), new Uint8Array(100)]);
  t.deepEqual(told(file), ['1 caller tpkt 1 @1', 'a packet of 16777217 octets is not believed in, frame 2, octet 116']);
});

test('a packet of 4 GiB is not waited for', (t) => {
  const file = concat([pcap([]), u32(0), u32(0), u32(-1), u32(60)]);
  t.deepEqual(told(file), ['a packet of 4294967295 octets is not believed in, frame 1, octet 24']);
});
