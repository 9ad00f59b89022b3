export { presentationFaults } from './faults.ts';
export { presentation } from './machine.ts';
export { BER, type PresentationOptions } from './options.ts';
export {
  type Abort as AbortPpdu,
  abortPpdu,
  type Cp,
  type Cpa,
  type Cpr,
  cpaPpdu,
  cpPpdu,
  cprPpdu,
  type UserData,
  userData,
} from './ppdu.ts';
export { ABORT_REASONS, CONTEXT_REJECTIONS, REFUSAL_REASONS } from './reasons.ts';
export type {
  Context,
  ContextRejection,
  ContextResult,
  Mode,
  PassingDown,
  PassingName,
  PassingUp,
  Pdv,
  PresentationAddress,
  PresentationParty,
  PresentationService,
  Refusal,
} from './service.ts';
export { plainValueIn } from './td.ts';
