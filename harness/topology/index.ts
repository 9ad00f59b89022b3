export { type NoCall, namesOf, type Outlook, outlook, type Prediction } from './calls.ts';
export { type Cure, curesOf } from './cure.ts';
export { type Finding, isCollision, LINT_RULES, type LintRule } from './findings.ts';
export { globFits, mostExact } from './globs.ts';
export { buildLab, type Lab, type LabOptions, openLab } from './lab.ts';
export { lint, placeOrder } from './lint.ts';
export { type Played, type PlayOptions, play } from './play.ts';
export type {
  ConnectorExpectation,
  Count,
  EventExpectation,
  Expectations,
  MessageCounts,
  MessageFate,
  MessagesExpectation,
  SendStep,
  Step,
  Topology,
} from './topology.ts';
