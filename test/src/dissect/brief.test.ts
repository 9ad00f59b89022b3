import test from 'ava';
import { concat } from '#src/core/index.ts';
import { briefMessage } from '#src/dissect/brief.ts';
import { ascii, hex } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';
import { apduNamed } from '../../support/vector.ts';

/** The octets of a length, and what it is of. */
const element = (identifier: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const contents = concat(parts);
  return concat([Uint8Array.of(identifier, 0x82, contents.length >> 8, contents.length), contents]);
};
const message = apduNamed('p1/message-1988');
const external = (apdu: Uint8Array): Uint8Array => element(0x28, hex('020105'), element(0xa0, apdu));

// biome-ignore format: a table
const briefs: Readonly<Record<string, readonly [octets: Uint8Array, isExternal: boolean, brief: object | undefined]>> = {
  'a message in an EXTERNAL':             [external(message),                       true,  { identifier: 'l=MTA-A.991122.0001', subject: 'Test', octets: message.length }],
  'a message as it is':                   [message,                                 false, { identifier: 'l=MTA-A.991122.0001', subject: 'Test', octets: message.length }],
  'a report':                             [apduNamed('p1/report'),                  false, undefined],
  'a message that is no EXTERNAL':        [message,                                 true,  undefined],
  'a message with octets behind it':      [concat([message, hex('0500')]),          false, undefined],
  'a message that is cut off':            [message.subarray(0, -1),                 false, undefined],
  'an EXTERNAL that says too much':       [hex('2884ffffffff 020105 a0020500'),     true,  undefined],
  'an EXTERNAL whose parts say too much': [hex('280a 02847fffffff 05 a0020500'),    true,  undefined],
  'a content that is no IPM':             [element(0xa0, element(0x31, element(0x64, element(0x63), element(0x16, ascii('A')))), element(0x04, ascii('text'))), false, { identifier: 'l=A', octets: 29 }],
  'nothing':                              [new Uint8Array(),                        true,  undefined],
};
for (const [title, [octets, isExternal, brief]] of Object.entries(briefs)) {
  test(`names ${title}, or does not`, (t) => t.deepEqual<unknown, unknown>(briefMessage(octets, isExternal), brief));
}

test('no octets keep it busy for ever', (t) => {
  const dice = new Dice(5);
  for (let round = 0; round < 5000; round++) {
    const octets = dice.mutated(external(message));
    t.notThrows(() => [briefMessage(octets, true), briefMessage(octets.subarray(8), false)]);
  }
});
