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
