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
