import {
  application,
  choice,
  decodeValue,
  enumerated,
  heldSet,
  ia5String,
  implicit,
  optional,
  sequence,
  sequenceOf,
  utcTime,
  type ValueOf,
} from '#src/asn1/index.ts';
import { defined } from '#src/core/index.ts';
import { encodedInformationTypes } from './encoded-information.ts';
import type { ExtensionField, STANDARD_EXTENSIONS } from './extension-field.ts';
import { flags } from './flags.ts';
import { type GlobalDomainIdentifier, globalDomainIdentifier, isSameDomain, mtaName } from './names.ts';

/** What a domain or an MTA did with what came to it, X.411 §12.3.1. */
export type RoutingAction = 'relayed' | 'rerouted';

const arrival = {
  arrivalTime: implicit(0, utcTime),
  routingAction: implicit(2, enumerated({ relayed: 0, rerouted: 1 })),
};
const additionalActions = {
  deferredTime: optional(implicit(1, utcTime)),
  convertedEncodedInformationTypes: optional(encodedInformationTypes),
  otherActions: optional(implicit(3, flags({ redirected: 0, 'dl-operation': 1 }))),
};

/** TraceInformationElement, X.411 §12.3.1: a domain that it passed, and when. */
export const traceInformationElement = sequence({
  globalDomainIdentifier,
  domainSuppliedInformation: heldSet({ ...arrival, attemptedDomain: optional(globalDomainIdentifier), ...additionalActions }),
});
export type TraceInformationElement = ValueOf<typeof traceInformationElement>;

/** TraceInformation, X.411 §12.3.1. */
export const traceInformation = implicit(application(9), sequenceOf(traceInformationElement));
export type TraceInformation = ValueOf<typeof traceInformation>;

/** InternalTraceInformation, X.411 §13: the MTAs of one domain, an extension. */
export const internalTraceInformation = sequenceOf(
  sequence({
    globalDomainIdentifier,
    mtaName,
    mtaSuppliedInformation: heldSet({
      ...arrival,
      attempted: optional(choice({ mta: ia5String, domain: globalDomainIdentifier })),
      ...additionalActions,
    }),
  }),
);
export type InternalTraceInformation = ValueOf<typeof internalTraceInformation>;

/** What our domain adds to the trace: a UTCTime as it stands on the wire, '991122120000Z'. */
export const traceElement = (
  domain: GlobalDomainIdentifier,
  arrivalTime: string,
  routingAction: RoutingAction = 'relayed',
  attemptedDomain?: GlobalDomainIdentifier,
): TraceInformationElement => ({
  globalDomainIdentifier: domain,
  domainSuppliedInformation: defined({ arrivalTime, routingAction, attemptedDomain }),
});

/** Whether it has been in a domain before: where the trace has it, it goes round in a loop. */
export const hasPassed = (trace: TraceInformation, domain: GlobalDomainIdentifier): boolean =>
  trace.some((element) => isSameDomain(element.globalDomainIdentifier, domain));

/** The trace within a domain, if the extensions have one. */
export const internalTraceIn = (fields: readonly ExtensionField[] = []): InternalTraceInformation => {
  const field = fields.find(({ type }) => type.kind === 'standard' && type.value === INTERNAL_TRACE);
  return field?.value === undefined ? [] : decodeValue(internalTraceInformation, field.value);
};

/** Whether it has been at an MTA of a domain before. */
export const hasPassedMta = (trace: InternalTraceInformation, domain: GlobalDomainIdentifier, name: string): boolean =>
  trace.some((element) => element.mtaName === name && isSameDomain(element.globalDomainIdentifier, domain));

const INTERNAL_TRACE: keyof typeof STANDARD_EXTENSIONS = 'internal-trace-information';
