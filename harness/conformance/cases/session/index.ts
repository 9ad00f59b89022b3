import type { Case } from '../../case.ts';

/** The cases of this layer. */
export const SESSION_CASES: readonly Case[] = [];
