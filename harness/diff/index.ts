export { compare, isSame } from './compare.ts';
export type { Compared, CompareOptions, Comparison, Difference, Totals, Verdict } from './comparison.ts';
export { differenceBetween, wholeOfOctets } from './octets.ts';
export { plainOf } from './plain.ts';
export { comparisonLines, totalSays, type ViewOptions } from './view.ts';
