import test from 'ava';
import { compare, type Difference, isSame } from '#harness/diff/index.ts';
import { cutInto, recorded, replaced, type Talk, talkOf, whole } from './wholes.ts';

const MESSAGE = talkOf('normal-one-message');
const REPORT = talkOf('normal-probe-and-report');
const OLD = talkOf('x410-one-message');
const CHECKPOINTS = talkOf('normal-checkpoints');

const differences = (a: Talk, b: Talk, strict = false): readonly Difference[] =>
  compare(whole(recorded(a)), whole(recorded(b)), { strict }).associations.flatMap((each) => each.differences);
const said = ({ path, a = '', b = '', says = '' }: Difference): string => `${path}: ${a} | ${b} ${says}`.trimEnd();

const REFERENCES = { '0xe000000001': '0xe000004711', '0xd000010002': '0xd047110815' };
const TIMES = { '991122120000Z': '010203040506Z' };
const IDENTIFIERS = { 'MTA-A.991122.0001': 'MTA-A.010203.0815', TEST0001: 'TEST4711', '1 991122120000Z': '7 010203040506Z' };

// biome-ignore format: a table
const ignored: Readonly<Record<string, readonly [a: Talk, b: Talk]>> = {
  'nothing at all':                    [MESSAGE, MESSAGE],
  'references':                        [MESSAGE, replaced(MESSAGE, REFERENCES)],
  'times':                             [MESSAGE, replaced(MESSAGE, TIMES)],
  'times in X.410 mode':               [OLD, replaced(OLD, TIMES)],
  'identifiers':                       [MESSAGE, replaced(MESSAGE, IDENTIFIERS)],
  'activity identifiers':              [MESSAGE, replaced(MESSAGE, { '0x2d052903020101': '0x2d052903020109' })],
  'identifiers and what refers to them': [REPORT, replaced(REPORT, { 'MTA-A.991122': 'MTA-X.010203', 'MTA-B.991122': 'MTA-Y.010203' })],
  'context identifiers':               [MESSAGE, replaced(MESSAGE, { '0x020103': '0x020107' })],
  'how TSDUs are cut':                 [MESSAGE, cutInto(MESSAGE, 100)],
  'how TSDUs are cut, and times':      [CHECKPOINTS, cutInto(replaced(CHECKPOINTS, TIMES), 61)],
  'what is left in the reserved octet':[MESSAGE.map(([from, packet]) => [from, `03aa${packet.slice(4)}`]), MESSAGE.map(([from, packet]) => [from, `03bb${packet.slice(4)}`])],
  'the order of parameters':           [MESSAGE, replaced(MESSAGE, { '0xc0010bc1054d54412d41': '0xc1054d54412d41c0010b' })],
  'which end speaks first':            [MESSAGE, withLastTwoSwapped(MESSAGE)],
};
for (const [title, [a, b]] of Object.entries(ignored)) {
  test(`takes no notice of ${title}`, (t) => t.deepEqual(differences(a, b).map(said), []));
}

for (const [title, [a, b]] of Object.entries(ignored).slice(1)) {
  test(`strict, takes notice of ${title}`, (t) => t.not(differences(a, b, true).length, 0));
}

const CC = MESSAGE.findIndex(([from]) => from === 'called');
const MIP = CHECKPOINTS.findIndex(([, packet]) => packet.slice(18, 20) === '31');

// biome-ignore format: a table
const found: Readonly<Record<string, readonly [a: Talk, b: Talk, says: readonly string[]]>> = {
  'another TPDU size': [
    MESSAGE, MESSAGE.map(([from, packet], index) => [from, index === CC ? packet.replace('c0010b', 'c0010a') : packet]),
    ['CC > TPDU size: 0b (2048 octets) | 0a (1024 octets)'],
  ],
  'a TPDU size that is not there': [
    MESSAGE, MESSAGE.map(([from, packet], index) => [from, index === CC ? packet.replace('001c17', '001914').replace('c0010b', '') : packet]),
    ['CC > TPDU size: 0b (2048 octets) |'],
  ],
  'another reference than that of the call': [
    MESSAGE, replaced(MESSAGE, { '0xd000010002': '0xd000050002' }),
    ['CC > DST-REF: 1 | 5 refers to another connection'],
  ],
  'a context that is none of the proposed': [
    MESSAGE, MESSAGE.map(([from, packet], index) => [from, index === 2 ? packet : packet.replaceAll('020103', '020109')]),
    ['PDU: AC CPA AARE RTOAC MTABindResult | AC CPA AARE', 'PDU: DT RTTR | DT octets', 'PDU: AE message | AE'],
  ],
  'a reserved octet that is not zero': [
    MESSAGE.slice(0, 1), [[MESSAGE[0]![0], `0301${MESSAGE[0]![1].slice(4)}`]],
    ['TPKT > reserved: 0 | 1'],
  ],
  'another name of the MTA': [
    OLD, OLD.map(([from, packet], index) => [from, index === 3 ? packet.replaceAll(hexOfText('MTA-B'), hexOfText('MTA-C')) : packet]),
    ['MTABindResult > responder-name: MTA-B | MTA-C'],
  ],
  'another password, which it does not say': [
    MESSAGE, replaced(MESSAGE, { 'secret-a': 'SECRET-A' }),
    ['MTABindArgument > initiator-credentials: … | …'],
  ],
  'another text, in the message and not in its segments': [
    MESSAGE, replaced(MESSAGE, { 'Hello in normal mode': 'Hallo in normal mode' }),
    ['message > content > information-object > body > 1 > data: Hello in normal mode.\r\n | Hallo in normal mode.'],
  ],
  'a checkpoint that is not there': [
    CHECKPOINTS, CHECKPOINTS.filter((_, index) => index !== MIP),
    ['MIP: MIP, serial 1 |  missing in B: MIP, serial 1'],
  ],
  'a checkpoint that is there once more': [
    CHECKPOINTS, CHECKPOINTS.flatMap((each, index) => (index === MIP ? [each, each] : [each])),
    ['MIP:  | MIP, serial 1 missing in A: MIP, serial 1'],
  ],
  'another PDU': [
    MESSAGE.slice(0, 2), [MESSAGE[0]!, ['called', '0300000b06800001000003']],
    ['PDU: CC | DR'],
  ],
};
for (const [title, [a, b, says]] of Object.entries(found)) {
  test(`finds ${title}`, (t) => t.deepEqual(differences(a, b).map(said), says));
}

const report = replaced(REPORT, { 'MTA-A.991122.0002': 'MTA-A.991122.0003' });

test('a report that is about the same message is the same', (t) => {
  const [a, b] = [MESSAGE, replaced(MESSAGE, { 'MTA-A.991122.0001': 'MTA-A.991122.0077' })].map((each) => recorded(each));
  const [about, aboutB] = [report, replaced(report, { 'MTA-A.991122.0001': 'MTA-A.991122.0077' })].map((each) => recorded(each));
  t.true(isSame(compare(whole(a!, about!), whole(b!, aboutB!))));
});

test('a report that is about another message is not', (t) => {
  const b = replaced(MESSAGE, { 'MTA-A.991122.0001': 'MTA-A.991122.0077' });
  const { associations } = compare(whole(recorded(MESSAGE), recorded(report)), whole(recorded(b), recorded(report)));
  t.deepEqual(
    associations.flatMap((each) => each.differences.map(said)),
    ['report > content > subject-identifier > local-identifier: MTA-A.991122.0001 | MTA-A.991122.0001 refers to another message'],
  );
});

test('tells how connections ended, as far as both captures have it', (t) => {
  const ended = (how?: 'closed' | 'reset', by: 'caller' | 'called' = 'caller') =>
    whole(recorded(MESSAGE, {}, how && { end: { how, by, frame: 99 } }));
  const says = (a: Parameters<typeof ended>, b: Parameters<typeof ended>) =>
    compare(ended(...a), ended(...b)).associations.flatMap((each) => each.differences.map(said));
  t.deepEqual(says(['closed'], ['reset', 'called']), ['end: closed by the caller | reset by the called side']);
  t.deepEqual(says(['reset', 'caller'], ['reset', 'called']), ['end: reset by the caller | reset by the called side']);
  t.deepEqual(says(['closed', 'caller'], ['closed', 'called']), []);
  t.deepEqual(says(['closed'], []), []);
});

test('tells who calls, where both call the same', (t) => {
  const from = (ip: string) => whole(recorded(MESSAGE, { caller: { ip, port: 40_001 } }));
  const { associations } = compare(from('10.1.0.1'), from('10.1.0.11'));
  t.deepEqual(
    associations.flatMap((each) => each.differences.map(said)),
    ['address of the caller: 10.1.0.1 | 10.1.0.11'],
  );
});

test('counts', (t) => {
  const other = recorded(OLD, { called: { ip: '10.1.0.3', port: 102 } });
  const { summary } = compare(whole(recorded(MESSAGE), other), whole(recorded(MESSAGE)));
  const { pdus, ...counts } = summary;
  t.deepEqual(counts, { associations: 2, same: 1, different: 0, onlyInA: 1, onlyInB: 0 });
  t.true(pdus.a > pdus.b);
});

test('looks into no more trees than there are steps, however many associations there are', (t) => {
  const COUNT = 5000;
  let trees = 0;
  const counted = recorded(MESSAGE);
  const said = counted.said.map((each) => ({
    ...each,
    pdus: each.pdus.map((pdu) => ({
      ...pdu,
      kind: pdu.kind,
      fields: pdu.fields,
      octets: pdu.octets,
      tree: () => {
        trees++;
        return pdu.tree();
      },
    })),
  }));
  const many = whole(
    ...Array.from({ length: COUNT }, (_, index) => ({
      ...counted,
      said,
      stream: { ...counted.stream, number: index + 1, caller: { ip: '10.1.0.1', port: index } },
    })),
  );
  t.true(isSame(compare(many, many)));
  t.true(trees <= COUNT * counted.said.flatMap(({ pdus }) => pdus).length);
});

function withLastTwoSwapped(talk: Talk): Talk {
  return [...talk.slice(0, -2), talk.at(-1)!, talk.at(-2)!];
}

function hexOfText(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex');
}
