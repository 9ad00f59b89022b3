import test from 'ava';
import type { AcseService } from '#src/acse/index.ts';
import { type AssociationChoice, associationInitiator, associationResponder } from '#src/stack/index.ts';
import { hex } from '../../support/hex.ts';
import { kinds, wire } from '../../support/wire.ts';

const profile = { cotp: { reference: 1 } };
const SYNTAX = '1.0.9506.2.1';
const value = { context: 3, octets: hex('8b00') };

const associate: AcseService['down'] = {
  kind: 'A-ASSOCIATE.request',
  mode: 'normal',
  called: { session: { transport: { network: { host: '192.0.2.2', port: 102 } } } },
  contexts: [
    { id: 1, abstractSyntax: '2.2.1.0.1', transferSyntaxes: ['2.1.1'] },
    { id: 3, abstractSyntax: SYNTAX, transferSyntaxes: ['2.1.1'] },
  ],
  units: ['duplex'],
  applicationContext: '1.0.9506.2.3',
};

/** Accepts whoever comes, sends back what it is sent, and lets go. */
const willing = (told: AcseService['up']): readonly AcseService['down'][] => {
  if (told.kind === 'A-ASSOCIATE.indication') return [{ kind: 'A-ASSOCIATE.response', result: 'accepted', units: ['duplex'] }];
  if (told.kind === 'P-DATA.indication') return [{ kind: 'P-DATA.request', userData: told.userData }];
  return told.kind === 'A-RELEASE.indication' ? [{ kind: 'A-RELEASE.response' }] : [];
};

const called = (choice: AssociationChoice) =>
  wire(
    associationInitiator(profile),
    associationResponder(profile, () => choice),
    { called: willing },
  );

test('a user of ACSE associates, sends and releases, without anything above it', (t) => {
  const { caller } = called('talk');
  caller.send(associate);
  caller.send({ kind: 'P-DATA.request', userData: [value] });
  caller.send({ kind: 'A-RELEASE.request' });
  t.deepEqual(kinds(caller.told), ['A-ASSOCIATE.confirm', 'P-DATA.indication', 'A-RELEASE.confirm']);
  const [, data] = caller.told;
  t.deepEqual(data?.kind === 'P-DATA.indication' && data.userData, [value]);
});

test('a caller that is not wanted is refused by a DR', (t) => {
  const ends = called({ refuse: 3 });
  ends.caller.send(associate);
  t.true(ends.called.sent.some((each) => each.kind === 'TCP.send' && each.octets[5] === 0x80));
  t.deepEqual(kinds(ends.caller.told), ['A-P-ABORT.indication']);
  t.false(kinds(ends.called.told).includes('A-ASSOCIATE.indication'));
});
