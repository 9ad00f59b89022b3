import { ABORT_DIAGNOSTICS, PROVIDER_DIAGNOSTICS, USER_DIAGNOSTICS } from '#src/acse/index.ts';
import { choice, octetString, t61String } from '#src/asn1/index.ts';
import { informationObject } from '#src/p22/index.ts';
import { ABORT_REASONS, REFUSAL_REASONS } from '#src/presentation/index.ts';
import { RTSE_ABORT_REASONS, RTSE_REFUSE_REASONS } from '#src/rtse/index.ts';
import { elementTree } from './elements.ts';
import { extensionType } from './extensions.ts';
import type { Module } from './module.ts';
import type { NodeValue } from './node.ts';

/** CallingSSuserReference, X.228 §9: text in X.410 mode, else octets. */
const ssUserReference = choice({ T61String: t61String, 'OCTET STRING': octetString });

type Reasons = Readonly<Record<string, { readonly code: number; readonly says: string }>>;
const of = (reasons: Reasons) => (value: NodeValue) => Object.values(reasons).find(({ code }) => code === value)?.says;

// biome-ignore format: a table
/** ISO8823-PRESENTATION, X.226 §8.2. The values in a PDV-list are PDUs of their own. */
export const PRESENTATION: Module = {
  clause: 'X.226 §8.2',
  names: {
    mode: 'mode-selector', x410: 'x410-mode-parameters', normal: 'normal-mode-parameters', version: 'protocol-version', calling: 'calling-presentation-selector',
    called: 'called-presentation-selector', responding: 'responding-presentation-selector', contexts: 'presentation-context-definition-list',
    defaultContext: 'default-context-name', requirements: 'presentation-requirements', sessionRequirements: 'user-session-requirements', userData: 'user-data',
    results: 'presentation-context-definition-result-list', id: 'presentation-context-identifier', context: 'presentation-context-identifier',
    abstractSyntax: 'abstract-syntax-name', transferSyntax: 'transfer-syntax-name', transferSyntaxes: 'transfer-syntax-name-list', reason: 'provider-reason',
    event: 'event-identifier', values: 'presentation-data-values', simple: 'simply-encoded-data', full: 'fully-encoded-data', provider: 'ARP-PPDU', singleAsn1Type: 'single-ASN1-type',
  },
  within: { 'mode-selector': { mode: 'mode-value' } },
  sealed: ['values', 'simple', 'x410'],
  meanings: { reason: of(REFUSAL_REASONS) },
};

/** The same for an ARU and an ARP: contexts are those that there are, not those that are asked for, and reasons are those of an abort. */
export const ABORT: Module = {
  ...PRESENTATION,
  names: { ...PRESENTATION.names, contexts: 'presentation-context-identifier-list' },
  meanings: { reason: of(ABORT_REASONS) },
};

// biome-ignore format: a table
/** ACSE-1, X.227 §9.1. */
export const ACSE: Module = {
  clause: 'X.227 §9.1',
  names: {
    applicationContext: 'application-context-name', calledApTitle: 'called-AP-title', calledAeQualifier: 'called-AE-qualifier',
    calledApInvocation: 'called-AP-invocation-identifier', calledAeInvocation: 'called-AE-invocation-identifier', callingApTitle: 'calling-AP-title',
    callingAeQualifier: 'calling-AE-qualifier', callingApInvocation: 'calling-AP-invocation-identifier', callingAeInvocation: 'calling-AE-invocation-identifier',
    respondingApTitle: 'responding-AP-title', respondingAeQualifier: 'responding-AE-qualifier', respondingApInvocation: 'responding-AP-invocation-identifier',
    respondingAeInvocation: 'responding-AE-invocation-identifier', requirements: 'sender-acse-requirements', mechanism: 'mechanism-name',
    authenticationValue: 'calling-authentication-value', applicationContexts: 'application-context-name-list', implementation: 'implementation-information',
    diagnostic: 'result-source-diagnostic', user: 'acse-service-user', provider: 'acse-service-provider', source: 'abort-source',
    singleAsn1Type: 'single-ASN1-type',
  },
  sealed: ['encoding'],
  meanings: { user: of(USER_DIAGNOSTICS), provider: of(PROVIDER_DIAGNOSTICS), diagnostic: of(ABORT_DIAGNOSTICS) },
};

// biome-ignore format: a table
/** RTSE-APDUs, X.228 §9. Connection data of an open are a PDU of their own. */
export const RTSE: Module = {
  clause: 'X.228 §9',
  names: {
    checkpointSize: 'checkpointSize', windowSize: 'windowSize', dialogueMode: 'dialogueMode', connectionDataRQ: 'connectionDataRQ',
    connectionDataAC: 'connectionDataAC', applicationProtocol: 'applicationProtocol', refuseReason: 'refuseReason', userDataRJ: 'userDataRJ',
    abortReason: 'abortReason', reflectedParameter: 'reflectedParameter', userdataAB: 'userdataAB', callingSSuserReference: 'callingSSuserReference',
    commonReference: 'commonReference', additionalReferenceInformation: 'additionalReferenceInformation',
  },
  open: { callingSSuserReference: () => ssUserReference },
  sealed: ['open', 'userDataRJ'],
  meanings: { refuseReason: of(RTSE_REFUSE_REASONS), abortReason: of(RTSE_ABORT_REASONS) },
};

/** IPMSInformationObjects, X.420 §7. */
export const P22: Module = {
  clause: 'X.420 §7',
  names: { thisIpm: 'this-IPM', repliedToIpm: 'replied-to-IPM', obsoletedIpms: 'obsoleted-IPMs', relatedIpms: 'related-IPMs' },
};

/** How an InformationObject begins, X.420 §6: contents of other types are octets. */
const IPMS: ReadonlySet<number> = new Set([0xa0, 0xa1]);

// biome-ignore format: a table
/** MTSAbstractService and MTAAbstractService, X.411 §9 and §13. Of a message the content is what its content type says. */
export const P1: Module = {
  clause: 'X.411 §13',
  names: {
    contentType: 'content-type', ia5: 'IA5String', octets: 'OCTET STRING', reason: 'non-delivery-reason-code', diagnostic: 'non-delivery-diagnostic-code',
    typeOfMtsUser: 'type-of-MTS-user', mtaName: 'MTA-name', mtaSuppliedInformation: 'MTA-supplied-information',
  },
  within: {
    'original-encoded-information-types': { builtIn: 'built-in-encoded-information-types' },
    'converted-encoded-information-types': { builtIn: 'built-in-encoded-information-types' },
  },
  open: { value: extensionType },
  inside: { content: (octets) => (IPMS.has(octets[0] ?? 0) ? [elementTree('information-object', informationObject, octets, P22)] : undefined) },
};

/** MTABindArgument, MTABindResult and MTABindError. */
export const BIND: Module = { ...P1, clause: 'X.411 §12.1.1' };
