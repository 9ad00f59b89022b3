import test from 'ava';
import { Conversation } from '#src/dissect/index.ts';
import { hex } from '../../support/hex.ts';

/** What packets of one end are told as. */
const told = (...nsdus: readonly string[]): readonly string[] => {
  const conversation = new Conversation();
  return nsdus.map((nsdu) =>
    conversation
      .packet('caller', hex(nsdu))
      .map(({ kind }) => kind)
      .join(' '),
  );
};

// biome-ignore format: a table
const calls: Readonly<Record<string, readonly [nsdus: readonly string[], told: readonly string[]]>> = {
  'S7':                                        [['02f080 32010000 00010008 0000f000 00010001 01e0', '02f080 32030000'],   ['DT S7', 'DT S7']],
  'S7comm-plus':                               [['02f080 72010028', '02f080 7202'],                                        ['DT S7+', 'DT S7+']],
  'MMS without session':                       [['02f080 a8050101020103', '02f080 a003020101'],                            ['DT MMS', 'DT MMS']],
  'T.125, and what follows in PER':            [['02f080 7f6500', '02f080 0401000100', '02f080 ffff'],                     ['DT T.125', 'DT T.125', 'DT octets']],
  'session that looks a little like S7':       [['02f080 3203 2a0131'],                                                    ['DT MIA']],
  'octets that are no session, then whatever': [['02f080 ff01', '02f080 0d00'],                                            ['DT invalid', 'DT octets']],
  'session stays session':                     [['02f080 1900', '02f080 ff01'],                                            ['DT AB', 'DT invalid']],
  'a CR of remote desktop with a cookie':      [['17e0 0000 0000 00 436f6f6b69653a206d73747368610d0a 0d'], ['CR RDP']],
  'a CC of remote desktop':                    [['0ed0 0000 1234 00 0200080001000000'],                                    ['CC RDP']],
  'a CR that is merely broken':                [['09e0 0000 0001 00 c0ff0b'],                                              ['invalid']],
};
for (const [title, [nsdus, kinds]] of Object.entries(calls)) test(`tells ${title}`, (t) => t.deepEqual(told(...nsdus), kinds));
