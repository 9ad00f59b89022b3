export { type Answer, accepting, type Choice, ignoring, refusing, type Terms, type TransportIndication } from './answers.ts';
export type { NetworkTrait, StackProfile } from './profile.ts';
export { initiator, responder } from './stacks.ts';
