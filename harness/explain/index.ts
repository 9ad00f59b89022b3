export type { Explanation } from './explanation.ts';
export { EXPLANATIONS, type Explained, explain } from './explanations.ts';
export { formOf } from './fault-kinds.ts';
export { faultExplanations } from './wire-faults.ts';
export { reasonExplanations } from './wire-reasons.ts';
