export { decodeApdu, encodeApdu, type MtsApdu, mtsApdu } from './apdu.ts';
export {
  type Credentials,
  type Initiator,
  type MtaBindArgument,
  type MtaBindResult,
  mtaBindArgument,
  mtaBindResult,
  type Responder,
} from './bind.ts';
export {
  BIND_ARGUMENTS,
  BIND_ERROR,
  BIND_RESULTS,
  decodeBindArgument,
  decodeBindError,
  decodeBindResult,
  encodeBindArgument,
  encodeBindError,
  encodeBindResult,
} from './bind-data.ts';
export {
  BIND_ERRORS,
  type BindErrorRow,
  bindErrorCode,
  bindErrorOf,
  bindErrorOfReason,
  isTransient,
  type MtaBindError,
  type MtaBindErrorName,
  refuseReasonOf,
  X410_BIND_ERRORS,
} from './bind-errors.ts';
export { ABSTRACT_SYNTAXES, CONFORMANCES, CONTEXTS, type ConformanceRow, conformanceOf, transferContextIn } from './conformance.ts';
export { NON_DELIVERY_DIAGNOSTICS, NON_DELIVERY_REASONS, type NonDeliveryDiagnostic, type NonDeliveryReason } from './diagnostics.ts';
export { asOf1984 } from './downgrade.ts';
export { ENCODED_INFORMATION_TYPES, type EncodedInformationTypes, encodedInformationTypes } from './encoded-information.ts';
export {
  CONTENT_TYPES,
  type ContentType,
  EXPLICIT_CONVERSIONS,
  type Message,
  type MessageTransferEnvelope,
  PER_MESSAGE_INDICATORS,
  PER_RECIPIENT_INDICATORS,
  type PerRecipientFields,
} from './envelope.ts';
export { EXTENSION_ATTRIBUTES, type ExtensionAttribute } from './extension-attributes.ts';
export { type ExtensionField, extensionField, STANDARD_EXTENSIONS, unsupportedCritical } from './extension-field.ts';
export { p1Faults } from './faults.ts';
export { type Flags, flags } from './flags.ts';
export { textOfDomain, textOfIdentifier } from './identifier-text.ts';
export { mta } from './machine.ts';
export {
  countryOf,
  domainOf,
  type GlobalDomainIdentifier,
  globalDomainIdentifier,
  isSameDomain,
  type MtsIdentifier,
  mtsIdentifier,
  type NumericOrPrintable,
} from './names.ts';
export type { MtaOptions } from './options.ts';
export { type OrAddress, type OrName, orAddress, orName, type PersonalName } from './or-address.ts';
export { type Attributes, attributesIn, LABELS, type Label } from './or-address-labels.ts';
export { orAddressOfText, textOfOrAddress } from './or-address-text.ts';
export type { Probe } from './probe.ts';
export { type PerRecipientReportFields, type Report, type ReportType, TYPES_OF_USER } from './report.ts';
export type { Conformance, TransferService } from './service.ts';
export {
  hasPassed,
  hasPassedMta,
  type InternalTraceInformation,
  internalTraceIn,
  internalTraceInformation,
  type RoutingAction,
  type TraceInformation,
  type TraceInformationElement,
  traceElement,
  traceInformation,
} from './trace.ts';
