import test from 'ava';
import { decodeBerSeries, isSound } from '#src/asn1/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';

const isRead = (octets: Uint8Array): boolean => {
  try {
    decodeBerSeries(octets);
    return true;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return false;
  }
};

// biome-ignore format: a table
const values: Readonly<Record<string, string>> = {
  'nothing': '', 'a leaf': '020105', 'two': '020105 0500', 'one in another': '3003 020105', 'a long length': '3081 03 020105',
  'an indefinite length': '3080 020105 0000', 'indefinite in indefinite': '3080 3080 0000 0000', 'definite in indefinite': '3080 3003 020105 0000',
  'indefinite in definite': '3007 3080 020105 0000', 'a tag of several octets': '9f8101 0105', 'an empty structure': '3000',
  'cut off': '3003 0201', 'too long inside': '3003 020305', 'no end': '3080 020105', 'an end too many': '0000', 'an end in the wrong place': '3002 0000',
  'an indefinite leaf': '0480 0000', 'a length of 127 octets': '30ff', 'no length': '30', 'a long tag without a length': 'bf79', 'a long tag that fills what holds it': '3002 bf79',
  'the tag of an end with contents': '3080 000105 0000', 'the same in a long identifier': '1f00 00', 'the same of elements': '20 00', 'tag 0 of another class': '9f00 00 8000 a000',
  'the largest tag': 'df 8fffffffffffff7f 00', 'a larger tag': '9f 9080808080808000 00', 'a tag with zeros before it': '9f 80808080808080808080 01 00',
};
for (const [title, text] of Object.entries(values))
  test(`${title} is sound or not as the reader finds it`, (t) => t.is(isSound(hex(text)), isRead(hex(text))));

test('random octets are sound or not as the reader finds them', (t) => {
  const dice = new Dice(3);
  const samples = Object.values(values).map(hex);
  for (let round = 0; round < 50_000; round++) {
    const octets = dice.mutated(dice.pick(samples));
    t.is(isSound(octets), isRead(octets), hexOf(octets));
  }
});
