import test from 'ava';
import { encodeValue } from '#src/asn1/index.ts';
import {
  asOf1984,
  decodeApdu,
  domainOf,
  type ExtensionField,
  encodeApdu,
  flags,
  hasPassed,
  hasPassedMta,
  internalTraceIn,
  internalTraceInformation,
  isSameDomain,
  type Message,
  type MtsApdu,
  NON_DELIVERY_DIAGNOSTICS,
  NON_DELIVERY_REASONS,
  type OrName,
  orAddressOfText,
  type Report,
  traceElement,
  unsupportedCritical,
} from '#src/p1/index.ts';
import { APDUS } from '../../support/apdus.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';

const HOME = domainOf('XX', 'TESTADMD', 'PRMDA');
const FROM = orAddressOfText('c=XX;a=TESTADMD;p=PRMDA;o=ORGA;s=Sender;g=Alice;');
const TO = orAddressOfText('c=XX;a=TESTADMD;p=PRMDB;o=ORGB;s=Receiver;g=Bob;');

for (const [title, text] of Object.entries(APDUS)) {
  test(`reads and writes the ${title} to the octet`, (t) => t.is(hexOf(encodeApdu(decodeApdu(hex(text)))), hexOf(hex(text))));
}

test('reads what a message says', (t) => {
  const apdu = decodeApdu(hex(APDUS['message of b1']));
  t.like(apdu, {
    kind: 'message',
    value: {
      envelope: {
        messageIdentifier: { globalDomainIdentifier: HOME, localIdentifier: 'MTA-A.991122.0001' },
        originatorName: FROM,
        originalEncodedInformationTypes: { builtIn: { set: ['ia5-text'] } },
        contentType: { kind: 'builtIn', value: 'interpersonal-messaging-1984' },
        contentIdentifier: 'TEST0001',
        perMessageIndicators: { set: ['alternate-recipient-allowed'] },
        traceInformation: [traceElement(HOME, '991122120000Z')],
        perRecipientFields: [
          {
            recipientName: TO,
            originallySpecifiedRecipientNumber: 1,
            perRecipientIndicators: {
              set: ['responsibility', 'originating-MTA-non-delivery-report', 'originator-non-delivery-report'],
            },
          },
        ],
      },
    },
  });
});

test('the content of a message is a view of the octets', (t) => {
  const octets = hex(APDUS['message of b1']);
  const apdu = decodeApdu(octets);
  t.true(apdu.kind === 'message' && apdu.value.content.buffer === octets.buffer);
});

test('reads why a message was not delivered', (t) => {
  const apdu = decodeApdu(hex(APDUS['report of c3']));
  t.like(apdu, {
    kind: 'report',
    value: {
      envelope: { reportDestinationName: FROM },
      content: {
        subjectIdentifier: { globalDomainIdentifier: HOME, localIdentifier: 'MTA-A.991122.0001' },
        perRecipientFields: [
          {
            actualRecipientName: TO,
            lastTraceInformation: {
              arrivalTime: '991122120030Z',
              reportType: { kind: 'nonDelivery', value: { reason: 'unable-to-transfer', diagnostic: 'unrecognised-OR-name' } },
            },
          },
        ],
      },
    },
  });
});

const sets: Readonly<Record<string, string>> = {
  'per-recipient indicators of five bits': '81020398',
  'per-recipient indicators of eight bits': '81020098',
  'per-recipient indicators of twelve bits': '8103049800',
};
for (const [title, indicators] of Object.entries(sets)) {
  test(`writes ${title} as they were read`, (t) => {
    const text = APDUS['probe of c3'].replaceAll(/\s/g, '').replace('810200a8', indicators);
    const grown = indicators.length / 2 - 4;
    const apdu = lengthened(text, grown);
    t.is(hexOf(encodeApdu(decodeApdu(hex(apdu)))), apdu);
  });
}
/** The probe with its three outer lengths made longer. */
const lengthened = (text: string, by: number): string =>
  text
    .replace(/^a281(..)/, (_, size: string) => `a281${more(size, by)}`)
    .replace(/a2(3f)31(3d)/, (_, outer: string, inner: string) => `a2${more(outer, by)}31${more(inner, by)}`);
const more = (size: string, by: number): string => (Number.parseInt(size, 16) + by).toString(16);

test('writes the elements of a SET in the order in which they were read: 1984 had the trace behind the recipients', (t) => {
  const { kind, value } = decodeApdu(hex(APDUS['probe of c3']));
  if (kind !== 'probe') return t.fail();
  const { traceInformation, ...others } = value;
  const older = encodeApdu({ kind: 'probe', value: { ...others, traceInformation } });
  t.true(hexOf(older).indexOf('a23f') < hexOf(older).indexOf('6931'));
  t.is(hexOf(encodeApdu(decodeApdu(older))), hexOf(older));
  t.deepEqual(decodeApdu(older), { kind, value });
});

const extension: ExtensionField = {
  type: { kind: 'standard', value: 'dl-expansion-prohibited' },
  criticality: { set: ['for-delivery'] },
  value: hex('0a0101'),
};
const unknownExtension: ExtensionField = {
  type: { kind: 'standard', value: 99 },
  criticality: { set: ['for-transfer'] },
  value: hex('0500'),
};
const privateExtension: ExtensionField = { type: { kind: 'private', value: '1.2.840.113556.1' } };
const withName: OrName = {
  ...TO,
  domainDefinedAttributes: [{ type: 'SMTP', value: 'bob(a)example.com' }],
  extensionAttributes: [
    { kind: 'common-name', value: 'Bob' },
    { kind: 'teletex-common-name', value: 'B\u00f6b' },
    { kind: 'teletex-personal-name', value: { surname: 'R' } },
    { kind: 'other', code: 99, value: hex('0500') },
  ],
  directoryName: hex('3000'),
};
const full: Message = {
  envelope: {
    messageIdentifier: { globalDomainIdentifier: HOME, localIdentifier: 'X' },
    originatorName: withName,
    originalEncodedInformationTypes: { builtIn: { set: ['ia5-text'] }, teletex: { privateUse: hex('01') }, extended: ['2.6.1.12.0'] },
    contentType: { kind: 'builtIn', value: 'interpersonal-messaging-1988' },
    priority: 'urgent',
    deferredDeliveryTime: '991123120000Z',
    perDomainBilateralInformation: [
      {
        countryName: { kind: 'printable', value: 'US' },
        domain: { kind: 'administrationDomainName', value: { kind: 'printable', value: 'A' } },
        bilateralInformation: hex('040109'),
      },
      {
        countryName: { kind: 'numeric', value: '310' },
        domain: {
          kind: 'privateDomain',
          value: { administrationDomainName: { kind: 'printable', value: ' ' }, privateDomainIdentifier: { kind: 'numeric', value: '1' } },
        },
        bilateralInformation: hex('040109'),
      },
    ],
    traceInformation: [
      {
        globalDomainIdentifier: HOME,
        domainSuppliedInformation: {
          arrivalTime: '991122120000Z',
          routingAction: 'rerouted',
          attemptedDomain: domainOf('GB', 'X'),
          deferredTime: '991122130000Z',
          convertedEncodedInformationTypes: { builtIn: { set: ['teletex'] } },
          otherActions: { set: ['redirected'] },
        },
      },
    ],
    extensions: [extension, unknownExtension, privateExtension],
    perRecipientFields: [
      {
        recipientName: withName,
        originallySpecifiedRecipientNumber: 1,
        perRecipientIndicators: { set: ['responsibility', 'originating-MTA-report'] },
        explicitConversion: 'ia5-text-to-teletex',
        extensions: [extension],
      },
    ],
    unknown: [hex('890101')],
  },
  content: hex('a000'),
};
const delivered: Report = {
  envelope: {
    reportIdentifier: { globalDomainIdentifier: HOME, localIdentifier: 'R' },
    reportDestinationName: withName,
    traceInformation: [traceElement(HOME, '991122120000Z')],
    extensions: [extension],
  },
  content: {
    subjectIdentifier: { globalDomainIdentifier: HOME, localIdentifier: 'X' },
    subjectIntermediateTraceInformation: full.envelope.traceInformation,
    originalEncodedInformationTypes: { builtIn: { set: [] } },
    contentType: { kind: 'extended', value: '1.2.3' },
    contentIdentifier: 'C',
    returnedContent: hex('a000'),
    additionalInformation: hex('0500'),
    extensions: [],
    perRecipientFields: [
      {
        actualRecipientName: withName,
        originallySpecifiedRecipientNumber: 1,
        perRecipientIndicators: { set: [] },
        lastTraceInformation: {
          arrivalTime: '991122120000Z',
          convertedEncodedInformationTypes: { builtIn: { set: ['voice'] }, extended: ['1.2.3'] },
          reportType: { kind: 'delivery', value: { messageDeliveryTime: '991122120100Z', typeOfMtsUser: 'ms' } },
        },
        originallyIntendedRecipientName: withName,
        supplementaryInformation: 'S',
        extensions: [extension],
      },
    ],
  },
};

test('what it writes it reads', (t) => {
  for (const apdu of [
    { kind: 'message', value: full },
    { kind: 'report', value: delivered },
  ] satisfies MtsApdu[]) {
    t.deepEqual(decodeApdu(encodeApdu(apdu)), apdu);
  }
});

test('1984 knows no extensions, no extension attributes, no directory names; a common name becomes a domain-defined attribute', (t) => {
  const older = asOf1984({ kind: 'message', value: full });
  const name = {
    standardAttributes: TO.standardAttributes,
    domainDefinedAttributes: [
      { type: 'SMTP', value: 'bob(a)example.com' },
      { type: 'Common', value: 'Bob' },
    ],
  };
  const { extensions: _, unknown: __, ...envelope } = full.envelope;
  t.deepEqual(older, {
    kind: 'message',
    value: {
      content: full.content,
      envelope: {
        ...envelope,
        originatorName: name,
        originalEncodedInformationTypes: { builtIn: { set: ['ia5-text'] }, teletex: { privateUse: hex('01') } },
        perDomainBilateralInformation: [envelope.perDomainBilateralInformation![0]!],
        traceInformation: [
          {
            globalDomainIdentifier: HOME,
            domainSuppliedInformation: {
              arrivalTime: '991122120000Z',
              routingAction: 'rerouted',
              attemptedDomain: domainOf('GB', 'X'),
              deferredTime: '991122130000Z',
              convertedEncodedInformationTypes: { builtIn: { set: ['teletex'] } },
            },
          },
        ],
        perRecipientFields: [
          {
            recipientName: name,
            originallySpecifiedRecipientNumber: 1,
            perRecipientIndicators: { set: ['responsibility', 'originating-MTA-report'] },
            explicitConversion: 'ia5-text-to-teletex',
          },
        ],
      },
    },
  });
  t.deepEqual(decodeApdu(encodeApdu(older)), older);
});

test('a report of 1984 says neither what was sent nor to what kind of user', (t) => {
  const older = asOf1984({ kind: 'report', value: delivered });
  if (older.kind !== 'report') return t.fail();
  t.deepEqual(Object.keys(older.value.content).toSorted(), [
    'additionalInformation',
    'contentIdentifier',
    'perRecipientFields',
    'returnedContent',
    'subjectIdentifier',
    'subjectIntermediateTraceInformation',
  ]);
  const [reported] = older.value.content.perRecipientFields;
  t.deepEqual(reported?.lastTraceInformation, {
    arrivalTime: '991122120000Z',
    convertedEncodedInformationTypes: { builtIn: { set: ['voice'] } },
    reportType: { kind: 'delivery', value: { messageDeliveryTime: '991122120100Z' } },
  });
  t.deepEqual(decodeApdu(encodeApdu(older)), older);
});

test('what 1984 knows stays as it is', (t) => {
  for (const text of Object.values(APDUS)) t.deepEqual(asOf1984(decodeApdu(hex(text))), decodeApdu(hex(text)));
});

test('1984 has no word for a content type that is no number', (t) => {
  const envelope = { ...full.envelope, contentType: { kind: 'extended', value: '1.2.840.113556.5.1' } } as const;
  t.throws(() => asOf1984({ kind: 'message', value: { ...full, envelope } }), { code: 'p1.contentType' });
});

// biome-ignore format: a table
/** What is no MTS-APDU (MTA-15). */
const malformed: Readonly<Record<string, readonly [octets: string, fault: string]>> = {
  'another tag':                ['a300',                                   'ber.tag'],
  'a SEQUENCE that is cut off': ['a281e1 642e 6319 6104 1302',               'ber.truncated'],
  'no envelope':                ['a002 0400',                              'ber.missing'],
  'nothing':                    ['',                                       'ber.truncated'],
  'octets where elements are':  ['800100',                                 'ber.constructed'],
};
for (const [title, [text, code]] of Object.entries(malformed)) {
  test(`refuses ${title}`, (t) => t.throws(() => decodeApdu(hex(text)), { code }));
}

test('flags are no more than 256', (t) => {
  const types = (octets: number): Uint8Array =>
    hex(`a2 ${octet(octets + 5)} 65 ${octet(octets + 3)} 80 ${octet(octets + 1)} 00 ${'00'.repeat(octets)}`);
  t.throws(() => decodeApdu(types(32)), { code: 'ber.missing' });
  t.throws(() => decodeApdu(types(33)), { code: 'p1.flags' });
  t.throws(() => flags({ a: 0 }).encode({ set: [256] }), { code: 'ber.namedBits' });
});
const octet = (value: number): string => value.toString(16).padStart(2, '0');

test('mutated octets are read, or refused with a fault', (t) => {
  const dice = new Dice(411);
  const samples = Object.values(APDUS).map(hex);
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  let read = 0;
  for (let count = 0; count < 20_000; count++) {
    try {
      encodeApdu(decodeApdu(dice.mutated(dice.pick(samples))));
      read += 1;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ProtocolError') t.fail(String(error));
    }
  }
  Error.stackTraceLimit = limit;
  t.true(read > 1000);
});

test('MTA-18: a domain that is in the trace has been passed, whatever the case and the string type', (t) => {
  const trace = [
    traceElement(domainOf('XX', 'TESTADMD', 'PrmdA'), '991122120000Z'),
    traceElement(domainOf('310', ' ', '1'), '991122120100Z', 'rerouted'),
  ];
  t.true(hasPassed(trace, HOME));
  t.true(hasPassed(trace, { ...domainOf('310', ' '), privateDomainIdentifier: { kind: 'numeric', value: '1' } }));
  t.false(hasPassed(trace, domainOf('XX', 'TESTADMD', 'PRMDB')));
  t.false(hasPassed(trace, domainOf('XX', 'TESTADMD')));
  t.false(isSameDomain(domainOf('XX', 'A'), domainOf('XY', 'A')));
});

test('MTA-18: so has an MTA that is in the trace of its domain', (t) => {
  const value = encodeValue(internalTraceInformation, [
    { globalDomainIdentifier: HOME, mtaName: 'MTA-A', mtaSuppliedInformation: { arrivalTime: '991122120000Z', routingAction: 'relayed' } },
  ]);
  const trace = internalTraceIn([extension, { type: { kind: 'standard', value: 'internal-trace-information' }, value }]);
  t.true(hasPassedMta(trace, HOME, 'MTA-A'));
  t.false(hasPassedMta(trace, HOME, 'MTA-B'));
  t.deepEqual(internalTraceIn([extension]), []);
  t.deepEqual(internalTraceIn(), []);
});

test('MTA-18, MTA-19: what a non-delivery says', (t) => {
  t.is(NON_DELIVERY_REASONS['transfer-failure'], 0);
  t.is(NON_DELIVERY_DIAGNOSTICS['loop-detected'], 3);
  t.is(NON_DELIVERY_DIAGNOSTICS['unsupported-critical-function'], 18);
  t.deepEqual(
    Object.values(NON_DELIVERY_DIAGNOSTICS),
    Array.from({ length: 79 }, (_, code) => code),
  );
});

test('MTA-19: an unknown extension that is critical for transfer is found', (t) => {
  t.deepEqual(unsupportedCritical([extension, unknownExtension, privateExtension]), [unknownExtension]);
  t.deepEqual(unsupportedCritical([{ ...privateExtension, criticality: { set: ['for-transfer'] } }]).length, 1);
  t.deepEqual(unsupportedCritical(), []);
});

test('MTA-16: a message, a report and a probe are each told apart', (t) =>
  t.deepEqual(
    Object.values(APDUS).map((text) => decodeApdu(hex(text)).kind),
    ['message', 'message', 'probe', 'report'],
  ));

test('a required element that a value lacks is our own mistake', (t) => {
  const { messageIdentifier: _, ...envelope } = full.envelope;
  t.throws(() => encodeApdu({ kind: 'message', value: { ...full, envelope: envelope as typeof full.envelope } }), { code: 'ber.missing' });
});
