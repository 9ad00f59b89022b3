export { RTAB, RTOAC, RTORJ, RTORQ, RTTP, RTTR, type Rtab, type Rtoac, type Rtorj, type Rtorq } from './apdu.ts';
export { RTSE_SYNTAXES } from './contexts.ts';
export { rtseFaults } from './faults.ts';
export { rtse } from './machine.ts';
export { RTSE_LIMITS, type RtseLimits, type RtseOptions } from './options.ts';
export {
  ABORT_REASONS as RTSE_ABORT_REASONS,
  type AbortReasonName as RtseAbortReason,
  abortReasonName as rtseAbortReasonName,
  REFUSE_REASONS as RTSE_REFUSE_REASONS,
  type RefuseReasonName as RtseRefuseReason,
  refuseReasonName as rtseRefuseReasonName,
} from './reasons.ts';
export { isSameConnection, referencesOf } from './references.ts';
export type { Dialogue, Recovery, RtseService, Turn, Unsaid } from './service.ts';
