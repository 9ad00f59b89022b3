import test from 'ava';
import { concat } from '#src/core/index.ts';
import { Conversation } from '#src/dissect/index.ts';
import { frame } from '#src/tpkt/index.ts';
import { dissected, misplaced, nodesIn } from '../../support/dissect.ts';
import { hex } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';
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
      for (const pdus of dissected(spoilt)) for (const pdu of pdus) nodesIn(pdu.tree());
    });
  }
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

/** A packet whose length still fits what is in it, for the most part: it is the layers above that are to be confused. */
const confused = (dice: Dice, packet: Uint8Array): Uint8Array =>
  packet.length < 8 || dice.roll(4) === 0 ? dice.mutated(packet) : frame(concat([packet.subarray(4, 7), dice.mutated(packet.subarray(7))]));

/** More of them by hand: PORT102_FUZZ=100000. */
const ROUNDS = Number(process.env.PORT102_FUZZ ?? 1500);
