export { sessionFaults } from './faults.ts';
export { session } from './machine.ts';
export { SESSION_LIMITS, type SessionLimits, type SessionOptions, type TsduSizes, type Version } from './options.ts';
export {
  lengthOf as spduUnitsLength,
  PARAMETERS as SPDU_PARAMETERS,
  type ParameterName as SpduParameterName,
  type ParameterUnit,
  type PgiUnit,
  type PiUnit,
  valueIn as spduValue,
} from './parameters.ts';
export {
  ABORT_BITS,
  EXCEPTION_REASONS,
  type ExceptionReason,
  exceptionReasonName,
  REFUSE_REASONS,
  type RefuseReason,
  refuseReasonName,
} from './reasons.ts';
export type {
  AbortReason,
  OldActivity,
  References,
  SessionAddress,
  SessionParty,
  SessionService,
  TokenSetting,
  TokenSettings,
} from './service.ts';
export { decodeTsdu, encodeTsdu, type Spdu, type SpduOf, spduOf, type Values as SpduValues } from './spdu.ts';
export { kindTold, SPDUS, type SpduKind, type SpduRow } from './spdus.ts';
export { DEFAULT_UNITS, RELIABLE_TRANSFER, type Token, UNITS, type Unit } from './units.ts';
