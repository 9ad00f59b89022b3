export { type Answer, accepting, type Choice, ignoring, refusing, type Terms, type TransportIndication } from './answers.ts';
export { type AssociationChoice, type AssociationProfile, associationInitiator, associationResponder } from './association.ts';
export { bare } from './bare.ts';
export type { NetworkTrait, StackProfile } from './profile.ts';
export { initiator, responder } from './stacks.ts';
export {
  type TransferChoice,
  type TransferProfile,
  type TransferTrait,
  transferInitiator,
  transferResponder,
  type UpperProfile,
} from './transfer.ts';
