import type { Case } from '../../case.ts';

/** The cases of this layer. */
export const PRESENTATION_CASES: readonly Case[] = [];
