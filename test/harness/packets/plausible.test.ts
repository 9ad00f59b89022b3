import test from 'ava';
import { EVIDENCE, isPlausible } from '../../../harness/packets/plausible.ts';
import { hex } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';

// biome-ignore format: a table
const BEGINNINGS: Readonly<Record<string, readonly [octets: string, is: boolean]>> = {
  'a CR':                                            ['0300001611e000', true],
  'a CR with user data':                             ['0300002b06e000', true],
  'a CR with more than anybody has':                 ['0300ff0006e000', false],
  'a CC':                                            ['0300000b06d000', true],
  'a CC that its packet has no room for':            ['0300000a06d000', false],
  'an ER with the TPDU that is refused':             ['03000086817000', true],
  'an ER with much behind it':                       ['0300ff00097000', false],
  'a DT':                                            ['0300ffff02f080', true],
  'a DT of class 4 with a checksum':                 ['0300040008f000', true],
  'a DT with a header that is too long for one':     ['03000400c0f000', false],
  'an RJ that fills the rest of what is no packet':  ['0300be5bce5391', false],
  'a code that is nobody’s':                         ['03000016113000', false],
  'Q.931':                                           ['030000400802aa', true],
  'version 3 of TLS':                                ['0301000b06e000', false],
  'a reserved octet':                                ['0302000b06e000', false],
};
for (const [title, [octets, is]] of Object.entries(BEGINNINGS))
  test(`${title} ${is ? 'is' : 'is not'} taken for a TPKT`, (t) => t.is(isPlausible(hex(octets), 0), is));

test('of octets by chance that begin with 3 and 0, one of some hundreds is taken for a TPKT', (t) => {
  const dice = new Dice(102);
  const taken = Array.from({ length: 100_000 }, () => Uint8Array.of(3, 0, ...dice.octets(EVIDENCE - 2))).filter((octets) =>
    isPlausible(octets, 0),
  );
  t.true(taken.length < 1000, `${taken.length}`);
});
