import {
  anyElement,
  choice,
  explicit,
  implicit,
  namedInteger,
  objectIdentifier,
  optional,
  sequence,
  type ValueOf,
} from '#src/asn1/index.ts';
import { flags } from './flags.ts';

// biome-ignore format: a table
/** StandardExtension, X.411 §9: the numbers of extensions. */
export const STANDARD_EXTENSIONS = {
  'recipient-reassignment-prohibited':            1,
  'originator-requested-alternate-recipient':     2,
  'dl-expansion-prohibited':                      3,
  'conversion-with-loss-prohibited':              4,
  'latest-delivery-time':                         5,
  'requested-delivery-method':                    6,
  'physical-forwarding-prohibited':               7,
  'physical-forwarding-address-request':          8,
  'physical-delivery-modes':                      9,
  'registered-mail-type':                         10,
  'recipient-number-for-advice':                  11,
  'physical-rendition-attributes':                12,
  'originator-return-address':                    13,
  'physical-delivery-report-request':             14,
  'originator-certificate':                       15,
  'message-token':                                16,
  'content-confidentiality-algorithm-identifier': 17,
  'content-integrity-check':                      18,
  'message-origin-authentication-check':          19,
  'message-security-label':                       20,
  'proof-of-submission-request':                  21,
  'proof-of-delivery-request':                    22,
  'content-correlator':                           23,
  'probe-origin-authentication-check':            24,
  'redirection-history':                          25,
  'dl-expansion-history':                         26,
  'physical-forwarding-address':                  27,
  'recipient-certificate':                        28,
  'proof-of-delivery':                            29,
  'originator-and-DL-expansion-history':          30,
  'reporting-DL-name':                            31,
  'reporting-MTA-certificate':                    32,
  'report-origin-authentication-check':           33,
  'originating-MTA-certificate':                  34,
  'proof-of-submission':                          35,
  'forwarding-request':                           36,
  'trace-information':                            37,
  'internal-trace-information':                   38,
  'reporting-MTA-name':                           39,
  'multiple-originator-certificates':             40,
  'blind-copy-recipients':                        41,
  'dl-exempted-recipients':                       42,
  'body-part-encryption-token':                   43,
  'forwarded-content-token':                      44,
  'certificate-selectors':                        45,
  'certificate-selectors-override':               46,
} as const;

/** ExtensionField, X.411 §9.1: what it is, for whom it is critical, and the octets of its value. */
export const extensionField = sequence({
  type: choice({ standard: implicit(0, namedInteger(STANDARD_EXTENSIONS)), private: implicit(3, objectIdentifier) }),
  criticality: optional(implicit(1, flags({ 'for-submission': 0, 'for-transfer': 1, 'for-delivery': 2 }))),
  value: optional(explicit(2, anyElement)),
});
export type ExtensionField = ValueOf<typeof extensionField>;

/** The extensions that must be known to those who transfer, and have no name here, X.411 §9.1. */
export const unsupportedCritical = (fields: readonly ExtensionField[] = []): readonly ExtensionField[] =>
  fields.filter(({ type, criticality }) => typeof nameOf(type) === 'undefined' && criticality?.set.includes('for-transfer'));

const nameOf = ({ kind, value }: ExtensionField['type']): string | undefined =>
  kind === 'standard' && typeof value === 'string' ? value : undefined;
