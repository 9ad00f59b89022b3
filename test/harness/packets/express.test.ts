import test from 'ava';
import { concat } from '#src/core/index.ts';
import { dt, ethernet, pcap, summaryOf, Talk, told } from '../../support/packets.ts';
import { Dice } from '../../support/random.ts';

/** A conversation at random, in which now and then something is wrong. */
const conversation = (dice: Dice): readonly Uint8Array[] => {
  const talks = [102, 102, 3389].map((to, index) => new Talk({ from: 40_001 + index, to, seqs: [0xffff_ff00, 0x7fff_ff00] }));
  const sayings = [
    dt(1),
    dt(2, 0),
    dt(3, 100),
    concat([dt(4), dt(5)]),
    dt(6).subarray(0, 9),
    Uint8Array.of(1, 2, 3, 4, 5),
    new Uint8Array(),
  ];
  return Array.from({ length: 60 }, () => {
    const talk = talks[Math.min(2, dice.roll(12))]!;
    const flags = dice.pick(['A', 'A', 'PA', 'PA', 'PA', 'P', 'FA', 'R']);
    const frame = dice.roll(2) ? talk.says(dice.pick(sayings), flags) : talk.answers(dice.pick(sayings), flags);
    return dice.roll(8) === 0 ? dice.mutated(frame) : frame;
  }).flatMap((frame) => new Array<Uint8Array>(dice.roll(20) === 0 ? dice.roll(3) : 1).fill(frame));
};

test('tells the same as the long way, which a VLAN tag leads to', (t) => {
  const dice = new Dice(102);
  for (let count = 300; count > 0; count--) {
    const frames = conversation(dice);
    const [short, long] = [[], [0x8100]].map((tags) => pcap(frames.map((frame) => ethernet(frame, 0x0800, tags))));
    t.deepEqual(told(short!), told(long!));
    const { octets: _, ...counts } = summaryOf(short!);
    const { octets: __, ...others } = summaryOf(long!);
    t.deepEqual(counts, others);
  }
});
