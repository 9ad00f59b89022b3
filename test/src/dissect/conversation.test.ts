import test from 'ava';
import { concat } from '#src/core/index.ts';
import { Conversation } from '#src/dissect/index.ts';
import { frame } from '#src/tpkt/index.ts';
import { dissected, drawn, misplaced, nodesIn } from '../../support/dissect.ts';
import { hex } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';
import { callOf } from '../../support/told.ts';
import { callsOf, conversations, packed, packetOf } from '../../support/vector.ts';

const calls = conversations.flatMap((vector) => [...callsOf(vector)].map(([title, said]) => ({ id: `${vector.id} ${title}`, said })));

test('all parts of all vectors have names, and stand where they are', (t) => {
  for (const { id, said } of calls) {
    const trees = dissected(said).flatMap((pdus) => pdus.map((pdu) => pdu.tree()));
    t.deepEqual(trees.flatMap(misplaced), [], id);
    t.deepEqual(
      trees.flatMap(nodesIn).filter(({ name }) => name === ''),
      [],
      id,
    );
  }
});

test('what is sound has no part that cannot be read', (t) => {
  for (const vector of packed) {
    const trees = dissected([{ from: 'caller', octets: packetOf(vector) }]).flatMap((pdus) => pdus.slice(0, 2).map((pdu) => pdu.tree()));
    t.deepEqual(
      trees.flatMap(nodesIn).flatMap(({ name, why }) => (why === undefined ? [] : [`${name}: ${why}`])),
      [],
      vector.id,
    );
  }
});

test('each PDU has a clause', (t) => {
  for (const { id, said } of calls) {
    for (const pdu of dissected(said).flat()) if (pdu.layer !== 'user') t.regex(pdu.tree().clause ?? '', /^(RFC|X\.)/, `${id} ${pdu.kind}`);
  }
});

test('no octets make it throw, nor the trees of what it says', (t) => {
  const dice = new Dice(7);
  for (let round = 0; round < ROUNDS; round++) {
    const { said } = dice.pick(calls);
    const spoilt = said.map(({ from, octets }) =>
      octets && dice.roll(3) === 0 ? { from, octets: confused(dice, octets) } : { from, ...(octets && { octets }) },
    );
    t.notThrows(() => {
      for (const depth of ['whole', 'names'] as const)
        for (const pdus of dissected(spoilt, depth)) for (const pdu of pdus) nodesIn(pdu.tree());
    });
  }
});

test('a CN without user data in all its parts has no CP', (t) => {
  const told = (nsdu: string): readonly string[] => conversation.packet('caller', hex(nsdu)).map(({ kind }) => kind);
  const conversation = new Conversation();
  t.deepEqual(
    [told('02f080 0d06 3c0100 c10131'), told('02f080 0f03 190102')],
    [
      ['DT', 'CN'],
      ['DT', 'CDO', 'invalid'],
    ],
  );
});

test('what was lost takes along what had begun, and nothing else', (t) => {
  const conversation = new Conversation();
  const begun = conversation.packet('caller', hex('02f000 0d05'));
  conversation.lost('caller');
  const next = conversation.packet('caller', hex('02f080 1900'));
  t.deepEqual([begun.map(({ kind }) => kind), next.map(({ kind }) => kind)], [['DT'], ['DT', 'AB']]);
});

test('it says of a TPDU what is wrong with it', (t) => {
  const [invalid] = new Conversation().packet('caller', hex('20e0000000010000'));
  t.is(invalid?.kind, 'invalid');
  t.regex(invalid?.tree().why ?? '', /length indicator.*octet 0/i);
});

// biome-ignore format: a table
/** What cannot be read, and what can be told apart of it all the same. */
const broken: Readonly<Record<string, readonly [nsdu: string, lines: readonly string[]]>> = {
  'a CC whose parameters have no room': ['0ed0 0000 1234 00 c2050102', ['LI 14 [1]', 'TPDU code 208 (CC) [1]', 'DST-REF 0 [2]', 'SRC-REF 4660 [2]', 'class and options 0 (class 0) [1]']],
  'a DR that ends too soon':            ['0680 0001',               ['LI 6 [1]', 'TPDU code 128 (DR) [1]', 'DST-REF 1 [2]']],
  'an AC that is longer than its TSDU': ['02f080 0e20 0506 130100 160102 14020002', [
    'SI 14 (ACCEPT) [1]', 'LI 32 [1]', 'Connect/Accept Item [8]', '  Protocol Options 00 (none) [3]', '  Version Number 02 (version 2) [3]',
    'Session User Requirements 0002 (duplex) [4]',
  ]],
};
for (const [title, [nsdu, lines]] of Object.entries(broken)) {
  test(`tells apart ${title}`, (t) => {
    const tree = new Conversation().packet('caller', hex(nsdu)).at(-1)?.tree();
    t.deepEqual(
      tree?.children?.flatMap((child) => drawn(child)),
      lines,
    );
  });
}

test('in X.410 mode, too, all parts of a bind stand in their packet', (t) => {
  const pdus = dissected(callOf('x410-one-message')).find((packet) => packet.some(({ kind }) => kind === 'MTABindArgument')) ?? [];
  t.is(new Set(pdus.map(({ octets }) => octets.buffer)).size, 1);
});

/** A packet whose length still fits what is in it, for the most part: it is the layers above that are to be confused. */
const confused = (dice: Dice, packet: Uint8Array): Uint8Array =>
  packet.length < 8 || dice.roll(4) === 0 ? dice.mutated(packet) : frame(concat([packet.subarray(4, 7), dice.mutated(packet.subarray(7))]));

/** More of them by hand: PORT102_FUZZ=100000. */
const ROUNDS = Number(process.env.PORT102_FUZZ ?? 1500);
