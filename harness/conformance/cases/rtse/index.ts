import type { Case } from '../../case.ts';

/** The cases of this layer. */
export const RTSE_CASES: readonly Case[] = [];
