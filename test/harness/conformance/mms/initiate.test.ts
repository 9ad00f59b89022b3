import test from 'ava';
import { answerTo, CONCLUDE, IDENTIFY } from '#harness/conformance/mms/data.ts';
import { initiateRequest, initiateResponse } from '#harness/conformance/mms/initiate.ts';
import { decodeMms, type Initiate } from '#harness/conformance/mms/pdu.ts';
import { hex, hexOf } from '../../../support/hex.ts';

/** An initiate-RequestPDU of somebody who wants less of all than we have, and arrays alone. */
const MODEST = hex('a8 22 80 02 1000 81 01 01 82 01 02 a4 16 80 01 01 81 03 05 8000 82 0c 03 10 000000000000000000 08');

test('an initiate names sizes, version, parameters and services, each in so many bits as there are', (t) => {
  const { kind, value } = decodeMms(initiateRequest());
  t.is(kind, 'initiate-Request');
  const { detail } = value as Initiate;
  t.deepEqual(
    [
      detail.version,
      detail.parameters.octets.length * 8 - detail.parameters.unused,
      detail.services.octets.length * 8 - detail.services.unused,
    ],
    [1, 11, 85],
  );
});

test('what is agreed is no more than what was proposed, and what was left open stays so', (t) => {
  const asked = decodeMms(MODEST);
  const { kind, value } = decodeMms(initiateResponse(asked.value as Initiate));
  t.is(kind, 'initiate-Response');
  const { localDetail, outstandingCalling, outstandingCalled, nestingLevel, detail } = value as Initiate;
  t.deepEqual([localDetail, outstandingCalling, outstandingCalled, nestingLevel], [0x1000, 1, 2, undefined]);
  t.is(hexOf(detail.parameters.octets), '8000');
});

// biome-ignore format: a table
const ANSWERS: Readonly<Record<string, readonly [Uint8Array, string | undefined]>> = {
  'a service that it does not have is rejected': [IDENTIFY,               'a4 06 800101 810101'],
  'a conclude is agreed to':                     [CONCLUDE,               '8c00'],
  'what cannot be read is rejected':             [hex('3000'),            'a4 03 850101'],
  'an answer is not answered':                   [hex('a1 05 020101 8200'), undefined],
};

for (const [title, [told, answer]] of Object.entries(ANSWERS)) {
  test(`of our own endpoint of MMS: ${title}`, (t) => {
    const said = answerTo(told);
    t.is(said && hexOf(said), answer?.replaceAll(' ', ''));
  });
}
