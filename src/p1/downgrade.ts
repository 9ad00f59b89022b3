import { defined } from '#src/core/index.ts';
import type { MtsApdu } from './apdu.ts';
import type { EncodedInformationTypes } from './encoded-information.ts';
import type { ContentType, MessageTransferEnvelope, PerRecipientFields } from './envelope.ts';
import type { ExtensionAttribute } from './extension-attributes.ts';
import { p1Faults } from './faults.ts';
import type { OrName } from './or-address.ts';
import type { Probe } from './probe.ts';
import type { PerRecipientReportFields, Report, ReportType } from './report.ts';
import type { TraceInformation } from './trace.ts';

/**
 * The same MTS-APDU without what 1984 does not know, X.419 Annex B; a common name becomes a domain-defined attribute, RFC 1328 §3.2.
 * Throws where 1984 has no word for it: a content type that is no number.
 */
export const asOf1984 = (apdu: MtsApdu): MtsApdu => {
  switch (apdu.kind) {
    case 'message':
      return { kind: 'message', value: { ...apdu.value, envelope: { ...kept(apdu.value.envelope), ...olderFields(apdu.value.envelope) } } };
    case 'probe':
      return { kind: 'probe', value: { ...kept(apdu.value), ...olderFields(apdu.value) } };
    case 'report':
      return { kind: 'report', value: olderReport(apdu.value) };
  }
};

/** An O/R name as 1984 knew it. */
export const olderName = ({ standardAttributes, domainDefinedAttributes = [], extensionAttributes = [] }: OrName): OrName => {
  const attributes = [
    ...domainDefinedAttributes,
    ...extensionAttributes.filter(isCommonName).map(({ value }) => ({ type: 'Common', value })),
  ];
  return defined({ standardAttributes, domainDefinedAttributes: some(attributes) });
};

const kept = <E extends MessageTransferEnvelope | Probe>(envelope: E) =>
  without(envelope, 'extensions', 'unknown', 'perDomainBilateralInformation', 'originalEncodedInformationTypes');

const olderFields = (envelope: MessageTransferEnvelope | Probe) =>
  defined({
    originatorName: olderName(envelope.originatorName),
    originalEncodedInformationTypes: olderTypes(envelope.originalEncodedInformationTypes),
    contentType: olderContentType(envelope.contentType),
    perDomainBilateralInformation: some(
      (envelope.perDomainBilateralInformation ?? []).filter(({ domain }) => domain.kind === 'administrationDomainName'),
    ),
    traceInformation: olderTrace(envelope.traceInformation),
    perRecipientFields: envelope.perRecipientFields.map(olderRecipient),
  });

const olderRecipient = (recipient: PerRecipientFields): PerRecipientFields => ({
  ...without(recipient, 'extensions', 'unknown'),
  recipientName: olderName(recipient.recipientName),
});

const olderReport = ({ envelope, content }: Report): Report => ({
  envelope: {
    ...without(envelope, 'extensions', 'unknown'),
    reportDestinationName: olderName(envelope.reportDestinationName),
    traceInformation: olderTrace(envelope.traceInformation),
  },
  content: {
    ...without(content, 'extensions', 'unknown', 'contentType', 'originalEncodedInformationTypes'),
    ...defined({
      subjectIntermediateTraceInformation:
        content.subjectIntermediateTraceInformation && olderTrace(content.subjectIntermediateTraceInformation),
    }),
    perRecipientFields: content.perRecipientFields.map(olderReported),
  },
});

const olderReported = (reported: PerRecipientReportFields): PerRecipientReportFields => ({
  ...without(reported, 'extensions', 'unknown'),
  ...defined({
    actualRecipientName: olderName(reported.actualRecipientName),
    originallyIntendedRecipientName: reported.originallyIntendedRecipientName && olderName(reported.originallyIntendedRecipientName),
    lastTraceInformation: {
      ...without(reported.lastTraceInformation, 'convertedEncodedInformationTypes'),
      ...defined({ convertedEncodedInformationTypes: olderTypes(reported.lastTraceInformation.convertedEncodedInformationTypes) }),
      reportType: olderReportType(reported.lastTraceInformation.reportType),
    },
  }),
});

const olderReportType = (type: ReportType): ReportType =>
  type.kind === 'delivery' && !OLDER_USERS.has(type.value.typeOfMtsUser)
    ? { kind: 'delivery', value: without(type.value, 'typeOfMtsUser') }
    : type;

const olderTrace = (trace: TraceInformation): TraceInformation =>
  trace.map(({ globalDomainIdentifier, domainSuppliedInformation: information }) => ({
    globalDomainIdentifier,
    domainSuppliedInformation: {
      ...without(information, 'otherActions', 'convertedEncodedInformationTypes'),
      ...defined({ convertedEncodedInformationTypes: olderTypes(information.convertedEncodedInformationTypes) }),
    },
  }));

const olderTypes = (types: EncodedInformationTypes | undefined): EncodedInformationTypes | undefined => types && without(types, 'extended');

const olderContentType = (type: ContentType): ContentType => {
  if (type.kind === 'extended') throw p1Faults.contentType({ got: type.value });
  return type;
};

const isCommonName = (attribute: ExtensionAttribute): attribute is Extract<ExtensionAttribute, { kind: 'common-name' }> =>
  attribute.kind === 'common-name';

/** A list, if anything is in it. */
const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

const without = <T extends object, K extends keyof T>(record: T, ...keys: readonly K[]): Omit<T, K> => {
  const copy = { ...record };
  for (const key of keys) delete copy[key];
  return copy;
};

const OLDER_USERS: ReadonlySet<unknown> = new Set([undefined, 'public', 'private']);
