import { encodeValue } from '#src/asn1/index.ts';
import { type ExtensionField, type GlobalDomainIdentifier, internalTraceIn, internalTraceInformation } from '#src/p1/index.ts';

/** Extensions with one more MTA in the trace of its domain, X.411 §13: within one domain it is the only one. */
export const internalTrace = (
  extensions: readonly ExtensionField[] | undefined,
  domain: GlobalDomainIdentifier,
  mtaName: string,
  arrivalTime: string,
): readonly ExtensionField[] => {
  const passed = internalTraceIn(extensions);
  const element = { globalDomainIdentifier: domain, mtaName, mtaSuppliedInformation: { arrivalTime, routingAction: 'relayed' } } as const;
  const field: ExtensionField = {
    type: { kind: 'standard', value: NAME },
    value: encodeValue(internalTraceInformation, [...passed, element]),
  };
  return [...(extensions ?? []).filter(({ type }) => type.value !== NAME), field];
};

const NAME = 'internal-trace-information';
