import { domainOf, encodeApdu, type MtsApdu, type OrName, traceElement } from '#src/p1/index.ts';

/** A message between two mailboxes that one MTA has been at, with a content of so many octets. */
export const messageOf = (size: number): MtsApdu => ({
  kind: 'message',
  value: {
    envelope: {
      messageIdentifier: { globalDomainIdentifier: DOMAIN, localIdentifier: 'ALPHA-991122120000Z-000001' },
      originatorName: mailbox('Sender', 'Ann'),
      originalEncodedInformationTypes: { builtIn: { set: ['ia5-text'] } },
      contentType: { kind: 'builtIn', value: 'interpersonal-messaging-1988' },
      contentIdentifier: '000001',
      priority: 'normal',
      perMessageIndicators: { set: ['alternate-recipient-allowed'] },
      traceInformation: [traceElement(DOMAIN, '991122120000Z')],
      perRecipientFields: [
        {
          recipientName: mailbox('Receiver', 'Bob'),
          originallySpecifiedRecipientNumber: 1,
          perRecipientIndicators: { set: ['responsibility', 'originator-non-delivery-report'] },
        },
      ],
    },
    content: new TextEncoder().encode(LINE.repeat(Math.ceil(size / LINE.length))).subarray(0, size),
  },
});

/** The same in octets. */
export const octetsOf = (size: number): Uint8Array => encodeApdu(messageOf(size));

const DOMAIN = domainOf('US', ' ', 'ORG');

const mailbox = (surname: string, givenName: string): OrName => ({
  standardAttributes: {
    countryName: { kind: 'printable', value: 'US' },
    administrationDomainName: { kind: 'printable', value: ' ' },
    privateDomainName: { kind: 'printable', value: 'ORG' },
    organizationName: 'SITE',
    personalName: { surname, givenName },
  },
});

const LINE = 'The quick brown fox jumps over the lazy dog.\r\n';
