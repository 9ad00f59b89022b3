import test from 'ava';
import { differenceOf, type MeaningOptions } from '#harness/decode/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import { exchanged, recordedOf } from '../../support/rehearsal.ts';
import { callOf } from '../../support/told.ts';

const message = recordedOf(callOf('normal-one-message'));
const pdusOf = (pairs: readonly (readonly [string, string])[]): readonly Pdu[] =>
  exchanged(message, pairs).said.flatMap(({ pdus }) => pdus);
const pdus = pdusOf([]);

/** The first difference there is when octets of a conversation are others, in short. */
const first = (pairs: readonly (readonly [string, string])[], options?: MeaningOptions): string | undefined => {
  const others = pdusOf(pairs);
  for (const [index, pdu] of pdus.entries()) {
    const difference = differenceOf(pdu, others[index]!, options);
    if (difference) return `${difference.path}: ${difference.a ?? 'nothing'} | ${difference.b ?? 'nothing'}`;
  }
  return undefined;
};
const text = (of: string): string => Buffer.from(of).toString('hex');

// biome-ignore format: a table
const changes: Readonly<Record<string, readonly [pairs: readonly (readonly [string, string])[], difference: string | undefined, strictly: string]>> = {
  'a subject':               [[[text('Test\x00').slice(0, 8), text('Tesd')]], 'message > content > information-object > heading > subject: Test | Tesd', 'message > content > information-object > heading > subject: Test | Tesd'],
  'a TPDU size':             [[['c0010b', 'c00108']],           'CR > TPDU size: 0b (2048 octets) | 08 (256 octets)', 'CR > TPDU size: 0b (2048 octets) | 08 (256 octets)'],
  'a password':              [[[text('secret-a'), text('secret-b')]], 'MTABindArgument > initiator-credentials: not shown | not shown', 'MTABindArgument > initiator-credentials: not shown | not shown'],
  'a time':                  [[[`800d${text('991122120000Z')}`, `800d${text('991122120001Z')}`]], undefined, 'message > envelope > trace-information > 1 > domain-supplied-information > arrival-time: 991122120000Z | 991122120001Z'],
  'a message identifier':    [[[text('MTA-A.991122.0001'), text('MTA-A.991122.0002')]], undefined, 'message > envelope > message-identifier > local-identifier: MTA-A.991122.0001 | MTA-A.991122.0002'],
  'an activity':             [[['290302010' + '1', '290302010' + '2']], undefined, 'AS > Activity Identifier: 020101 | 020102'],
  'a session reference':     [[['0a0704054d54412d41', '0a0704055a5a5a5a5a']], undefined, 'CN > Connection Identifier > Calling SS-user Reference: 04054d54412d41 | 04055a5a5a5a5a'],
  'a parameter of no name':  [[['c2054d54412d42', 'c9054d54412d42']], 'CR > called transport-selector: 4d54412d42 ("MTA-B") | nothing', 'CR > called transport-selector: 4d54412d42 ("MTA-B") | nothing'],
  'the kind of a TPDU':      [[['17d0', '1780']], 'cotp: cotp CC | cotp DR', 'cotp: cotp CC | cotp DR'],
};
for (const [what, [pairs, difference, strictly]] of Object.entries(changes)) {
  test(`${what} ${difference === undefined ? 'means nothing' : 'is a difference'}`, (t) =>
    t.deepEqual([first(pairs), first(pairs, { strict: true })], [difference, strictly]));
}

test('what is the same is the same, strictly too', (t) => t.deepEqual([first([]), first([], { strict: true })], [undefined, undefined]));

test('the order of parameters means nothing', (t) =>
  t.is(first([['c0010bc1054d54412d41', 'c1054d54412d41c0010b']], { strict: true }), undefined));

test('what is ignored besides is not compared', (t) =>
  t.is(first([['c0010b', 'c00108']], { strict: true, also: [{ layer: 'cotp', names: ['TPDU size'], why: 'a test' }] }), undefined));

test('octets that nobody has read are told by their number, for a password may be among them', (t) =>
  t.is(first([[text('secret-a'), text('secret-b')]], { carries: false }), 'DT > user data: 197 octets | 197 octets'));
