import test from 'ava';
import { ipv4Text, ipv6Text } from '#harness/packets/addresses.ts';

const SIX: Readonly<Record<string, readonly number[]>> = {
  '::': [0, 0, 0, 0],
  '::1': [0, 0, 0, 1],
  'fd00::1': [0xfd000000, 0, 0, 1],
  '2001:db8:0:1:1:1:1:1': [0x20010db8, 0x00000001, 0x00010001, 0x00010001],
  '2001:0:0:1::1': [0x20010000, 0x00000001, 0, 0x00000001],
  '2001:db8::1:0:0:1': [0x20010db8, 0, 0x00010000, 0x00000001],
  'fe80::': [0xfe800000, 0, 0, 0],
  '::ffff:10.0.0.255': [0, 0, 0xffff, 0x0a0000ff],
};

for (const [text, words] of Object.entries(SIX)) {
  test(`writes ${text}`, (t) => t.is(ipv6Text(words.map((word) => word | 0)), text));
}

test('writes 255.10.0.1', (t) => t.is(ipv4Text(0xff0a0001 | 0), '255.10.0.1'));
