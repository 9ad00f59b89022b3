import test from 'ava';
import fc from 'fast-check';
import { ProtocolError } from '#src/core/index.ts';
import { stepIn } from '#src/dissect/steps.ts';
import { decodeTsdu } from '#src/session/index.ts';
import { hex } from '../../support/hex.ts';

// biome-ignore format: a table
const tsdus: Readonly<Record<string, readonly [tsdu: string, kind: string | undefined]>> = {
  'an activity start':                      ['0100 2d05 2903020101', 'AS'],
  'data behind a GT':                       ['0100 0100 616263',     'DT'],
  'an acknowledgement behind a PT':         ['0200 2a03 2a0131',     'AEA'],
  'no data without any':                    ['0100 0100',            undefined],
  'no data of which more follows':          ['0100 0103 190101 61',  undefined],
  'no major synchronization point':         ['0100 2906 0f0101 2a0131', undefined],
  'no parameter without room':              ['0100 2903 2a0231',     undefined],
  'nothing behind it':                      ['0100 2903 2a0131 0100', undefined],
  'nothing behind a GT that says something': ['0103 100101 2903 2a0131', undefined],
};
for (const [title, [tsdu, kind]] of Object.entries(tsdus)) test(`sees ${title}`, (t) => t.is(stepIn(hex(tsdu)), kind as never));

test('what is taken for a step is one when it is decoded', (t) => {
  const octet = fc.oneof(fc.constantFrom(0, 1, 2, 3, 0x0f, 0x2a, 0x29, 0x2d, 0x31, 0x32, 0xff), fc.integer({ min: 0, max: 255 }));
  const heads = fc.constantFrom([1, 0, 0x29], [1, 0, 0x2d], [2, 0, 0x2a], [1, 0, 1], [2, 0, 0x32], [1, 0, 0x31]);
  fc.assert(
    fc.property(heads, fc.array(octet, { maxLength: 12 }), (head, rest) => {
      const tsdu = Uint8Array.from([...head, ...rest]);
      const kind = stepIn(tsdu);
      if (kind !== undefined) t.is(kindsIn(tsdu).at(-1), kind);
    }),
    { numRuns: 3000 },
  );
});

const kindsIn = (tsdu: Uint8Array): readonly string[] => {
  try {
    return decodeTsdu(tsdu).map(({ kind }) => kind);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return ['invalid'];
  }
};
