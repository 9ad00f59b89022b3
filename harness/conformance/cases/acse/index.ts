import type { Case } from '../../case.ts';

/** The cases of this layer. */
export const ACSE_CASES: readonly Case[] = [];
