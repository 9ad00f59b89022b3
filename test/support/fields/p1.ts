import { behind } from './coverings.ts';
import { BELOW } from './place.ts';
import { at, type Covering, type Table } from './row.ts';
import { choice, contentsSize, count, named, octetsIn, plain, there, utc, when } from './writings.ts';

const CREDENTIALS = ['initiator-credentials', 'responder-credentials'];
const BINDS = ['MTABindArgument', 'MTABindResult'];
const DOMAIN_NAMES = ['administration-domain-name', 'private-domain-name', 'private-domain-identifier'];
const INDICATORS = 'per-recipient-indicators';
const TYPES = 'built-in-encoded-information-types';
const REPORT_TYPE = 'report-type';
const printable = choice('numeric', 'printable');

/** In normal mode a bind stands in a tag of BIND, X.219 §10. */
const bind: Covering = (place, packet) => behind(place.path.startsWith(`${BELOW}normal`) ? 2 : 1)(place, packet);

// biome-ignore format: a table
/** X.411 §12.1.1: binds. */
const BIND: Table = {
  'p1.MTABindArgument':                at('MTABindArgument', choice('unauthenticated', 'authenticated'), { covers: bind }),
  'p1.MTABindResult':                  at('MTABindResult', choice('unauthenticated', 'authenticated'), { covers: bind }),
  'p1.MTABindError':                   at('MTABindError', plain, { covers: bind }),
  'p1.authenticated_element':          at(BINDS, when('authenticated', there), { covers: bind }),
  'p1.authenticated.initiator-name':   at('initiator-name'),
  'p1.authenticated.responder-name':   at('responder-name'),
  'p1.initiator_credentials':          at('initiator-credentials', choice('IA5String')),  // simple, whose alternatives ours says at once
  'p1.responder_credentials':          at('responder-credentials', choice('IA5String')),
  'p1.simple':                         at(CREDENTIALS, choice('IA5String', 'OCTET STRING')),
  'p1.ia5_string':                     at(CREDENTIALS, when('IA5String'), { covers: behind(2) }),
};

// biome-ignore format: a table
/** X.411 §12.2 and §12.3: names, of domains and in addresses. */
const NAMES: Table = {
  'p1.global_domain_identifier_element':     at('global-domain-identifier', there),
  'p1.country_name':                         at('country-name', choice('x121-dcc-code', 'printable')),
  'p1.iso_3166_alpha2_code':                 at('country-name', when('printable')),
  'p1.administration_domain_name':           at('administration-domain-name', printable),
  'p1.private_domain_name':                  at('private-domain-name', printable),
  'p1.private_domain_identifier':            at('private-domain-identifier', printable),
  'p1.printable':                            at(DOMAIN_NAMES, when('printable')),
  'p1.local_identifier':                     at('local-identifier'),
  'p1.mta_name':                             at('MTA-name'),
  'p1.built_in_standard_attributes_element': at('standard-attributes', there),             // its name of 1992
  'p1.organization_name':                    at('organization-name'),
  'p1.personal_name_element':                at('personal-name', there),
  'p1.surname':                              at('surname'),
};

// biome-ignore format: a table
/** X.411 §12.2: what a message and a report have in common. */
const ENVELOPE: Table = {
  'p1.MTS_APDU':                              at(['message', 'report'], ({ name }) => [name === 'message' ? 0 : 1]),
  'p1.envelope_element':                      at('envelope', there),
  'p1.content_type':                          at('content-type', choice('built-in', 'extended')),
  'p1.built_in':                              at('content-type', when('built-in')),
  'p1.trace_information':                     at('trace-information', count),
  'p1.TraceInformationElement_element':       at('trace-information > *', there),
  'p1.domain_supplied_information_element':   at('domain-supplied-information', there),
  'p1.arrival_time':                          at('arrival-time', utc),
  'p1.routing_action':                        at('routing-action'),
  'p1.per_recipient_fields':                  at('per-recipient-fields', count),
  'p1.originally_specified_recipient_number': at('originally-specified-recipient-number'),
  'p1.per_recipient_indicators':              at(INDICATORS),
  'p1.PerRecipientIndicators.responsibility':                          at(INDICATORS, named(0)),
  'p1.PerRecipientIndicators.originating.MTA.report':                  at(INDICATORS, named(1)),
  'p1.PerRecipientIndicators.originating.MTA.non.delivery.report':     at(INDICATORS, named(2)),
  'p1.PerRecipientIndicators.originator.report':                       at(INDICATORS, named(3)),
  'p1.PerRecipientIndicators.originator.non.delivery.report':          at(INDICATORS, named(4)),
  'p1.PerRecipientIndicators.reserved.5':                              at(INDICATORS, named(5)),
  'p1.PerRecipientIndicators.reserved.6':                              at(INDICATORS, named(6)),
  'p1.PerRecipientIndicators.reserved.7':                              at(INDICATORS, named(7)),
};

// biome-ignore format: a table
/** X.411 §12.2.1.1: messages. */
const MESSAGE: Table = {
  'p1.message_element':                           at('message', there),
  'p1.message_identifier_element':                at('message-identifier', there),
  'p1.originator_name_element':                   at('originator-name', there),
  'p1.original_encoded_information_types_element': at('original-encoded-information-types', there),
  'p1.built_in_encoded_information_types':        at(TYPES),
  'p1.BuiltInEncodedInformationTypes.unknown':       at(TYPES, named(0)),
  'p1.BuiltInEncodedInformationTypes.telex':         at(TYPES, named(1)),
  'p1.BuiltInEncodedInformationTypes.ia5.text':      at(TYPES, named(2)),
  'p1.BuiltInEncodedInformationTypes.g3.facsimile':  at(TYPES, named(3)),
  'p1.BuiltInEncodedInformationTypes.g4.class.1':    at(TYPES, named(4)),
  'p1.BuiltInEncodedInformationTypes.teletex':       at(TYPES, named(5)),
  'p1.BuiltInEncodedInformationTypes.videotex':      at(TYPES, named(6)),
  'p1.BuiltInEncodedInformationTypes.voice':         at(TYPES, named(7)),
  'p1.BuiltInEncodedInformationTypes.sfd':           at(TYPES, named(8)),
  'p1.BuiltInEncodedInformationTypes.mixed.mode':    at(TYPES, named(9)),
  'p1.priority':                                  at('priority'),
  'p1.per_message_indicators':                    at('per-message-indicators', ({ value }) => [String(value) || '00']), // without bits tshark has the octet that counts the unused
  'p1.per_domain_bilateral_information':          at('per-domain-bilateral-information', count),
  'p1.PerDomainBilateralInformation_element':     at('per-domain-bilateral-information > *', there),
  'p1.domain':                                    at('domain', choice('administration-domain-name', 'private-domain')),
  'p1.private_domain_element':                    at('domain', when('private-domain', there)),
  'p1.bilateral_information_element':             at('bilateral-information', there),
  'p1.extensions':                                at('extensions', count),
  'p1.ExtensionField_element':                    at('extensions > *', there),
  'p1.extension.type':                            at('extensions > * > type', choice('standard', '', '', 'private')),
  'p1.standard_extension':                        at('extensions > * > type', when('standard')),
  'p1.InternalTraceInformation':                  at('extensions > * > value', count),
  'p1.InternalTraceInformationElement_element':   at('extensions > * > value > *', there),
  'p1.mta_supplied_information_element':          at('MTA-supplied-information', there),
  'p1.PerRecipientMessageTransferFields_element': at('message > envelope > per-recipient-fields > *', there),
  'p1.recipient_name_element':                    at('recipient-name', there),
  'p1.content':                                   at('message > content', contentsSize, { theirs: octetsIn }),  // by its length: what is in it are fields of P22
};

// biome-ignore format: a table
/** X.411 §12.2.1.3: reports. */
const REPORT: Table = {
  'p1.report_element':                           at('report', there),
  'p1.report_identifier_element':                at('report-identifier', there),
  'p1.report_destination_name_element':          at('report-destination-name', there),
  'p1.content_element':                          at('report > content', there),
  'p1.subject_identifier_element':               at('subject-identifier', there),
  'p1.PerRecipientReportTransferFields_element': at('report > content > per-recipient-fields > *', there),
  'p1.actual_recipient_name_element':            at('actual-recipient-name', there),
  'p1.last_trace_information_element':           at('last-trace-information', there),
  'p1.report_type':                              at(REPORT_TYPE, choice('delivery', 'non-delivery')),
  'p1.delivery_element':                         at(REPORT_TYPE, when('delivery', there)),
  'p1.message_delivery_time':                    at('message-delivery-time', utc),
  'p1.type_of_MTS_user':                         at('type-of-MTS-user'),
  'p1.non_delivery_element':                     at(REPORT_TYPE, when('non-delivery', there)),
  'p1.non_delivery_reason_code':                 at('non-delivery-reason-code'),
  'p1.non_delivery_diagnostic_code':             at('non-delivery-diagnostic-code', plain),
};

/** X.411 §12. Addresses in a content of P22 are of these types, too. */
export const P1: Table = { ...BIND, ...NAMES, ...ENVELOPE, ...MESSAGE, ...REPORT };
