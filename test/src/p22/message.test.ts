import test from 'ava';
import { encodeValue } from '#src/asn1/index.ts';
import { decodeApdu, orAddressOfText } from '#src/p1/index.ts';
import {
  type AttachedFile,
  bodyPart,
  decodeInformationObject,
  decodeIpm,
  encodeInformationObject,
  encodeIpm,
  externalOfFile,
  FILE_TRANSFER,
  fileInExternal,
  IPM_CONTENT_TYPES,
  type PlainIpm,
} from '#src/p22/index.ts';
import { APDUS } from '../../support/apdus.ts';
import { ascii, hex, hexOf } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';

const FROM = orAddressOfText('c=XX;a=TESTADMD;p=PRMDA;o=ORGA;s=Sender;g=Alice;');
const TO = orAddressOfText('c=XX;a=TESTADMD;p=PRMDB;o=ORGB;s=Receiver;g=Bob;');
const contentOf = (name: keyof typeof APDUS): Uint8Array => {
  const apdu = decodeApdu(hex(APDUS[name]));
  return apdu.kind === 'message' ? apdu.value.content : hex('');
};
const hello = (text: string): PlainIpm => ({
  id: { user: FROM, userRelativeIdentifier: '1 991122120000Z' },
  originator: FROM,
  recipients: [TO],
  subject: 'Test',
  text,
  files: [],
});

// biome-ignore format: a table
/** The contents of the messages of the wire, both ways. */
const contents: Readonly<Record<string, readonly [keyof typeof APDUS, PlainIpm]>> = {
  'the P2 of b1':  ['message of b1', hello('Hello in X.410 mode.\r\n')],
  'the P22 of c1': ['message of c1', hello('Hello in normal mode.\r\n')],
};

for (const [title, [name, ipm]] of Object.entries(contents)) {
  test(`reads and writes ${title}`, (t) => {
    t.deepEqual(decodeIpm(contentOf(name)), { ...ipm, others: [] });
    t.is(hexOf(encodeIpm(ipm)), hexOf(contentOf(name)));
    t.is(hexOf(encodeInformationObject(decodeInformationObject(contentOf(name)))), hexOf(contentOf(name)));
  });
}

const octets = ascii('MZ and so on');
// biome-ignore format: a table
/** Files, and how their body part begins. */
const files: Readonly<Record<string, readonly [AttachedFile, string]>> = {
  'a file of BP-14':                   [{ octets, as: 'bilaterally-defined' },                     '8e0c4d5a'],
  'a file of BP-15 with its name':     [{ octets, as: 'externally-defined', name: 'setup.exe' },   'af3ea019060456010b0ca011300fa40da00b190973657475702e657865'],
  'a file of BP-15 without a name':    [{ octets, as: 'externally-defined' },                      'af2fa00a'],
};

for (const [title, [file, start]] of Object.entries(files)) {
  test(`reads and writes ${title}`, (t) => {
    const { text: _, ...ipm } = hello('');
    const content = encodeIpm({ ...ipm, files: [file] });
    t.deepEqual(decodeIpm(content), { ...ipm, files: [file], others: [] });
    t.regex(hexOf(content), new RegExp(start));
  });
}

test('texts are put together, and what is neither text nor file is kept', (t) => {
  const object = decodeInformationObject(encodeIpm(hello('one ')));
  if (object.kind !== 'ipm') return t.fail();
  const { heading, body } = object.value;
  const teletex = hex('a506 3100 3002 1400');
  const report = encodeValue(bodyPart, {
    kind: 'externallyDefined',
    value: { data: { directReference: '1.2.3', encoding: { kind: 'octetAligned', value: octets } } },
  });
  const content = encodeInformationObject({
    kind: 'ipm',
    value: {
      heading,
      body: [
        ...body,
        { kind: 'other', value: teletex },
        { kind: 'ia5Text', value: { parameters: { repertoire: 'ia5' }, data: 'two' } },
        { kind: 'externallyDefined', value: { data: { directReference: '1.2.3', encoding: { kind: 'octetAligned', value: octets } } } },
      ],
    },
  });
  t.deepEqual(decodeIpm(content), { ...hello('one two'), others: [teletex, report] });
});

test('a message may say next to nothing', (t) => {
  const bare: PlainIpm = { id: { userRelativeIdentifier: '1' }, recipients: [], files: [] };
  t.is(hexOf(encodeIpm(bare)), 'a00931056b031301313000');
  t.deepEqual(decodeIpm(encodeIpm(bare)), { ...bare, others: [] });
});

test('a file in pieces, as octets or as elements, is one file', (t) => {
  const piece = (kind: 'octetAligned' | 'singleAsn1Type', value: Uint8Array) =>
    hexOf(
      encodeValue(bodyPart, {
        kind: 'externallyDefined',
        value: { data: { directReference: FILE_TRANSFER.binary, encoding: { kind, value } } },
      }),
    ).slice(4);
  const pieces = `${piece('octetAligned', hex('0102'))}${piece('singleAsn1Type', hex('0401 03'))}`;
  const value = hex(`30${(pieces.length / 2).toString(16).padStart(2, '0')}${pieces}`);
  t.deepEqual(fileInExternal({ data: { directReference: FILE_TRANSFER.data, encoding: { kind: 'singleAsn1Type', value } } }), {
    octets: hex('010203'),
  });
});

test('a file whose parameters are of another kind has no name', (t) => {
  const { data } = externalOfFile({ name: 'a', octets });
  const parameters = { directReference: '1.2.3', encoding: { kind: 'singleAsn1Type', value: hex('3000') } } as const;
  t.deepEqual(fileInExternal({ parameters, data }), { octets });
  t.is(fileInExternal({ data: parameters }), undefined);
});

test('a notification is no message', (t) => {
  t.throws(() => decodeIpm(hex('a105 6b03 130131')), { code: 'p22.notification' });
  t.deepEqual(decodeInformationObject(hex('a105 6b03 130131')), { kind: 'ipn', value: { elements: [hex('6b03 130131')] } });
});

test('an IA5 text has the characters of IA5', (t) => {
  const error = t.throws(() => encodeIpm(hello('caf\u00e9')), { code: 'p22.text' });
  t.regex(error?.message ?? '', /got \u00e9 at octet 3 \(X\.420 §7\.3\.1\)/);
});

test('an MTA of 1984 is told of P2, others of P22', (t) =>
  t.deepEqual(IPM_CONTENT_TYPES, {
    '1988': 'interpersonal-messaging-1988',
    x410: 'interpersonal-messaging-1988',
    '1984': 'interpersonal-messaging-1984',
  }));

test('mutated octets are read, or refused with a fault', (t) => {
  const dice = new Dice(420);
  const samples = [contentOf('message of b1'), encodeIpm({ ...hello('x'), files: Object.values(files).map(([file]) => file) })];
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  let read = 0;
  for (let count = 0; count < 20_000; count++) {
    try {
      decodeIpm(dice.mutated(dice.pick(samples)));
      read += 1;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ProtocolError') t.fail(String(error));
    }
  }
  Error.stackTraceLimit = limit;
  t.true(read > 1000);
});
