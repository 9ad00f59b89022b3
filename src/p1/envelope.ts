import {
  anyElement,
  application,
  choice,
  enumerated,
  explicit,
  extensions,
  heldSet,
  implicit,
  integer,
  namedInteger,
  objectIdentifier,
  octetString,
  optional,
  printableString,
  sequence,
  sequenceOf,
  setOf,
  utcTime,
  type ValueOf,
} from '#src/asn1/index.ts';
import { encodedInformationTypes } from './encoded-information.ts';
import { extensionField } from './extension-field.ts';
import { flags } from './flags.ts';
import { administrationDomainName, countryName, mtsIdentifier, privateDomainName } from './names.ts';
import { orName } from './or-address.ts';
import { traceInformation } from './trace.ts';

// biome-ignore format: a table
/** BuiltInContentType, X.411 §9. 1984 knew the numbers, and 2 among them. */
export const CONTENT_TYPES = {
  unidentified: 0, external: 1, 'interpersonal-messaging-1984': 2, 'interpersonal-messaging-1988': 22, 'edi-messaging': 35, 'voice-messaging': 40,
} as const;

// biome-ignore format: a table
/** PerMessageIndicators, X.411 §9. */
export const PER_MESSAGE_INDICATORS = {
  'disclosure-of-other-recipients': 0, 'implicit-conversion-prohibited': 1, 'alternate-recipient-allowed': 2, 'content-return-request': 3,
  reserved: 4, 'bit-5': 5, 'bit-6': 6, 'service-message': 7,
} as const;

// biome-ignore format: a table
/** PerRecipientIndicators, X.411 §13. */
export const PER_RECIPIENT_INDICATORS = {
  responsibility: 0, 'originating-MTA-report': 1, 'originating-MTA-non-delivery-report': 2, 'originator-report': 3, 'originator-non-delivery-report': 4,
} as const;

// biome-ignore format: a table
/** ExplicitConversion, X.411 §9. */
export const EXPLICIT_CONVERSIONS = {
  'ia5-text-to-teletex': 0, 'ia5-text-to-g3-facsimile': 8, 'ia5-text-to-g4-class-1': 9, 'ia5-text-to-videotex': 10,
  'teletex-to-ia5-text': 11, 'teletex-to-g3-facsimile': 12, 'teletex-to-g4-class-1': 13, 'teletex-to-videotex': 14,
  'videotex-to-ia5-text': 16, 'videotex-to-teletex': 17,
} as const;

/** ContentType, X.411 §9. */
export const contentType = choice({ builtIn: implicit(application(6), namedInteger(CONTENT_TYPES)), extended: objectIdentifier });
export type ContentType = ValueOf<typeof contentType>;

/** ContentIdentifier, X.411 §9. */
export const contentIdentifier = implicit(application(10), printableString);

/** PerRecipientIndicators, X.411 §13: eight bits at least, though some products write five. */
export const perRecipientIndicators = flags(PER_RECIPIENT_INDICATORS, 8);

/** A number for the recipient that stays with it when the message is split, X.411 §13. */
export const originallySpecifiedRecipientNumber = integer;

/** ExtensionFields in a SET, X.411 §9.1. */
export const extensionFields = setOf(extensionField);

/** PerDomainBilateralInformation, X.411 §13. */
export const bilateralInformation = sequence({
  countryName,
  domain: choice({
    administrationDomainName,
    privateDomain: sequence({
      administrationDomainName: implicit(0, administrationDomainName),
      privateDomainIdentifier: explicit(1, privateDomainName),
    }),
  }),
  bilateralInformation: anyElement,
});

/** What a message and a probe have in common to begin with, X.411 §13. */
export const subjectFields = {
  originatorName: orName,
  originalEncodedInformationTypes: optional(encodedInformationTypes),
  contentType,
  contentIdentifier: optional(contentIdentifier),
};

/** Where a default is meant, X.411 §13, it is not filled in: what is written is what was read. */
export const transferFields = {
  perMessageIndicators: optional(implicit(application(8), flags(PER_MESSAGE_INDICATORS))),
  perDomainBilateralInformation: optional(implicit(1, sequenceOf(bilateralInformation))),
  traceInformation,
  extensions: optional(implicit(3, extensionFields)),
};

/** PerRecipientMessageTransferFields and PerRecipientProbeTransferFields, X.411 §13. */
export const perRecipientFields = heldSet({
  recipientName: orName,
  originallySpecifiedRecipientNumber: implicit(0, originallySpecifiedRecipientNumber),
  perRecipientIndicators: implicit(1, perRecipientIndicators),
  explicitConversion: optional(implicit(2, namedInteger(EXPLICIT_CONVERSIONS))),
  extensions: optional(implicit(3, extensionFields)),
  unknown: extensions,
});
export type PerRecipientFields = ValueOf<typeof perRecipientFields>;

/** MessageTransferEnvelope, X.411 §13. Without a priority it is normal. */
export const messageTransferEnvelope = heldSet({
  messageIdentifier: mtsIdentifier,
  ...subjectFields,
  priority: optional(implicit(application(7), enumerated({ normal: 0, 'non-urgent': 1, urgent: 2 }))),
  perMessageIndicators: transferFields.perMessageIndicators,
  deferredDeliveryTime: optional(implicit(0, utcTime)),
  perDomainBilateralInformation: transferFields.perDomainBilateralInformation,
  traceInformation: transferFields.traceInformation,
  extensions: transferFields.extensions,
  perRecipientFields: implicit(2, sequenceOf(perRecipientFields)),
  unknown: extensions,
});
export type MessageTransferEnvelope = ValueOf<typeof messageTransferEnvelope>;

/** Message, X.411 §13: the content is octets, and a view of those that were read. */
export const message = sequence({ envelope: messageTransferEnvelope, content: octetString });
export type Message = ValueOf<typeof message>;
