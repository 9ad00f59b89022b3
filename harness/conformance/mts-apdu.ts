import { domainOf, encodeApdu, type OrName, traceElement } from '#src/p1/index.ts';

/** A message that may be transferred: small, or of so many octets of content. X.411 §8.2. */
export const messageApdu = (octets = 100, local = 'TESTER-000001'): Uint8Array =>
  encodeApdu({
    kind: 'message',
    value: {
      envelope: {
        messageIdentifier: { globalDomainIdentifier: DOMAIN, localIdentifier: local },
        originatorName: mailbox('Sender'),
        originalEncodedInformationTypes: { builtIn: { set: ['ia5-text'] } },
        contentType: { kind: 'builtIn', value: 'unidentified' },
        priority: 'normal',
        traceInformation: [traceElement(DOMAIN, '261125120000Z')],
        perRecipientFields: [
          {
            recipientName: mailbox('Receiver'),
            originallySpecifiedRecipientNumber: 1,
            perRecipientIndicators: { set: ['responsibility'] },
          },
        ],
      },
      content: new Uint8Array(octets).fill('x'.charCodeAt(0)),
    },
  });

/** A probe for such a message, X.411 §8.2. */
export const probeApdu = (local = 'TESTER-000002'): Uint8Array =>
  encodeApdu({
    kind: 'probe',
    value: {
      probeIdentifier: { globalDomainIdentifier: DOMAIN, localIdentifier: local },
      originatorName: mailbox('Sender'),
      originalEncodedInformationTypes: { builtIn: { set: ['ia5-text'] } },
      contentType: { kind: 'builtIn', value: 'unidentified' },
      contentLength: 100,
      traceInformation: [traceElement(DOMAIN, '261125120000Z')],
      perRecipientFields: [
        {
          recipientName: mailbox('Receiver'),
          originallySpecifiedRecipientNumber: 1,
          perRecipientIndicators: { set: ['responsibility'] },
        },
      ],
    },
  });

/** A report of a message that has been delivered, X.411 §8.2. */
export const reportApdu = (local = 'TESTER-000003'): Uint8Array =>
  encodeApdu({
    kind: 'report',
    value: {
      envelope: {
        reportIdentifier: { globalDomainIdentifier: DOMAIN, localIdentifier: local },
        reportDestinationName: mailbox('Receiver'),
        traceInformation: [traceElement(DOMAIN, '261125120000Z')],
      },
      content: {
        subjectIdentifier: { globalDomainIdentifier: DOMAIN, localIdentifier: 'IUT-000001' },
        perRecipientFields: [
          {
            actualRecipientName: mailbox('Sender'),
            originallySpecifiedRecipientNumber: 1,
            perRecipientIndicators: { set: ['responsibility'] },
            lastTraceInformation: {
              arrivalTime: '261125120000Z',
              reportType: { kind: 'delivery', value: { messageDeliveryTime: '261125120000Z' } },
            },
          },
        ],
      },
    },
  });

const DOMAIN = domainOf('US', ' ', 'ORG');

const mailbox = (surname: string): OrName => ({
  standardAttributes: {
    countryName: { kind: 'printable', value: 'US' },
    administrationDomainName: { kind: 'printable', value: ' ' },
    privateDomainName: { kind: 'printable', value: 'ORG' },
    organizationName: 'SITE',
    personalName: { surname },
  },
});
