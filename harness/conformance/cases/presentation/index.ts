import type { Case } from '../../case.ts';
import { ANSWERS } from './x226-6.2-answers.ts';
import { CONTEXTS } from './x226-6.2-contexts.ts';
import { CPRS } from './x226-6.2-cpr.ts';
import { REFUSALS } from './x226-6.2-refusals.ts';
import { DATA } from './x226-6.4-data.ts';
import { ENDINGS } from './x226-6.4-endings.ts';
import { X410 } from './x226-8.4-x410.ts';
import { EXTENSIBILITY } from './x226-8.5-extensibility.ts';

/** The cases of this layer. */
export const PRESENTATION_CASES: readonly Case[] = [
  ...CONTEXTS,
  ...ANSWERS,
  ...REFUSALS,
  ...CPRS,
  ...EXTENSIBILITY,
  ...DATA,
  ...ENDINGS,
  ...X410,
];
