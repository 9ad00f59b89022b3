export type { Explanation } from './explanation.ts';
export { EXPLANATIONS, type Explained, explain } from './explanations.ts';
