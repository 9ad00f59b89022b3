import type { Case } from '../../case.ts';

/** The cases of this layer. */
export const MTA_CASES: readonly Case[] = [];
