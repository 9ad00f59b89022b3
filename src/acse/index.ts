export { type Apdu, type ApduKind, type ApduOf, acseApdu, decodeApdu, encodeApdu } from './apdu.ts';
export {
  ABORT_DIAGNOSTICS,
  abortDiagnosticName,
  associateDiagnosticName,
  PROVIDER_DIAGNOSTICS,
  RELEASE_REQUEST_REASONS,
  RELEASE_RESPONSE_REASONS,
  USER_DIAGNOSTICS,
} from './diagnostics.ts';
export { acseFaults } from './faults.ts';
export { acse } from './machine.ts';
export { ACSE_SYNTAX, APPLICATION_CONTEXTS } from './objects.ts';
export type { AcseService, Authentication, Titles } from './service.ts';
export type { AcseOptions } from './variables.ts';
