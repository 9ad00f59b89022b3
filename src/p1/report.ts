import {
  anyElement,
  choice,
  explicit,
  extensions,
  heldSet,
  implicit,
  namedInteger,
  octetString,
  optional,
  printableString,
  sequence,
  sequenceOf,
  utcTime,
  type ValueOf,
} from '#src/asn1/index.ts';
import { NON_DELIVERY_DIAGNOSTICS, NON_DELIVERY_REASONS } from './diagnostics.ts';
import { encodedInformationTypes } from './encoded-information.ts';
import { contentIdentifier, contentType, extensionFields, originallySpecifiedRecipientNumber, perRecipientIndicators } from './envelope.ts';
import { mtsIdentifier } from './names.ts';
import { orName } from './or-address.ts';
import { traceInformation } from './trace.ts';

// biome-ignore format: a table
/** TypeOfMTSUser, X.411 §9; 1984 knew public and private. */
export const TYPES_OF_USER = { public: 0, private: 1, ms: 2, dl: 3, pdau: 4, 'physical-recipient': 5, other: 6 } as const;

/** ReportType, X.411 §9: delivered, and when; or not, and why. */
export const reportType = choice({
  delivery: implicit(
    0,
    heldSet({ messageDeliveryTime: implicit(0, utcTime), typeOfMtsUser: optional(implicit(1, namedInteger(TYPES_OF_USER))) }),
  ),
  nonDelivery: implicit(
    1,
    heldSet({
      reason: implicit(0, namedInteger(NON_DELIVERY_REASONS)),
      diagnostic: optional(implicit(1, namedInteger(NON_DELIVERY_DIAGNOSTICS))),
    }),
  ),
});
export type ReportType = ValueOf<typeof reportType>;

/** ReportTransferEnvelope, X.411 §13. */
export const reportTransferEnvelope = heldSet({
  reportIdentifier: mtsIdentifier,
  reportDestinationName: orName,
  traceInformation,
  extensions: optional(implicit(1, extensionFields)),
  unknown: extensions,
});

/** PerRecipientReportTransferFields, X.411 §13. */
export const perRecipientReportFields = heldSet({
  actualRecipientName: implicit(0, orName),
  originallySpecifiedRecipientNumber: implicit(1, originallySpecifiedRecipientNumber),
  perRecipientIndicators: implicit(2, perRecipientIndicators),
  lastTraceInformation: implicit(
    3,
    heldSet({
      arrivalTime: implicit(0, utcTime),
      convertedEncodedInformationTypes: optional(encodedInformationTypes),
      reportType: explicit(1, reportType),
    }),
  ),
  originallyIntendedRecipientName: optional(implicit(4, orName)),
  supplementaryInformation: optional(implicit(5, printableString)),
  extensions: optional(implicit(6, extensionFields)),
  unknown: extensions,
});
export type PerRecipientReportFields = ValueOf<typeof perRecipientReportFields>;

/** ReportTransferContent, X.411 §13. The additional information is what 1984 called billing information. */
export const reportTransferContent = heldSet({
  subjectIdentifier: mtsIdentifier,
  subjectIntermediateTraceInformation: optional(traceInformation),
  originalEncodedInformationTypes: optional(encodedInformationTypes),
  contentType: optional(contentType),
  contentIdentifier: optional(contentIdentifier),
  returnedContent: optional(implicit(1, octetString)),
  additionalInformation: optional(explicit(2, anyElement)),
  extensions: optional(implicit(3, extensionFields)),
  perRecipientFields: implicit(0, sequenceOf(perRecipientReportFields)),
  unknown: extensions,
});

/** Report, X.411 §13. */
export const report = sequence({ envelope: reportTransferEnvelope, content: reportTransferContent });
export type Report = ValueOf<typeof report>;
