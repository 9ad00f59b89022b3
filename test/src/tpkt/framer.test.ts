import test from 'ava';
import { Framer, frame } from '#src/tpkt/index.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';

const dice = new Dice(6);
const nsdus = [3, 4, 250, 3, 8191, 65531, 5].map((length) => dice.octets(length));
const stream = new Uint8Array(Buffer.concat(nsdus.map((nsdu, index) => frame(nsdu, index))));

for (const size of [1, 2, 3, 4, 5, 7, 255, 4096, 70_000, stream.length]) {
  test(`finds the packets in chunks of ${size}`, (t) => {
    const framer = new Framer();
    const found: { readonly nsdu: Uint8Array; readonly reserved: number }[] = [];
    for (let at = 0; at < stream.length; at += size) found.push(...framer.push(stream.subarray(at, at + size)));
    t.deepEqual(
      found.map(({ nsdu, reserved }) => `${reserved} ${hexOf(nsdu)}`),
      nsdus.map((nsdu, index) => `${index} ${hexOf(nsdu)}`),
    );
  });
}

test('does not copy a packet that lies in one chunk', (t) => {
  const chunk = hex('03000007 02f080 03000007 02f000 0300');
  t.true(new Framer().push(chunk).every(({ nsdu }) => nsdu.buffer === chunk.buffer));
});

test('a packet that was cut may be kept: what comes next does not change it', (t) => {
  const framer = new Framer();
  framer.push(hex('03000008 02f0'));
  const [packet] = framer.push(hex('8061 03000008 02'));
  framer.push(hex('f08062'));
  t.is(packet && hexOf(packet.nsdu), '02f08061');
});

test('a packet that is announced costs nothing before it comes', (t) => {
  const { external, arrayBuffers } = process.memoryUsage();
  const framers = Array.from({ length: 1000 }, () => new Framer());
  for (const framer of framers) for (const chunk of ['03', '00ff', 'ff02', 'f080', '616263']) framer.push(hex(chunk));
  const grown = process.memoryUsage().arrayBuffers + process.memoryUsage().external - external - arrayBuffers;
  t.true(grown < 1000 * 4096, `${grown} octets for ${framers.length} packets of 65535`);
});

test('octets that come one by one are not copied again and again', (t) => {
  const packet = frame(new Uint8Array(65_531));
  const { set } = Uint8Array.prototype;
  let copied = 0;
  Uint8Array.prototype.set = function (this: Uint8Array, octets: ArrayLike<number>, at?: number): void {
    copied += octets.length;
    set.call(this, octets, at);
  };
  try {
    const framer = new Framer();
    for (let at = 0; at < packet.length; at++) framer.push(packet.subarray(at, at + 1));
  } finally {
    Uint8Array.prototype.set = set;
  }
  t.true(copied < 4 * packet.length, `${copied} octets were copied for a packet of ${packet.length}`);
});

test('finds nothing more after a fault', (t) => {
  const framer = new Framer();
  t.is(framer.push(hex('03000007 02f080 04000007 02f080')).length, 1);
  t.like(framer.fault, { code: 'tpkt.version', detail: { octet: 0, got: 4 } });
  t.deepEqual(framer.push(hex('03000007 02f080')), []);
});
