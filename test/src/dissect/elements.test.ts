import test from 'ava';
import {
  anyElement,
  choice,
  explicit,
  ia5String,
  implicit,
  integer,
  namedBits,
  namedInteger,
  octetString,
  optional,
  sequence,
  sequenceOf,
} from '#src/asn1/index.ts';
import { elementTree } from '#src/dissect/elements.ts';
import type { Module } from '#src/dissect/module.ts';
import { ABORT, PRESENTATION } from '#src/dissect/modules.ts';
import { dissected, drawn } from '../../support/dissect.ts';
import { hex } from '../../support/hex.ts';
import { callOf } from '../../support/told.ts';

/** The tree of the first PDU of that kind in a call. */
const treeIn = (id: string, kind: string, title?: string): readonly string[] => {
  const pdu = dissected(callOf(id, title))
    .flat()
    .find((each) => each.kind === kind);
  return pdu ? drawn(pdu.tree()) : [`there is no ${kind}`];
};

// biome-ignore format: a table
const trees: Readonly<Record<string, readonly [id: string, kind: string, lines: readonly string[]]>> = {
  'a CR by its fields and its parameters': ['normal-one-message', 'CR', [
    'Connection Request (CR) [24]', '  LI 23 [1]', '  TPDU code 224 (CR) [1]', '  CDT 0 [1]', '  DST-REF 0 [2]', '  SRC-REF 1 [2]',
    '  class and options 0 (class 0) [1]', '  TPDU size 0b (2048 octets) [3]', '  calling transport-selector 4d54412d41 ("MTA-A") [7]',
    '  called transport-selector 4d54412d42 ("MTA-B") [7]',
  ]],
  'an AARQ down to whose data it carries': ['normal-one-message', 'AARQ', [
    'AARQ [61]', '  application-context-name 2.6.0.1.6 (id-ac-mts-transfer) [8]', '  user-information [51]', '    1 [49]',
    '      direct-reference 2.1.1 (basic-encoding) [4]', '      indirect-reference 3 [3]', '      encoding (single-ASN1-type) [40]',
  ]],
  'an SPDU behind its head': ['normal-one-message', 'AS', [
    'ACTIVITY START (AS) [9]', '  GIVE TOKENS (GT) [2]', '    SI 1 (GIVE TOKENS) [1]', '    LI 0 [1]', '  SI 45 (ACTIVITY START) [1]', '  LI 5 [1]',
    '  Activity Identifier 020101 [5]',
  ]],
  'user data that no PPDU holds, with their contexts': ['normal-one-message', 'FN', [
    'FINISH (FN) [21]', '  SI 9 (FINISH) [1]', '  LI 19 [1]', '  Transport Disconnect 01 (the transport connection is released) [3]', '  User Data [16]',
    '    user-data (fully-encoded-data) [14]', '      1 [12]', '        presentation-context-identifier 1 [3]', '        presentation-data-values (single-ASN1-type) [7]',
  ]],
  'a bind with its name': ['normal-one-message', 'MTABindArgument', [
    'MTABindArgument (authenticated) [23]', '  initiator-name MTA-A [7]', '  initiator-credentials secret-a (IA5String) [12]',
  ]],
  'an RTORQ in X.410 mode, where it stands in the CP': ['x410-one-message', 'RTORQ', [
    'RTORQ [39]', '  checkpointSize 0 [3]', '  windowSize 3 [3]', '  dialogueMode 0 (monologue) [3]', '  connectionDataRQ (open) [25]', '  applicationProtocol 1 [3]',
  ]],
};
for (const [title, [id, kind, lines]] of Object.entries(trees)) {
  test(`shows ${title}`, (t) => t.deepEqual(treeIn(id, kind), lines));
}

const type = sequence({
  firstName: ia5String,
  reason: optional(implicit(0, namedInteger({ busy: 0 }))),
  bits: optional(implicit(1, namedBits({ one: 0, three: 2 }))),
  either: optional(explicit(2, choice({ number: integer, text: ia5String }))),
  all: optional(implicit(3, sequenceOf(integer))),
  anything: optional(explicit(4, anyElement)),
  octets: optional(implicit(5, octetString)),
});

// biome-ignore format: a table
const values: Readonly<Record<string, readonly [octets: string, lines: readonly string[]]>> = {
  'names of the standard have hyphens':            ['3003 160141',                          ['value [5]', '  first-name A [3]']],
  'a number by its name':                          ['3006 160141 800100',                   ['value [8]', '  first-name A [3]', '  reason 0 (busy) [3]']],
  'a number without a name':                       ['3006 160141 800109',                   ['value [8]', '  first-name A [3]', '  reason 9 [3]']],
  'bits by their names':                           ['3007 160141 810205a0',                 ['value [9]', '  first-name A [3]', '  bits a0 (one, three) [4]']],
  'which alternative it is':                       ['3008 160141 a203020107',               ['value [10]', '  first-name A [3]', '  either 7 (number) [5]']],
  'one after the other':                           ['300b 160141 a306020101020102',         ['value [13]', '  first-name A [3]', '  all [8]', '    1 1 [3]', '    2 2 [3]']],
  'what may be anything by the names of its types':['300a 160141 a4053003020105',           ['value [12]', '  first-name A [3]', '  anything [7]', '    INTEGER 5 [3]']],
  'octets that are text':                          ['3007 160141 85026869',                 ['value [9]', '  first-name A [3]', '  octets 6869 ("hi") [4]']],
  'an indefinite length':                          ['3080 160141 a380 020101 0000 0000',    ['value [14]', '  first-name A [3]', '  all [7]', '    1 1 [3]']],
  'an element that nobody knows, and that says so':['3006 160141 8f0100',                   ['value ! every element is one of the type, in its place, got [15] at octet 5 (X.690 §8.9, §8.11) [8]', '  first-name A [3]', '  [15] 00 [3]']],
  'what is missing':                               ['3003 800100',                          ['value ! an element that is not optional is there, got none: firstName at octet 2 (X.690 §8.9, §8.11) [5]', '  reason 0 (busy) [3]']],
  'a part that cannot be read, and the others':    ['3008 160141 8000 850141',              ['value [10]', '  first-name A [3]', '  reason ! an INTEGER has one octet at least at octet 7 (X.690 §8.3.1) [2]', '  octets 41 ("A") [3]']],
  'octets that are no element at all':             ['30ff',                                 ['value ! the first length octet is not 255 at octet 1 (X.690 §8.1.3.5) [2]']],
};
for (const [title, [octets, lines]] of Object.entries(values)) {
  test(`shows ${title}`, (t) => t.deepEqual(drawn(elementTree('value', type, hex(octets), { clause: 'X.680' })), lines));
}

test('a part may have another name in a certain whole', (t) => {
  const octets = hex('300b 160141 a306020101020102');
  const lines = drawn(
    elementTree('value', type, octets, { clause: 'x', names: { all: 'numbers' }, within: { value: { firstName: 'given' } } }),
  );
  t.deepEqual(lines.slice(1, 3), ['  given A [3]', '  numbers [8]']);
});

test('what a part that may be anything is, those beside it say', (t) => {
  const octets = hex('300a 160141 a4053003020105');
  const open = { anything: () => explicit(4, sequence({ x: integer })) };
  t.deepEqual(drawn(elementTree('value', type, octets, { clause: 'x', open })).slice(2), ['  anything [7]', '    x 5 [3]']);
});

test('what is told elsewhere is sealed, and what is inside can be shown', (t) => {
  const octets = hex('300a 160141 85053003020105');
  const inside = { octets: (content: Uint8Array) => [elementTree('inner', sequence({ x: integer }), content, { clause: 'y' })] };
  t.deepEqual(drawn(elementTree('value', type, octets, { clause: 'x', sealed: ['octets'] })).slice(2), ['  octets [7]']);
  t.deepEqual(drawn(elementTree('value', type, octets, { clause: 'x', inside })).slice(2), [
    '  octets [7]',
    '    inner [5]',
    '      x 5 [3]',
  ]);
});

test('the reason of an ARP is one of an abort, and that of a CPR one of a refusal', (t) => {
  const reasonOf = (octets: Uint8Array, module: Module): string | undefined =>
    drawn(elementTree('x', sequence({ reason: implicit(0, integer) }), octets, module)).find((line) => line.includes('provider-reason'));
  const octets = hex('3003 8001 01');
  t.is(reasonOf(octets, ABORT), '  provider-reason 1 (a PPDU is not recognized) [3]');
  t.is(reasonOf(octets, PRESENTATION), '  provider-reason 1 (the presentation entity is congested for now) [3]');
});
