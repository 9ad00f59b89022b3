import { byCode, type ReasonRow } from '#src/core/index.ts';

type Diagnostics = Readonly<Record<string, ReasonRow>>;

// biome-ignore format: a table
/** The diagnostics of an AARE whose source is the acse-service-user, X.227 §9.1. */
export const USER_DIAGNOSTICS = {
  'null':                                                 { code: 0,  says: 'nothing is to be said',                                   clause: 'X.227 §9.1' },
  'no-reason-given':                                      { code: 1,  says: 'the user gives no reason',                                clause: 'X.227 §9.1' },
  'application-context-name-not-supported':               { code: 2,  says: 'the application context is not supported',                clause: 'X.227 §9.1' },
  'calling-AP-title-not-recognized':                      { code: 3,  says: 'the calling AP-title is not known',                       clause: 'X.227 §9.1' },
  'calling-AP-invocation-identifier-not-recognized':      { code: 4,  says: 'the calling AP-invocation-identifier is not known',       clause: 'X.227 §9.1' },
  'calling-AE-qualifier-not-recognized':                  { code: 5,  says: 'the calling AE-qualifier is not known',                   clause: 'X.227 §9.1' },
  'calling-AE-invocation-identifier-not-recognized':      { code: 6,  says: 'the calling AE-invocation-identifier is not known',       clause: 'X.227 §9.1' },
  'called-AP-title-not-recognized':                       { code: 7,  says: 'the called AP-title is not known',                        clause: 'X.227 §9.1' },
  'called-AP-invocation-identifier-not-recognized':       { code: 8,  says: 'the called AP-invocation-identifier is not known',        clause: 'X.227 §9.1' },
  'called-AE-qualifier-not-recognized':                   { code: 9,  says: 'the called AE-qualifier is not known',                    clause: 'X.227 §9.1' },
  'called-AE-invocation-identifier-not-recognized':       { code: 10, says: 'the called AE-invocation-identifier is not known',        clause: 'X.227 §9.1' },
  'authentication-mechanism-name-not-recognized':         { code: 11, says: 'the authentication mechanism is not known',               clause: 'X.227 §9.1' },
  'authentication-mechanism-name-required':               { code: 12, says: 'the authentication mechanism is to be named',             clause: 'X.227 §9.1' },
  'authentication-failure':                               { code: 13, says: 'the caller is not whom it says it is',                    clause: 'X.227 §9.1' },
  'authentication-required':                              { code: 14, says: 'the caller is to say who it is, and prove it',            clause: 'X.227 §9.1' },
} as const satisfies Diagnostics;

// biome-ignore format: a table
/** The diagnostics of an AARE whose source is the acse-service-provider, X.227 §9.1. */
export const PROVIDER_DIAGNOSTICS = {
  'null':                                                 { code: 0,  says: 'nothing is to be said',                                   clause: 'X.227 §9.1' },
  'no-reason-given':                                      { code: 1,  says: 'the provider gives no reason',                            clause: 'X.227 §9.1' },
  'no-common-acse-version':                               { code: 2,  says: 'no version of the protocol is common to both',            clause: 'X.227 §9.1' },
} as const satisfies Diagnostics;

// biome-ignore format: a table
/** The diagnostics of an ABRT, X.227 §9.1. */
export const ABORT_DIAGNOSTICS = {
  'no-reason-given':                                      { code: 1,  says: 'no reason is given',                                      clause: 'X.227 §9.1' },
  'protocol-error':                                       { code: 2,  says: 'a protocol error',                                        clause: 'X.227 §9.1' },
  'authentication-mechanism-name-not-recognized':         { code: 3,  says: 'the authentication mechanism is not known',               clause: 'X.227 §9.1' },
  'authentication-mechanism-name-required':               { code: 4,  says: 'the authentication mechanism is to be named',             clause: 'X.227 §9.1' },
  'authentication-failure':                               { code: 5,  says: 'the peer is not whom it says it is',                      clause: 'X.227 §9.1' },
  'authentication-required':                              { code: 6,  says: 'the peer is to say who it is, and prove it',              clause: 'X.227 §9.1' },
} as const satisfies Diagnostics;

// biome-ignore format: a table
/** The reasons of an RLRQ, X.227 §9.1. */
export const RELEASE_REQUEST_REASONS = {
  'normal':                                               { code: 0,  says: 'a release as usual',                                      clause: 'X.227 §9.1' },
  'urgent':                                               { code: 1,  says: 'an urgent release',                                       clause: 'X.227 §9.1' },
  'user-defined':                                         { code: 30, says: 'a reason among the users',                                clause: 'X.227 §9.1' },
} as const satisfies Diagnostics;

// biome-ignore format: a table
/** The reasons of an RLRE, X.227 §9.1. */
export const RELEASE_RESPONSE_REASONS = {
  'normal':                                               { code: 0,  says: 'released as usual',                                       clause: 'X.227 §9.1' },
  'not-finished':                                         { code: 1,  says: 'released before all was done',                            clause: 'X.227 §9.1' },
  'user-defined':                                         { code: 30, says: 'a reason among the users',                                clause: 'X.227 §9.1' },
} as const satisfies Diagnostics;

/** The name of a diagnostic of an ABRT; undefined where X.227 §9.1 has none. */
export const abortDiagnosticName = (code: number): keyof typeof ABORT_DIAGNOSTICS | undefined => ABORT_OF_CODE.get(code);

/** The name of a diagnostic of an AARE by its source; undefined where X.227 §9.1 has none. */
export const associateDiagnosticName = (source: 'user' | 'provider', code: number): string | undefined =>
  ASSOCIATE_OF_CODE[source].get(code);

const ABORT_OF_CODE = byCode(ABORT_DIAGNOSTICS);
const ASSOCIATE_OF_CODE = { user: byCode(USER_DIAGNOSTICS), provider: byCode(PROVIDER_DIAGNOSTICS) } as const;
